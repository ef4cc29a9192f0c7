import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../../src/lib/deployment/siting/cover';
import { evolve } from '../../src/lib/deployment/siting/evolve';
import { greedy } from '../../src/lib/deployment/siting/locate';
import { recombine } from '../../src/lib/deployment/siting/recombine';
import { plane } from './plane';

const SIDE = 12;
const FAR = 1000;
const coordinate = fc.integer({ min: 0, max: SIDE });
const town = fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 0, max: 20 })), { minLength: 6, maxLength: 12 });
type Town = readonly (readonly [number, number, number])[];

/** Two towns that nobody walks between. */
const country = (near: Town, far: Town, radius: number) =>
	plane(
		[...near.map(([x, y]) => [x, y] as const), ...far.map(([x, y]) => [x + FAR, y] as const)],
		radius,
		[...near, ...far].map(([, , w]) => w)
	);

const cases = fc.record({ near: town, far: town, radius: fc.integer({ min: 1, max: 4 }) }).chain(({ near, far, radius }) => {
	const places = Array.from({ length: near.length + far.length }, (_, i) => i);
	return fc.integer({ min: 1, max: 6 }).chain((k) => {
		const set = fc.shuffledSubarray(places, { minLength: k, maxLength: k });
		return fc.record({ near: fc.constant(near), problem: fc.constant(country(near, far, radius)), first: set, second: set });
	});
});

describe('recombination of two sets', () => {
	it('is as large, takes from both, keeps what they share and is no worse than either', () => {
		fc.assert(
			fc.property(cases, ({ problem, first, second }) => {
				const child = recombine(problem, first, second);
				expect(new Set(child).size).toBe(first.length);
				expect([...first, ...second]).toEqual(expect.arrayContaining(child));
				expect(child).toEqual(expect.arrayContaining(first.filter((site) => second.includes(site))));
				expect(valueOf(problem, child)).toBeGreaterThanOrEqual(Math.max(valueOf(problem, first), valueOf(problem, second)));
			}),
			{ numRuns: 500 }
		);
	});

	it('takes each town from the set that serves it better, where both sets give it as many sites', () => {
		fc.assert(
			fc.property(cases, ({ near, problem, first, second }) => {
				const [a, b] = [first, second].map((set) => ({
					near: set.filter((site) => site < near.length),
					far: set.filter((site) => site >= near.length)
				}));
				fc.pre(a !== undefined && b !== undefined && a.near.length === b.near.length);
				const best = (...sets: number[][]): number => Math.max(...sets.map((set) => valueOf(problem, set)));
				const child = recombine(problem, first, second);
				expect(valueOf(problem, child)).toBeGreaterThanOrEqual(best(a.near, b.near) + best(a.far, b.far));
			}),
			{ numRuns: 500 }
		);
	});
});

describe('sets bred from one another', () => {
	const random = fc.sample(fc.tuple(coordinate, coordinate, fc.integer({ min: 1, max: 20 })), { numRuns: 90, seed: 3 });
	const problem = plane(
		random.map(([x, y]) => [x, y] as const),
		1,
		random.map(([, , w]) => w)
	);
	const start = { sites: greedy(problem, 24), value: valueOf(problem, greedy(problem, 24)) };
	const bred = (bound: number, pause = (): Promise<void> => Promise.resolve()) =>
		evolve(problem, { start, origin: start }, bound, 8000, pause);

	it('are no worse than their start, tell their own value, and are the same each time', async () => {
		const [one, again] = [await bred(Infinity), await bred(Infinity)];
		expect(one.value).toBeGreaterThan(start.value);
		expect(valueOf(problem, one.sites)).toBe(one.value);
		expect(new Set(one.sites).size).toBe(24);
		expect(again).toEqual(one);
	});

	it('need rounds to be bred: few leave the start as it is', async () => {
		expect(await evolve(problem, { start, origin: start }, Infinity, 500, () => Promise.resolve())).toEqual(start);
	});

	it('stop at the bound, tell how far they are and can be stopped', async () => {
		expect(await bred(start.value)).toEqual(start);
		const told: number[] = [];
		await bred(Infinity, (done = 0) => Promise.resolve(void told.push(done)));
		expect(told.every((done, i) => done >= (told[i - 1] ?? 0) && done <= 1)).toBe(true);
		await expect(bred(Infinity, () => Promise.reject(new Error('no longer wanted')))).rejects.toThrow('no longer wanted');
	});
});
