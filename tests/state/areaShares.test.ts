import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Boundary } from '../../src/lib/core/filter';
import type { Plan } from '../../src/lib/deployment';
import { areaShares } from '../../src/lib/state/shift/areaShares';

/** Squares of one degree side by side, from 0° E on; the last has a hole in its middle. */
const square = (west: number, holes: readonly (readonly [number, number])[][] = []): Boundary => ({
	layer: 'squares',
	name: `from ${String(west)}`,
	polygons: [
		[
			[
				[west, 0],
				[west + 1, 0],
				[west + 1, 1],
				[west, 1],
				[west, 0]
			],
			...holes
		]
	]
});
const hole = [
	[2.4, 0.4],
	[2.6, 0.4],
	[2.6, 0.6],
	[2.4, 0.6],
	[2.4, 0.4]
] as const;
const squares = [square(0), square(1), square(2, [[...hole]])];
const place = fc.record({
	lng: fc.double({ min: 0.01, max: 2.99, noNaN: true }),
	lat: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
	share: fc.double({ min: 0.01, max: 1, noNaN: true }),
	by: fc.constantFrom(0, 1, 255)
});

it('adds up what lies in each area, reached or not', () => {
	fc.assert(
		fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), (places) => {
			const plan = {
				posts: places.slice(0, 2),
				cells: {
					ids: places.map((_, i) => String(i)),
					centres: Float64Array.from(places.flatMap(({ lng, lat }) => [lng, lat])),
					share: Float64Array.from(places, ({ share }) => share),
					reachedBy: Uint8Array.from(places, ({ by }) => by)
				}
			} as unknown as Plan;
			const found = new Map(areaShares(plan, squares).map((area) => [area.name, area]));
			for (const west of [0, 1, 2]) {
				const own = places.filter(({ lng, lat }) => Math.floor(lng) === west && !(lng >= 2.4 && lng < 2.6 && lat >= 0.4 && lat < 0.6));
				const sum = (list: typeof own): number => list.reduce((all, { share }) => all + share, 0);
				const area = found.get(`from ${String(west)}`) ?? { share: 0, reached: 0, posts: 0 };
				expect(area.share).toBeCloseTo(sum(own), 9);
				expect(area.reached).toBeCloseTo(sum(own.filter(({ by }) => by !== 255)), 9);
				if (own.length > 0) expect(area.posts).toBe(own.filter((one) => places.indexOf(one) < 2).length);
			}
		})
	);
});

it('names no area that holds next to nothing', () => {
	const plan = {
		posts: [],
		cells: { ids: ['a'], centres: Float64Array.of(0.5, 0.5), share: Float64Array.of(0.004), reachedBy: Uint8Array.of(0) }
	} as unknown as Plan;
	expect(areaShares(plan, squares)).toEqual([]);
});
