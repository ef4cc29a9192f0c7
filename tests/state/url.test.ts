import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filter } from '../../src/lib/core/filter';
import { NO_FILTER } from '../../src/lib/core/filter';
import { ORIGINS } from '../../src/lib/core/incident';
import { HOT_LAYERS } from '../../src/lib/state/settings/hotspots';
import { MOST_IN_BLOCK, MOST_PEOPLE_SHIFTS, WEEK_PLANS } from '../../src/lib/state/settings/planWeek';
import { TEAM_KINDS } from '../../src/lib/state/settings/shift';
import { START, type Situation } from '../../src/lib/state/situation';
import { decode, encode } from '../../src/lib/state/url';

const names = fc.array(
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((s) => !/\p{Surrogate}/u.test(s)),
	{ maxLength: 4 }
);
const degrees = (limit: number) => fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map((micro) => micro / 1e6 || 0);
const fifth = (x: number): number => Number(x.toFixed(5)) || 0;
const period = fc
	.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 2000 }))
	.map(([from, length]) => ({ from, to: from + length }));
const week = fc.record({
	days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }).map((days) => days.sort()),
	from: fc.integer({ min: 0, max: 23 }),
	to: fc.integer({ min: 0, max: 23 }),
	nights: fc.boolean()
});
const box = fc.record({ west: degrees(180), south: degrees(90), east: degrees(180), north: degrees(90) });
const ring = fc.array(fc.tuple(degrees(180), degrees(90)), { minLength: 3, maxLength: 6 });
const cell = fc.integer({ min: 0, max: 0xffffff }).map((n) => `89${n.toString(16).padStart(6, '0')}1234567`);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const both = <T>(arbitrary: fc.Arbitrary<T>) => fc.tuple(maybe(arbitrary), maybe(arbitrary));

