import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, isSchoolDay } from '../../data/generator/clock';
import {
	ANTI_SOCIAL,
	EMERGING,
	FADING,
	FILES,
	LOADING_GAP,
	NEAR_REPEAT,
	NIGHT_ECONOMY,
	SCHOOL_RUN,
	SHOPPING,
	SPAN,
	SPRING_CHANGES
} from '../../data/truths';
import { changeSentence } from '../../src/lib/analysis/change/sentence';
import { falseDiscovery } from '../../src/lib/analysis/stats/fdr';
import { changeP, rateRatio } from '../../src/lib/analysis/stats/rate-ratio';
import { weekHourExposure } from '../../src/lib/analysis/temporal';
import { NO_FILTER, slotsOf, type Filter, type Period } from '../../src/lib/core/filter';
import { weekOf } from '../../src/lib/core/time';
import type { FileReport } from '../../src/lib/ingest';
import type { Store } from '../../src/lib/store';
import { loadSample } from './load-sample';

const RESOLUTION = 9;
const YEARS: Record<'before' | 'now', Period> = {
	before: { from: day(SPAN.first), to: day(SPAN.turn) },
	now: { from: day(SPAN.turn), to: day(SPAN.last) + 1 }
};
const WHOLE: Period = { from: YEARS.before.from, to: YEARS.now.to };

let store: Store;
let reports: ReadonlyMap<string, FileReport>;
beforeAll(async () => {
	({ store, reports } = await loadSample());
});
afterAll(() => store.close());

const asked = (clauses: Partial<Filter>): Filter => ({ ...NO_FILTER, ...clauses });
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
const planted = (counts: Readonly<Record<string, readonly [number, number]>>): number => sum(Object.values(counts).flat());

/** Counts by hexagon. */
async function byCell(clauses: Partial<Filter>): Promise<Map<string, number>> {
	const [grid, { counts }] = [await store.grid(RESOLUTION), await store.cells(asked(clauses), RESOLUTION)];
	return new Map(grid.cells.map((cell, i) => [cell, counts[i] ?? 0]));
}

const busiest = (counts: ReadonlyMap<string, number>): string => [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];

/** Incidents per hour in a window of the week ÷ per hour outside it, by hours that really came. */
async function lift(clauses: Partial<Filter>, slots: readonly number[]): Promise<number> {
	const { counts } = await store.hours(asked(clauses));
	const exposure = weekHourExposure(WHOLE);
	const rate = (inside: boolean): number => {
		const of = (values: ArrayLike<number>): number => sum(Array.from(values).filter((_, slot) => slots.includes(slot) === inside));
		return of(counts) / of(exposure);
	};
	return rate(true) / rate(false);
}

describe('the import of the sample', () => {
	it('takes every row of every file, to the minute, and says that it is made up', () => {
		for (const [name, { facts, crs, precision }] of reports) {
			expect(facts, name).toMatchObject({ rejected: 0, synthetic: true, snapped: name !== FILES.burglary });
			expect(facts.accepted, name).toBe(facts.rows);
			expect({ crs, precision }, name).toEqual({ crs: 'EPSG:4326', precision: 'minute' });
		}
		expect(reports.get(FILES.alerts)?.profile).toBe('safezone');
	});

	it('finds the roles of all columns', () => {
		const roles = (name: string): Record<string, string> =>
			Object.fromEntries((reports.get(name)?.columns ?? []).map((column) => [column.name, column.role]));
		expect(roles(FILES.canterbury)).toEqual({
			occurred: 'datetime',
			category: 'category',
			latitude: 'latitude',
			longitude: 'longitude',
			area: 'area',
			outcome: 'outcome',
			origin: 'origin'
		});
		expect(roles(FILES.burglary)).toMatchObject({ from: 'datetime', to: 'until', category: 'category', area: 'area', outcome: 'outcome' });
		expect(roles(FILES.alerts)).toMatchObject({ 'Alert type': 'category', Raised: 'datetime', 'Accuracy (m)': 'accuracy', Region: 'area' });
	});

	it('warns of the planted gap in loading and of no other', () => {
		for (const [name, { gaps }] of reports) expect(gaps, name).toEqual(name === LOADING_GAP.file ? [LOADING_GAP.month] : []);
	});
});

