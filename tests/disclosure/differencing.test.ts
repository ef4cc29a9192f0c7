import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, neighbours } from '../../src/lib/core/cells';
import { NO_FILTER, slotsOf, type Filter } from '../../src/lib/core/filter';
import { dayOf, monthOf, monthStart, weekdayOf } from '../../src/lib/core/time';
import {
	differenceOf,
	disclose,
	POLICIES,
	quantise,
	SelectionLog,
	sensitivityOf,
	sensitiveNames,
	tellsStep
} from '../../src/lib/disclosure';
import { mayContain, placingOf } from '../../src/lib/disclosure/contains';
import { LISTED_WINDOWS } from '../../src/lib/disclosure/quantise';
import { placeCategories, NO_CROSSWALK } from '../../src/lib/core/crosswalk/crosswalk';

const { partnership, public: anyone, analyst } = POLICIES;
const CENTRE = cellOf(1.0815, 51.2779, 9);
const TOWN = [CENTRE, ...neighbours(CENTRE)];
const CATEGORIES = ['Drugs', 'Theft', 'Stalking'];
const SENSITIVE = new Set(['Stalking']);
const MONDAY = dayOf(2025, 9, 1);
const LOADED = { categories: CATEGORIES, cells: TOWN, period: { from: MONDAY, to: MONDAY + 42 } };