const filter: fc.Arbitrary<Filter> = fc.record({
	period: maybe(period),
	categories: maybe(names),
	week: maybe(week),
	drawn: maybe(fc.oneof(box, fc.array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }))),
	cells: maybe(fc.record({ resolution: fc.integer({ min: 7, max: 11 }), ids: fc.array(cell, { minLength: 1, maxLength: 3 }) })),
	boundary: maybe(fc.record({ layer: fc.constant('wards'), name: fc.constant('St. Stephen’s & ~, all'), polygons: fc.constant([]) })),
	areas: maybe(names),
	sources: maybe(names),
	outcomes: maybe(names),
	origins: maybe(fc.uniqueArray(fc.constantFrom(...ORIGINS), { minLength: 1 }))
});
const team = fc.record({
	kind: fc.constantFrom(...TEAM_KINDS),
	hours: maybe(fc.integer({ min: 1, max: 24 })),
	depot: maybe(fc.record({ lng: degrees(180), lat: degrees(90) }).map(({ lng, lat }) => ({ lng: fifth(lng), lat: fifth(lat) })))
});
const areaRefs = fc.array(fc.record({ layer: fc.constantFrom('wards', 'a!b(c), ~d'), name: fc.constant('St Stephen’s (1); x:y_z') }), {
	maxLength: 2
});
const starts = fc.uniqueArray(fc.nat(23), { minLength: 1, maxLength: 3 }).map((hours) => hours.sort((a, b) => a - b));
const areaName = fc.constantFrom('St Stephen’s (ward) !,~', '89194ad32cfffff', 'Old Town');
const hand = starts.chain((own) =>
	fc.record({
		starts: fc.constant(own),
		areas: fc.array(
			fc.record({
				name: areaName,
				patrols: fc.array(fc.nat(MOST_IN_BLOCK), { minLength: 7 * own.length, maxLength: 7 * own.length })
			}),
			{ maxLength: 2 }
		)
	})
);
const planWeek = starts.chain((own) =>
	fc.record({
		starts: fc.constant(own),
		staff: fc.array(fc.constantFrom(...TEAM_KINDS), { minLength: own.length, maxLength: own.length }),
		rates: fc.record({ marshal: fc.nat(9999), officer: fc.nat(9999), warden: fc.nat(9999), pastor: fc.nat(9999) }, { requiredKeys: [] }),
		budget: fc.record({ in: fc.constantFrom('hours' as const, 'pounds' as const), most: fc.nat(1_000_000) }),
		radius: fc.integer({ min: 100, max: 2000 }),
		cap: fc.integer({ min: 5, max: 100 }),
		least: fc.nat(1000),
		leastOf: fc.array(fc.record({ name: areaName, hours: fc.nat(1000) }), { maxLength: 3 }),
		layer: fc.constantFrom(null, '', 'wards (2013) !,&'),
		wanted: maybe(fc.array(areaName, { maxLength: 3 })),
		people: maybe(
			fc.array(fc.record({ from: fc.nat(23), hours: fc.integer({ min: 1, max: 24 }), kind: fc.constantFrom(...TEAM_KINDS) }), {
				minLength: 1,
				maxLength: MOST_PEOPLE_SHIFTS
			})
		),
		minutes: maybe(fc.integer({ min: 1, max: 600 })),
		met: fc.integer({ min: 50, max: 99 }),
		within: maybe(fc.integer({ min: 0, max: 120 })),
		busy: fc.integer({ min: 10, max: 100 }),
		callHours: fc.option(fc.integer({ min: 1, max: 1000 })),
		officer: fc.boolean(),
		show: fc.constantFrom(...WEEK_PLANS),
		current: maybe(hand),
		mine: maybe(hand)
	})
);
const situation: fc.Arbitrary<Situation> = fc.record({
	filter,
	audience: fc.constantFrom('analyst' as const, 'partnership' as const, 'public' as const),
	resolution: maybe(fc.integer({ min: 7, max: 11 })),
	method: fc.constantFrom('quantile' as const, 'equal' as const),
	nights: fc.boolean(),
	by: fc.constantFrom('category' as const, 'priority' as const),
	bin: maybe(fc.constantFrom('month' as const, 'week' as const, 'day' as const)),
	table: fc.boolean(),
	annotations: fc.constant([]),
	headline: fc.record({
		text: fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/\p{Surrogate}/u.test(text)),
		earlier: fc.constant([])
	}),
	evaluation: fc
		.record({
			resolution: fc.constant(9 as const),
			target: fc.uniqueArray(cell, { maxLength: 3 }),
			hot: fc.boolean(),
			rings: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
			control: maybe(fc.uniqueArray(cell, { maxLength: 3 })),
			perTarget: fc.constantFrom(1 as const, 2 as const, 3 as const),
			date: maybe(fc.integer({ min: 0, max: 30_000 })),
			after: fc.integer({ min: 1, max: 36 }),
			before: maybe(fc.integer({ min: 1, max: 36 })),
			gaps: fc.boolean(),
			harm: fc.boolean()
		})
		// A control hexagon lies outside the target, and nothing chosen was no hot spot.
		.map((test) => ({
			...test,
			hot: test.hot && test.target.length > 0,
			control: test.control?.filter((id) => !test.target.includes(id)) ?? null
		})),
	areas: fc.record({
		by: fc.oneof(fc.constantFrom(null, 'areas' as const, 'districts' as const), fc.record({ layer: fc.constant('wards_2013 ~ &, all') })),
		colour: fc.constantFrom('count' as const, 'rate' as const, 'change' as const)
	}),
	nearRepeat: fc.record({
		metres: fc.integer({ min: 10, max: 5000 }),
		distances: fc.integer({ min: 1, max: 10 }),
		days: fc.integer({ min: 1, max: 90 }),
		times: fc.integer({ min: 1, max: 10 })
	}),
	lens: fc.record({ explore: fc.constant('times'), hotspots: fc.constant('near-repeat') }, { requiredKeys: [] }),
	times: fc.constantFrom('spread' as const, 'start' as const),
	years: fc.oneof(
		fc.record({ kind: fc.constantFrom('calendar' as const, 'nov-oct' as const), to: fc.constant(null) }),
		fc.record({ kind: fc.constant('to' as const), to: maybe(fc.integer({ min: 1970 * 12, max: 2100 * 12 })) })
	),
	hotspots: fc.record({
		layer: fc.constantFrom(...HOT_LAYERS),
		steps: fc.constantFrom(1 as const, 2 as const),
		rings: fc.integer({ min: 0, max: 4 }),
		bandwidth: maybe(fc.integer({ min: 100, max: 5000 }))
	}),
	plan: fc.record({
		window: maybe(week),
		patrols: fc.integer({ min: 1, max: 12 }),
		radius: fc.integer({ min: 100, max: 2000 }),
		resolution: fc.constantFrom(9 as const, 10 as const)
	}),
	planWeek,
	site: fc.record({
		kind: fc.constantFrom('refuge' as const, 'hub' as const, 'camera' as const),
		more: fc.integer({ min: 1, max: 5 }),
		radius: fc.integer({ min: 25, max: 5000 }),
		model: fc.constantFrom('cover' as const, 'median' as const, 'centre' as const),
		window: maybe(week),
		whileOpen: fc.boolean(),
		within: maybe(fc.integer({ min: 100, max: 50_000 })),
		resolution: fc.constantFrom(9 as const, 10 as const),
		existing: maybe(fc.constantFrom('', 'refuge points, ~all_')),
		candidates: fc.oneof(fc.constantFrom('cells' as const, 'drawn' as const), fc.record({ layer: fc.constant('premises, A & B.') })),
		drawn: maybe(ring)
	}),
	routes: fc.record({
		layer: maybe(fc.constant('walking, routes')),
		buffer: fc.integer({ min: 10, max: 500 }),
		piece: fc.integer({ min: 50, max: 2000 }),
		window: maybe(week),
		refuges: maybe(fc.constantFrom('', 'refuge points, ~all_')),
		refugeWalk: fc.integer({ min: 100, max: 2000 }),
		marshals: fc.integer({ min: 1, max: 5 }),
		marshalWalk: fc.integer({ min: 50, max: 1000 })
	}),
	shift: fc.record({
		first: team,
		others: fc.array(
			fc.tuple(team, fc.integer({ min: 1, max: 12 })).map(([own, count]) => ({ ...own, count })),
			{ maxLength: 3 }
		),
		objective: fc.constantFrom('incidents' as const, 'harm' as const, 'road-safety' as const),
		excluded: areaRefs,
		minimum: areaRefs,
		cap: fc.integer({ min: 5, max: 100 }),
		usual: fc.array(
			fc.record({
				lng: fc.integer({ min: -18_000, max: 18_000 }).map((n) => n / 100),
				lat: fc.integer({ min: -9000, max: 9000 }).map((n) => n / 100)
			}),
			{ maxLength: 4 }
		),
		speed: fc.integer({ min: 20, max: 80 }).map((n) => n / 10),
		dwell: fc.integer({ min: 5, max: 60 }),
		revisit: fc.integer({ min: 30, max: 480 }),
		streets: maybe(fc.constantFrom('paths (all)', 'streets!')),
		day: maybe(fc.nat(60_000))
	}),
	compare: fc.record({
		mode: fc.constantFrom('periods' as const, 'categories' as const, 'areas' as const),
		look: fc.constantFrom('difference' as const, 'swipe' as const, 'side' as const),
		periods: both(period),
		categories: both(names.filter((list) => list.length > 0)),
		areas: both(fc.record({ name: fc.constantFrom('St Stephen’s!;', 'Sturry 014B'), layer: maybe(fc.constant('wards, ~all!')) })),
		withoutGaps: fc.boolean()
	}),
	playback: fc.record({
		step: maybe(fc.constantFrom('month' as const, 'week' as const, 'hour' as const)),
		at: maybe(fc.nat(99_999)),
		speed: fc.constantFrom(1 as const, 2 as const, 4 as const, 8 as const),
		loop: fc.boolean()
	})
});

