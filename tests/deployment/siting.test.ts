import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOf, type Problem } from '../../src/lib/deployment/siting/cover';
import { coverageCurve } from '../../src/lib/deployment/siting/curve';
import { dualBound } from '../../src/lib/deployment/siting/dual';
import { greedy, locate } from '../../src/lib/deployment/siting/locate';
import { maximalCover } from '../../src/lib/deployment/siting/maximalCover';
import { plane, subsets } from './plane';

const unhurried = (): Promise<void> => Promise.resolve();

const bruteForce = (problem: Problem, k: number): number =>
	Math.max(...subsets(problem.reach.candidates.length, Math.min(k, problem.reach.candidates.length)).map((s) => valueOf(problem, s)));

const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 20 })), {
	minLength: 3,
	maxLength: 16
});
const small = fc.record({ points, radius: fc.integer({ min: 1, max: 6 }), k: fc.integer({ min: 1, max: 4 }) });
const problemOf = (p: readonly (readonly [number, number, number])[], radius: number): Problem =>
	plane(
		p.map(([x, y]) => [x, y] as const),
		radius,
		p.map(([, , w]) => w)
	);
const near = 1 + 1e-9;

describe('maximal covering on small instances', () => {
	it('keeps bound ≥ optimum = value ≥ swaps ≥ greedy ≥ (1 − 1/e) × optimum', async () => {
		await fc.assert(
			fc.asyncProperty(small, async ({ points: p, radius, k }) => {
				const problem = problemOf(p, radius);
				const best = bruteForce(problem, k);
				const value = valueOf(problem, locate(problem, k));
				const byGreed = valueOf(problem, greedy(problem, k));
				const point = (await coverageCurve(problem, k, unhurried))[k];
				expect(point?.bound).toBeGreaterThanOrEqual(best / near);
				expect(point?.value).toBeCloseTo(best, 9);
				expect(point?.value).toBeGreaterThanOrEqual(value / near);
				expect(value).toBeGreaterThanOrEqual(byGreed / near);
				expect(byGreed).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best - 1e-9);
			}),
			{ numRuns: 160 }
		);
	});

	it('keeps fixed sites, counts them in the value but not in k, and finds the best that can join them', async () => {
		await fc.assert(
			fc.asyncProperty(small, fc.nat(2), async ({ points: p, radius, k }, fixedSite) => {
				const problem = problemOf(p, radius);
				const fixed = [fixedSite % p.length];
				const others = subsets(p.length, Math.min(k, p.length - 1)).filter((s) => !s.includes(fixed[0] ?? -1));
				const best = Math.max(...others.map((s) => valueOf(problem, [...s, ...fixed])));
				const found = await maximalCover(problem, k, unhurried, fixed);
				expect(found.value).toBe(valueOf(problem, [...found.sites, ...fixed]));
				expect(found.value).toBeCloseTo(best, 9);
				expect(found.bound).toBeGreaterThanOrEqual(best / near);
				expect(found.sites).not.toContain(fixed[0]);
				expect(found.sites).toHaveLength(Math.min(k, p.length - 1));
				const curve = await coverageCurve(problem, k, unhurried, fixed);
				expect(curve[0]?.value).toBe(valueOf(problem, fixed));
				expect(curve[k]?.value).toBeCloseTo(best, 9);
			}),
			{ numRuns: 100 }
		);
	});

	it('stops when it is no longer wanted', async () => {
		const stop = new DOMException('Cancelled', 'AbortError');
		const pause = (): Promise<void> => Promise.reject(stop);
		await expect(maximalCover(plane([[0, 0]], 1, [1]), 1, pause)).rejects.toBe(stop);
	});

	it('reports the value of its own answer, and values that never fall with k or rise above their bound', async () => {
		await fc.assert(
			fc.asyncProperty(small, async ({ points: p, radius }) => {
				const problem = problemOf(p, radius);
				const curve = await coverageCurve(problem, 6, unhurried);
				curve.forEach((point, k) => {
					expect(point.value).toBe(valueOf(problem, point.sites));
					expect(new Set(point.sites).size).toBe(Math.min(k, p.length));
					expect(point.bound).toBeGreaterThanOrEqual(point.value);
					if (k > 0) expect(point.value * near).toBeGreaterThanOrEqual(curve[k - 1]?.value ?? Infinity);
				});
			})
		);
	});

	it('chooses the same when all weights are scaled', () => {
		fc.assert(
			fc.property(small, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), ({ points: p, radius, k }, factor) => {
				const problem = problemOf(p, radius);
				const scaled = { ...problem, weight: problem.weight.map((w) => w * factor) };
				expect(locate(scaled, k)).toEqual(locate(problem, k));
			})
		);
	});

	it('keeps the best value under permutation, and ignores places without weight', () => {
		fc.assert(
			fc.property(
				small,
				fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), { maxLength: 4 }),
				({ points: p, radius, k }, empty) => {
					const xy = p.map(([x, y]) => [x, y] as const);
					const problem = problemOf(p, radius);
					expect(bruteForce(problemOf([...p].reverse(), radius), k)).toBeCloseTo(bruteForce(problem, k), 9);
					const padded = plane(
						[...xy, ...empty],
						radius,
						[...p.map(([, , w]) => w), ...empty.map(() => 0)],
						xy.map((_, i) => i)
					);
					expect(locate(padded, k)).toEqual(locate(problem, k));
				}
			)
		);
	});

	it('reaches no less at best with a longer walk or a free extra candidate', () => {
		fc.assert(
			fc.property(small, ({ points: p, radius, k }) => {
				const best = bruteForce(problemOf(p, radius), k);
				expect(bruteForce(problemOf(p, radius + 1), k)).toBeGreaterThanOrEqual(best);
				const fewer = plane(
					p.map(([x, y]) => [x, y] as const),
					radius,
					p.map(([, , w]) => w),
					p.slice(1).map((_, i) => i + 1)
				);
				expect(best).toBeGreaterThanOrEqual(p.length > k ? bruteForce(fewer, k) : 0);
			})
		);
	});

	it('breaks ties by less walking, then by the lowest candidate', () => {
		// Both middle places reach everything; the second lies nearer to the heavy end.
		expect(
			locate(
				plane(
					[
						[0, 0],
						[4, 0],
						[6, 0],
						[10, 0]
					],
					6,
					[1, 1, 1, 9]
				),
				1
			)
		).toEqual([2]);
		expect(
			locate(
				plane(
					[
						[0, 0],
						[100, 0]
					],
					5,
					[3, 3]
				),
				1
			)
		).toEqual([0]);
	});

	it('bounds what cannot be reached by what can', () => {
		const problem = plane(
			[
				[0, 0],
				[100, 0],
				[200, 0]
			],
			5,
			[1, 2, 3],
			[0, 1]
		);
		expect(dualBound(problem, 2, [0, 1]).bound).toBeCloseTo(3, 9);
	});
});

