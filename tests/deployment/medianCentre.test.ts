import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestOf, type Distances } from '../../src/lib/deployment/siting/distances';
import { pCentre } from '../../src/lib/deployment/siting/pCentre';
import { pMedian } from '../../src/lib/deployment/siting/pMedian';
import { gapOf, type Siting } from '../../src/lib/deployment/siting/siting';

const unhurried = (): Promise<void> => Promise.resolve();

const town = fc.record({
	sites: fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), { minLength: 2, maxLength: 9 }),
	places: fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 9 })), {
		minLength: 1,
		maxLength: 14
	}),
	k: fc.integer({ min: 1, max: 4 })
});
type Points = readonly (readonly number[])[];

function table(sites: Points, places: Points): Distances {
	const values = Float64Array.from(
		sites.flatMap((a) => places.map((b) => Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0))))
	);
	return { candidates: sites.length, places: places.length, values };
}
const weights = (places: Points): Float64Array => Float64Array.from(places, (place) => place[2] ?? 0);

function subsets(of: readonly number[], k: number): number[][] {
	if (k === 0) return [[]];
	return of.flatMap((first, at) => subsets(of.slice(at + 1), k - 1).map((rest) => [first, ...rest]));
}
const burden = (d: Distances, w: Float64Array, sites: readonly number[]): number =>
	nearestOf(d, sites).reduce((sum, x, i) => sum + x * (w[i] ?? 0), 0);
const furthest = (d: Distances, sites: readonly number[]): number => Math.max(...nearestOf(d, sites));

/** The best of all sets, with the fixed sites in each. */
function best(d: Distances, k: number, fixed: readonly number[], worth: (sites: readonly number[]) => number): number {
	const free = Array.from({ length: d.candidates }, (_, c) => c).filter((c) => !fixed.includes(c));
	return Math.min(...subsets(free, Math.min(k, free.length)).map((sites) => worth([...sites, ...fixed])));
}

function expectBest(found: Siting, expected: number, recounted: number, size: number): void {
	expect(found.value).toBeCloseTo(expected, 9);
	expect(found.value).toBeCloseTo(recounted, 9);
	expect(found.bound).toBeLessThanOrEqual(expected + 1e-9);
	expect(gapOf(found)).toBeLessThan(1e-9);
	expect(new Set(found.sites).size).toBe(size);
}

describe('p-median and p-centre', () => {
	it('equal a search of all sets on small towns, with and without fixed sites', async () => {
		await fc.assert(
			fc.asyncProperty(town, fc.boolean(), async ({ sites, places, k }, withFixed) => {
				const d = table(sites, places);
				const w = weights(places);
				const fixed = withFixed ? [sites.length - 1] : [];
				const size = Math.min(k, sites.length - fixed.length);
				const median = await pMedian({ distances: d, weight: w }, k, unhurried, fixed);
				const all = [...median.sites, ...fixed];
				expectBest(
					median,
					best(d, k, fixed, (s) => burden(d, w, s)),
					burden(d, w, all),
					size
				);
				const centre = await pCentre(d, k, unhurried, fixed);
				expectBest(
					centre,
					best(d, k, fixed, (s) => furthest(d, s)),
					furthest(d, [...centre.sites, ...fixed]),
					size
				);
				for (const site of fixed) expect([...median.sites, ...centre.sites]).not.toContain(site);
			}),
			{ numRuns: 200 }
		);
	});

	it('are never worse with one site more, and the same whatever the order of places', async () => {
		await fc.assert(
			fc.asyncProperty(town, async ({ sites, places, k }) => {
				const [d, back] = [table(sites, places), table(sites, [...places].reverse())];
				const [w, wBack] = [weights(places), weights([...places].reverse())];
				const [less, more] = [
					await pMedian({ distances: d, weight: w }, k, unhurried),
					await pMedian({ distances: d, weight: w }, k + 1, unhurried)
				];
				expect(more.value).toBeLessThanOrEqual(less.value + 1e-9);
				expect((await pCentre(d, k + 1, unhurried)).value).toBeLessThanOrEqual((await pCentre(d, k, unhurried)).value);
				expect((await pMedian({ distances: back, weight: wBack }, k, unhurried)).value).toBeCloseTo(less.value, 9);
				expect(await pMedian({ distances: d, weight: w }, k, unhurried)).toEqual(less);
			}),
			{ numRuns: 100 }
		);
	});

	it('keep their bound at or below the value on towns that are not proved', async () => {
		const random = fc.sample(fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(20)), { minLength: 90, maxLength: 90 }), {
			seed: 3,
			numRuns: 2
		});
		for (const places of random) {
			const d = table(places, places);
			const median = await pMedian({ distances: d, weight: weights(places) }, 12, unhurried);
			expect(median.bound).toBeLessThanOrEqual(median.value);
			expect(gapOf(median)).toBeLessThan(0.02);
			const centre = await pCentre(d, 8, unhurried);
			expect(centre.bound).toBeLessThanOrEqual(centre.value);
		}
	});

	it('refuse distances that are missing, and no site at all; stop when no longer wanted', async () => {
		const d = { candidates: 1, places: 2, values: Float64Array.of(1, Infinity) };
		await expect(pCentre(d, 1, unhurried)).rejects.toMatchObject({ code: 'siting-distances' });
		const whole = { ...d, values: Float64Array.of(1, 2) };
		await expect(pMedian({ distances: whole, weight: Float64Array.of(1, 1) }, 0, unhurried)).rejects.toMatchObject({ code: 'siting-none' });
		expect(await pCentre(whole, 0, unhurried, [0])).toEqual({ sites: [], value: 2, bound: 2 });
		const stop = new DOMException('Cancelled', 'AbortError');
		await expect(
			pMedian(
				{
					distances: table(
						[
							[0, 0],
							[9, 9]
						],
						[
							[0, 0],
							[9, 9]
						]
					),
					weight: Float64Array.of(1, 1)
				},
				1,
				() => Promise.reject(stop)
			)
		).rejects.toBe(stop);
	});
});