describe('selections', () => {
	it('refuses a pair that differs by a few, and says when rounding tells a step', () => {
		expect(differenceOf(100, 99, 5)).toEqual({ allowed: false, size: 1 });
		expect(differenceOf(100, 95, 5).allowed).toBe(true);
		expect(differenceOf(100, 100, 5).allowed).toBe(true);
		expect(tellsStep(103, 102, partnership.screen.ordinary)).toBe(true);
		expect(tellsStep(104, 103, partnership.screen.ordinary)).toBe(false);
		expect(tellsStep(110, 100, partnership.screen.ordinary)).toBe(false);
	});

	it('refuses with a reason and a remedy, and lets the analyst look', () => {
		const week = { ...NO_FILTER, period: { from: MONDAY, to: MONDAY + 7 } };
		const log = new SelectionLog(partnership, SENSITIVE, LOADED);
		expect(log.admit(NO_FILTER, 100, 'ordinary')).toEqual({ allowed: true });
		expect(log.admit(week, 97, 'ordinary')).toMatchObject({ allowed: false, fault: /fewer than 5 incidents/, remedy: /longer period/ });
		expect(log.admit(week, 97, 'ordinary').allowed).toBe(false);
		expect(log.admit({ ...NO_FILTER, categories: ['Drugs'] }, 60, 'ordinary').allowed).toBe(true);
		// All but stalking: the rest would be nine cases of it.
		expect(log.admit({ ...NO_FILTER, categories: ['Drugs', 'Theft'] }, 91, 'ordinary')).toMatchObject({ fault: /fewer than 10/ });
		const own = new SelectionLog(analyst, SENSITIVE);
		expect([own.admit(NO_FILTER, 100, 'ordinary').allowed, own.admit(week, 99, 'ordinary').allowed]).toEqual([true, true]);
	});

	it('shows no two nested selections whose difference is small, to partners or to anyone: 1,000 random visits', () => {
		let nested = 0;
		const row = fc.record({ week: fc.nat({ max: 5 }), cell: fc.nat({ max: 6 }), category: fc.nat({ max: 2 }) });
		const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: null });
		const choice = fc.record({
			weeks: fc.option(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { nil: null }),
			cells: some([0, 1, 2, 3, 4, 5, 6]),
			categories: some([0, 1, 2])
		});
		const rows = fc.array(fc.tuple(row, fc.integer({ min: 1, max: 12 })), { maxLength: 40 });
		fc.assert(
			fc.property(rows, fc.array(choice, { minLength: 2, maxLength: 8 }), fc.constantFrom(partnership, anyone), (held, visits, policy) => {
				const { threshold } = policy.screen.ordinary;
				const all = held.flatMap(([one, times]) => Array.from({ length: times }, () => one));
				const log = new SelectionLog(policy, SENSITIVE, LOADED);
				const seen = visits.flatMap((visit) => {
					const weeks = visit.weeks ? ([Math.min(...visit.weeks), Math.max(...visit.weeks) + 1] as const) : null;
					const filter: Filter = {
						...NO_FILTER,
						period: weeks ? { from: MONDAY + 7 * weeks[0], to: MONDAY + 7 * weeks[1] } : null,
						cells: visit.cells ? { resolution: 9, ids: visit.cells.map((i) => TOWN[i] ?? '') } : null,
						categories: visit.categories?.map((i) => CATEGORIES[i] ?? '') ?? null
					};
					const chosen = (one: (typeof all)[number], category = one.category): boolean =>
						(!weeks || (one.week >= weeks[0] && one.week < weeks[1])) &&
						(visit.cells?.includes(one.cell) ?? true) &&
						(visit.categories?.includes(category) ?? true);
					const count = all.filter((one) => chosen(one)).length;
					const sensitivity = visit.categories?.includes(2) === true ? 'sensitive' : 'ordinary';
					// What the selection holds, whatever the rows: every week, hexagon and category.
					const reach = new Set(
						Array.from({ length: 126 }, (_, i) => i).filter((i) =>
							chosen({ week: i % 6, cell: Math.floor(i / 6) % 7, category: Math.floor(i / 42) })
						)
					);
					return log.admit(filter, count, sensitivity).allowed ? [{ count, reach, sensitivity } as const] : [];
				});
				for (const outer of seen)
					for (const inner of seen) {
						if (![...inner.reach].every((one) => outer.reach.has(one))) continue;
						const difference = outer.count - inner.count;
						const bothSmall = disclose(outer.count, policy.screen[outer.sensitivity]).value === null;
						expect(bothSmall || difference === 0 || difference >= threshold).toBe(true);
						if (!bothSmall && outer !== inner) nested++;
						const isDelicate =
							[...outer.reach].some((one) => one >= 84 && !inner.reach.has(one)) && ![...inner.reach].some((one) => one >= 84);
						if (isDelicate) expect(bothSmall || difference === 0 || difference >= 10).toBe(true);
					}
			}),
			{ numRuns: 1000 }
		);
		expect(nested).toBeGreaterThan(1000);
	});

	it('knows what lies in what: dates, hours, names, shapes', () => {
		const lies = (inner: Partial<Filter>, outer: Partial<Filter>): boolean =>
			mayContain(placingOf({ ...NO_FILTER, ...outer }), placingOf({ ...NO_FILTER, ...inner }), {
				sources: ['a', 'b'],
				cells: [...TOWN, cellOf(1.3, 51.1, 9)]
			});
		const [nights, narrow] = [LISTED_WINDOWS[1]?.window ?? null, LISTED_WINDOWS[0]?.window ?? null];
		expect(lies({ week: narrow }, { week: nights })).toBe(true);
		expect(lies({ week: nights }, { week: narrow })).toBe(false);
		expect(lies({}, { week: nights })).toBe(false);
		expect(lies({ areas: ['Canterbury 001A'] }, { areas: ['Canterbury'] })).toBe(true);
		expect(lies({ areas: ['Dover'] }, { areas: ['Canterbury'] })).toBe(false);
		expect(lies({ origins: ['public'] }, { origins: ['public', 'officer'] })).toBe(true);
		const box = { west: 1.05, south: 51.26, east: 1.12, north: 51.3 };
		const ids = [CENTRE];
		expect(lies({ cells: { resolution: 9, ids } }, { drawn: box })).toBe(true);
		expect(lies({ drawn: box }, { cells: { resolution: 9, ids } })).toBe(false);
		expect(lies({ drawn: box }, { areas: ['Canterbury'] })).toBe(true);
		expect(lies({}, { drawn: box })).toBe(false);
		expect([lies({}, { sources: ['a'] }), lies({}, { sources: ['b', 'a'] }), lies({}, { outcomes: ['charged'] })]).toEqual([
			false,
			true,
			true
		]);
	});
});