const oracles = new URL('../../../shared/oracles/deployment/', import.meta.url);
interface Instance {
	readonly radius_m: number;
	readonly optimum_by_p: Readonly<Record<string, number>>;
	readonly xy: readonly (readonly [number, number])[];
	readonly w: readonly number[];
}

describe.skipIf(!existsSync(oracles))('maximal covering against proved optima (skipped without ../shared)', () => {
	it.each(['SJC324', 'SJC500'])('%s: at least 99.9 % of the optimum, bound within 2.6 %', async (name) => {
		const instance = JSON.parse(readFileSync(new URL(`${name}.json`, oracles), 'utf8')) as Instance;
		const wanted = Object.entries(instance.optimum_by_p);
		const problem = plane(instance.xy, instance.radius_m, instance.w);
		const curve = await coverageCurve(problem, Math.max(...wanted.map(([p]) => Number(p))), unhurried);
		for (const [p, optimum] of wanted) {
			const point = curve[Number(p)];
			expect(point?.value).toBeLessThanOrEqual(optimum);
			expect(point?.value).toBeGreaterThanOrEqual(0.999 * optimum);
			expect(point?.bound).toBeGreaterThanOrEqual(optimum);
			expect(point?.bound).toBeLessThanOrEqual(1.026 * optimum);
		}
	});
});