describe('planted truths', () => {
	it('finds the night-time economy on Friday and Saturday nights', async () => {
		const categories = Object.keys(NIGHT_ECONOMY.counts);
		for (const period of Object.values(YEARS))
			expect(busiest(await byCell({ period, categories, week: NIGHT_ECONOMY.window }))).toBe(NIGHT_ECONOMY.cell);
		const here = { categories, cells: { resolution: RESOLUTION, ids: [NIGHT_ECONOMY.cell] } };
		expect(sum((await store.hours(asked({ ...here, week: NIGHT_ECONOMY.window }))).counts)).toBeGreaterThanOrEqual(
			planted(NIGHT_ECONOMY.counts)
		);
		expect(await lift(here, slotsOf(NIGHT_ECONOMY.window))).toBeGreaterThan(10);
	});

	it('finds shoplifting by day in one street', async () => {
		const categories = ['Shoplifting'];
		expect(busiest(await byCell({ categories, week: SHOPPING.window }))).toBe(SHOPPING.cell);
		const here = { categories, cells: { resolution: RESOLUTION, ids: [SHOPPING.cell] } };
		expect(await lift(here, slotsOf(SHOPPING.window))).toBeGreaterThan(10);
	});

	it('finds the school run at drop-off and collection, in term only', async () => {
		const categories = ['Parking and road safety'];
		const { counts } = await store.hours(asked({ categories }));
		const top = [...counts.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0)).slice(0, 10);
		expect(top.toSorted((a, b) => a - b)).toEqual([8, 15, 32, 39, 56, 63, 80, 87, 104, 111]);
		const weekdays = [0, 1, 2, 3, 4];
		for (const [from, to] of [
			[8, 9],
			[15, 16]
		] as const)
			expect(busiest(await byCell({ categories, week: { days: weekdays, from, to, nights: false } }))).toBe(SCHOOL_RUN.cell);
		const here = asked({ categories, cells: { resolution: RESOLUTION, ids: [SCHOOL_RUN.cell] } });
		const { start, counts: days } = await store.series(here, 'day');
		const inTerm = sum(days.filter((_, i) => isSchoolDay(start + i)));
		expect(inTerm).toBeGreaterThanOrEqual(planted(SCHOOL_RUN.counts));
		expect(sum(days) - inTerm).toBeLessThan(0.1 * inTerm);
	});

	it('finds the burglary series as the densest five weeks of any cell', async () => {
		const filter = asked({ categories: [NEAR_REPEAT.category] });
		const { cells, cell, when, count } = await store.demand(filter, RESOLUTION, null, { officer: true });
		const runs = Array.from(cell, (own, i) => {
			const first = when[i] ?? 0;
			const held = sum(count.filter((_, j) => cell[j] === own && (when[j] ?? 0) >= first && (when[j] ?? 0) < first + 5));
			return { cell: cells[own], first, held };
		});
		const densest = runs.reduce((a, b) => (b.held > a.held ? b : a));
		expect(densest).toMatchObject({ cell: NEAR_REPEAT.cell, first: weekOf(day(NEAR_REPEAT.starts[0])) });
		expect(densest.held).toBeGreaterThanOrEqual(NEAR_REPEAT.starts.length);
		const others = runs.filter((run) => run.cell !== NEAR_REPEAT.cell);
		expect(Math.max(...others.map(({ held }) => held))).toBeLessThan(NEAR_REPEAT.starts.length / 2);
	});

	it('finds the emerging and the fading cell as the clearest rise and fall of all', async () => {
		const compare = async (now: Period, before: Period) => {
			const [after, earlier] = [await byCell({ period: now }), await byCell({ period: before })];
			const tested = [...after]
				.map(([cell, count]) => ({ cell, now: count, before: earlier.get(cell) ?? 0 }))
				.filter((c) => c.now + c.before >= 20);
			const sides = tested.map(
				(c) =>
					[
						{ count: c.now, exposure: now.to - now.from },
						{ count: c.before, exposure: before.to - before.from }
					] as const
			);
			const q = falseDiscovery(sides.map(([a, b]) => changeP(a, b).central));
			return tested.map(({ cell }, i) => ({
				cell,
				q: q[i] ?? 1,
				...rateRatio(
					...(sides[i] ?? [
						{ count: 0, exposure: 1 },
						{ count: 0, exposure: 1 }
					])
				)
			}));
		};
		const halves = await compare({ from: day('2026-05-01'), to: YEARS.now.to }, { from: day('2025-05-01'), to: YEARS.before.to });
		const up = halves.reduce((a, b) => (b.low > a.low ? b : a));
		expect(up.cell).toBe(EMERGING.cell);
		expect(up.low).toBeGreaterThan(2);
		expect(up.q).toBeLessThan(0.001);
		const years = await compare(YEARS.now, YEARS.before);
		const down = years.reduce((a, b) => (b.high < a.high ? b : a));
		expect(down.cell).toBe(FADING.cell);
		expect(down.high).toBeLessThan(0.6);
		expect(down.q).toBeLessThan(0.001);
	});

	it('finds anti-social behaviour down 28 % to the unit, in each town and in all', async () => {
		const categories = [ANTI_SOCIAL.category];
		const years = async (areas: readonly string[] | null) => {
			const { total, before } = await store.totals(asked({ categories, areas, period: YEARS.now }), YEARS.before);
			return [before, total];
		};
		expect(await years(null)).toEqual(ANTI_SOCIAL.all);
		expect(await years(['Canterbury'])).toEqual(ANTI_SOCIAL.Canterbury);
		expect(await years(['Maidstone'])).toEqual(ANTI_SOCIAL.Maidstone);
		const [before, now] = ANTI_SOCIAL.all;
		const change = changeSentence({ now, before, days: { now: 365, before: 365 } });
		expect(change.percent).toBeCloseTo(ANTI_SOCIAL.change, 12);
		expect(change.text).toBe('fell by 28.0% from 2,100 to 1,512: 588 fewer, or about 11 a week');
	});

	it('has no incident in the hour that the clocks skip, nor a chance of one', async () => {
		for (const iso of SPRING_CHANGES) {
			const period = { from: day(iso), to: day(iso) + 1 };
			const { counts } = await store.hours(asked({ period }));
			const exposure = weekHourExposure(period);
			expect([counts[6 * 24 + 1], exposure[6 * 24 + 1]]).toEqual([0, 0]);
			expect(sum(counts)).toBeGreaterThan(3);
			expect(sum(exposure)).toBe(23);
		}
	});
});