describe('quantise', () => {
	const period = fc
		.tuple(fc.integer({ min: 15_000, max: 20_500 }), fc.integer({ min: 1, max: 400 }))
		.map(([from, length]) => ({ from, to: from + length }));
	const week = fc.record({
		days: fc.uniqueArray(fc.nat({ max: 6 }), { minLength: 1 }),
		from: fc.nat({ max: 23 }),
		to: fc.nat({ max: 23 }),
		nights: fc.boolean()
	});
	const box = fc.constant({ west: 1.07, south: 51.27, east: 1.09, north: 51.285 });
	const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
	const cells = fc.constantFrom({ resolution: 10, ids: [cellOf(1.0815, 51.2779, 10)] }, { resolution: 8, ids: [cellOf(1.08, 51.28, 8)] });
	const filters = fc
		.tuple(maybe(period), maybe(week), maybe(box), maybe(cells))
		.map(([period, week, drawn, cells]): Filter => ({ ...NO_FILTER, period, week, drawn, cells }));

	it('gives whole weeks or months, a listed time and hexagons of one size, and then the same again', () => {
		fc.assert(
			fc.property(
				filters,
				fc.constantFrom(partnership, anyone),
				fc.constantFrom('ordinary' as const, 'sensitive' as const),
				(given, policy, kind) => {
					const { filter, notes } = quantise(given, policy, kind);
					expect(quantise(filter, policy, kind)).toEqual({ filter, notes: [] });
					expect(filter.drawn).toBeNull();
					expect(filter.cells?.resolution ?? policy.finest[kind]).toBe(policy.finest[kind]);
					expect(filter.week === null || LISTED_WINDOWS.some(({ window }) => window === filter.week)).toBe(true);
					if (!given.period || !filter.period) return;
					const { from, to } = filter.period;
					expect(from <= given.period.from && to >= given.period.to).toBe(true);
					const months = [from, to].every((day) => monthStart(monthOf(day)) === day);
					const weeks = [from, to].every((day) => weekdayOf(day) === 0);
					expect(policy === anyone ? months : months || weeks).toBe(true);
					expect(notes.length > 0 || (from === given.period.from && to === given.period.to)).toBe(true);
				}
			),
			{ numRuns: 300 }
		);
	});

	it('covers the week with times that do not overlap, and says what it changed', () => {
		const parts = LISTED_WINDOWS.filter(({ label }) => /^(Fri and Sat nights, 18|Sun|Week)/.test(label)).flatMap(({ window }) =>
			slotsOf(window)
		);
		expect(parts.sort((a, b) => a - b)).toEqual(Array.from({ length: 168 }, (_, slot) => slot));
		const asked = { ...NO_FILTER, week: { days: [4, 5], from: 22, to: 4, nights: true }, period: { from: MONDAY + 1, to: MONDAY + 3 } };
		expect(quantise(asked, partnership, 'ordinary')).toMatchObject({
			filter: { period: { from: MONDAY, to: MONDAY + 7 } },
			notes: ['The period was widened to whole weeks.', 'The time of the week is the nearest on the list: Fri and Sat nights, 21:00–03:00.']
		});
		expect(quantise(asked, anyone, 'ordinary').filter.period).toEqual({ from: dayOf(2025, 9, 1), to: dayOf(2025, 10, 1) });
		expect(quantise(asked, analyst, 'ordinary')).toEqual({ filter: asked, notes: [] });
	});
});

describe('sensitivityOf', () => {
	const placed = placeCategories(
		NO_CROSSWALK,
		['Theft', 'Stalking', 'Domestic abuse', 'Violence and sexual offences'].map((name) => ({
			name,
			profiles: ['generic' as const],
			count: 9
		}))
	);
	it('follows the crosswalk: one sensitive category makes a choice sensitive', () => {
		expect([...sensitiveNames(placed)].sort()).toEqual(['Domestic abuse', 'Stalking']);
		expect(sensitivityOf(['Theft'], placed)).toBe('ordinary');
		expect(sensitivityOf(['Theft', 'Stalking'], placed)).toBe('sensitive');
		expect(sensitivityOf(['Violence and sexual offences'], placed)).toBe('ordinary');
		expect(sensitivityOf(null, placed)).toBe('ordinary');
		expect(
			sensitivityOf(
				null,
				placed.filter(({ sensitive }) => sensitive)
			)
		).toBe('sensitive');
	});
});