describe('the situation in the URL', () => {
	it('comes back as it went in', () => {
		fc.assert(
			fc.property(situation, (before) => {
				expect(decode(`#${encode(before)}`)).toEqual(before);
			}),
			{ numRuns: 1000 }
		);
	});

	it('reads a shift of an older link, which ends before the cap, the usual posts and the speed', () => {
		const whole = { ...START, shift: { ...START.shift, dwell: 20, cap: 60, usual: [{ lng: 1.08, lat: 51.28 }], speed: 4 } };
		const text = encode(whole);
		expect(decode(text.split('!').slice(0, -3).join('!')).shift).toEqual({ ...START.shift, dwell: 20 });
		expect(decode(text).shift).toEqual(whole.shift);
	});

	it('is empty at the start', () => {
		expect(encode(START)).toBe('');
		expect(decode('')).toEqual(START);
	});

	it('reads like a sentence', () => {
		const text = encode({ ...START, filter: { ...NO_FILTER, period: { from: 20393, to: 20758 }, categories: ['Anti-social behaviour'] } });
		expect(text).toBe('period=2025-11-01..2026-10-31&category=Anti-social%20behaviour');
	});

	it('never throws on anything a person can type', () => {
		fc.assert(
			fc.property(
				fc.string({ maxLength: 80 }),
				fc.constantFrom(
					'period',
					'week',
					'compare',
					'playback',
					'drawn',
					'cells',
					'plan',
					'planWeek',
					'evaluation',
					'category',
					'hexagon',
					'origin'
				),
				(noise, key) => {
					const read = decode(`#${key}=${noise}`);
					expect(decode(encode(read))).toEqual(read);
				}
			),
			{ numRuns: 2000 }
		);
	});
});
