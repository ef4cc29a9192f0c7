/** Saved views, and stories of slides with them. */
import fc from 'fast-check';
import { cellOf } from '../../../src/lib/core/cells';
import type { Filter } from '../../../src/lib/core/filter';
import { ORIGINS } from '../../../src/lib/core/incident';
import type { SlideSpec } from '../../../src/lib/share';
import { SLIDE_KINDS } from '../../../src/lib/share/contract';

const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { nil: null });
const names = fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 });
const degrees = (most: number): fc.Arbitrary<number> => fc.integer({ min: -most * 1e4, max: most * 1e4 }).map((n) => n / 1e4);
const point = fc.tuple(degrees(180), degrees(90));
const box = fc.record({ west: degrees(180), south: degrees(90), east: degrees(180), north: degrees(90) });

export const views: fc.Arbitrary<Filter> = fc.record({
	period: maybe(
		fc.tuple(fc.integer({ min: 15_000, max: 21_000 }), fc.integer({ min: 1, max: 900 })).map(([from, n]) => ({ from, to: from + n }))
	),
	categories: maybe(names),
	week: maybe(fc.record({ days: fc.subarray([0, 1, 2, 3, 4, 5, 6]), from: fc.nat(23), to: fc.nat(23), nights: fc.boolean() })),
	drawn: maybe(fc.oneof(box, fc.array(fc.array(fc.array(point, { maxLength: 5 }), { maxLength: 2 }), { minLength: 1, maxLength: 2 }))),
	cells: maybe(fc.constant({ resolution: 9, ids: [cellOf(1.08, 51.28, 9), cellOf(1.1, 51.3, 9)] })),
	boundary: maybe(
		fc.record({ layer: fc.string({ maxLength: 20 }), name: fc.string({ maxLength: 20 }), polygons: fc.constant([[[[1, 51] as const]]]) })
	),
	areas: maybe(names),
	sources: maybe(names),
	outcomes: maybe(names),
	origins: maybe(fc.subarray([...ORIGINS]))
});

const PLAN: SlideSpec['plan'] = {
	when: 'Fri and Sat nights, 21:00–03:00',
	objective: 'incidents',
	patrols: [{ name: 'Marshal A', hours: '21:00–03:00', stops: [{ lng: 1.0789, lat: 51.2802 }] }],
	reached: { share: 0.3781, of: 4391 },
	verdict: 'No better than last month’s map',
	trial: null
};

export const specs: fc.Arbitrary<SlideSpec[]> = fc
	.array(
		fc.record({
			kind: fc.constantFrom(...SLIDE_KINDS),
			view: maybe(views),
			plan: fc.constantFrom(PLAN, 'again' as const, null),
			category: maybe(fc.string()),
			part: fc.nat(4),
			title: maybe(fc.string()),
			text: maybe(fc.string()),
			speaker: fc.string(),
			notes: fc.constant([])
		}),
		{ maxLength: 6 }
	)
	.map((slides) => slides.map((slide, i) => ({ ...slide, id: `${slide.kind}-${String(i + 1)}` })));
