import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../src/lib/deployment/exact/highs';
import type { Program, Solver } from '../../src/lib/deployment/exact/program';
import type { Problem } from '../../src/lib/deployment/siting/cover';
import { valueOf } from '../../src/lib/deployment/siting/cover';
import { dualBound } from '../../src/lib/deployment/siting/dual';
import { locate } from '../../src/lib/deployment/siting/locate';
import { maximalCover } from '../../src/lib/deployment/siting/maximalCover';
import { prove } from '../../src/lib/deployment/siting/prove';
import { subsets } from './plane';

const unhurried = (): Promise<void> => Promise.resolve();
const solver = highsSolver();

/** Every place is a candidate that reaches what lies within the radius. */
function plane(places: readonly (readonly [x: number, y: number, weight: number])[], radius: number): Problem {
	const reached = places.map(([x, y]) =>
		[...places.keys()].filter((i) => Math.hypot(x - (places[i]?.[0] ?? 0), y - (places[i]?.[1] ?? 0)) <= radius)
	);
	const starts = new Uint32Array(places.length + 1);
	reached.forEach((list, c) => (starts[c + 1] = (starts[c] ?? 0) + list.length));
	const all = reached.flat();
	return {
		reach: { candidates: Uint32Array.from(places.keys()), starts, places: Uint32Array.from(all), metres: new Float32Array(all.length) },
		weight: Float64Array.from(places, ([, , weight]) => weight)
	};
}
const place = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(20));

describe('proofs by integer programming', () => {
	it('find the best of all sets, whatever set they begin from, and bound it from above', async () => {
		const small = fc.record({
			places: fc.array(place, { minLength: 4, maxLength: 11 }),
			radius: fc.integer({ min: 1, max: 5 }),
			k: fc.integer({ min: 1, max: 3 }),
			fraction: fc.constantFrom(1, 0.37)
		});
		await fc.assert(
			fc.asyncProperty(small, async ({ places, radius, k, fraction }) => {
				const problem = plane(
					places.map(([x, y, w]) => [x, y, w * fraction] as const),
					radius
				);
				const best = Math.max(...subsets(places.length, k).map((sites) => valueOf(problem, sites)));
				const sites = Array.from({ length: k }, (_, at) => at);
				const dual = dualBound(problem, k, locate(problem, k));
				const found = await prove(problem, k, { sites, value: valueOf(problem, sites) }, dual, solver);
				expect(found.value).toBeCloseTo(best, 6);
				expect(valueOf(problem, found.sites)).toBe(found.value);
				expect(found.sites).toHaveLength(k);
				expect(found.bound).toBeGreaterThanOrEqual(best - 1e-6);
				expect(Math.min(found.bound, dual.bound)).toBeLessThanOrEqual(best + 1e-6 * Math.max(1, best));
			}),
			{ numRuns: 40 }
		);
	});

	it('close the gap that the dual leaves in a town of 150 places, the same each time', async () => {
		const places = fc.sample(fc.tuple(fc.nat(60), fc.nat(60), fc.integer({ min: 0, max: 30 })), { seed: 11, numRuns: 150 });
		const problem = plane(places, 7);
		const [open, proved, again] = [
			await maximalCover(problem, 9, unhurried),
			await maximalCover(problem, 9, unhurried, [], solver),
			await maximalCover(problem, 9, unhurried, [], solver)
		];
		expect(proved.bound).toBe(proved.value);
		expect(proved.value).toBeGreaterThanOrEqual(open.value);
		expect(open.bound).toBeGreaterThanOrEqual(proved.value);
		expect(again).toEqual(proved);
	});

	it('leave the bound to the dual where the search is given up, and large problems alone', async () => {
		const problem = plane(fc.sample(place, { seed: 2, numRuns: 60 }), 4);
		const sites = locate(problem, 5);
		const dual = dualBound(problem, 5, sites);
		const best = { sites, value: valueOf(problem, sites) };
		const useless: Solver = () => Promise.resolve({ columns: null, bound: 1e9 });
		const found = await prove(problem, 5, best, dual, useless);
		expect(found).toMatchObject(best);
		expect(Math.min(found.bound, dual.bound)).toBe(dual.bound);
		let asked: Program | null = null;
		const spy: Solver = (program) => {
			asked = program;
			return useless(program);
		};
		const crowd = plane(
			Array.from({ length: 300 }, (_, i) => [i % 20, Math.floor(i / 20), 1 + (i % 7)] as const),
			14
		);
		// Reaching 250 places each, 300 candidates make more pairs than are tried; nothing is known yet that would exclude any.
		const nothing = { sites: [], value: 0 };
		expect((await prove(crowd, 2, nothing, dualBound(crowd, 2, []), spy)).bound).toBe(Infinity);
		expect(asked).toBeNull();
	});
});
