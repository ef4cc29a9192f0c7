import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { valueOf, type Problem } from '../../src/lib/deployment/siting/cover';
import { exchangePart } from '../../src/lib/deployment/siting/exchange';
import { greedy } from '../../src/lib/deployment/siting/locate';
import { Swapping, Workbench } from '../../src/lib/deployment/siting/swapping';
import { temper } from '../../src/lib/deployment/siting/tempering';
import { plane, subsets } from './plane';

const SIDE = 12;
const coordinate = fc.integer({ min: 0, max: SIDE });
const towns = fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 0, max: 20 })), { minLength: 8, maxLength: 24 });
const problemOf = (town: readonly (readonly [number, number, number])[], radius: number): Problem =>
	plane(
		town.map(([x, y]) => [x, y] as const),
		radius,
		town.map(([, , w]) => w)
	);
const cases = fc.record({ town: towns, radius: fc.integer({ min: 1, max: 4 }) }).chain(({ town, radius }) => {
	const places = [...town.keys()];
	return fc.integer({ min: 1, max: 7 }).chain((k) => {
		const set = fc.shuffledSubarray(places, { minLength: k, maxLength: k });
		return fc.record({ problem: fc.constant(problemOf(town, radius)), first: set, second: set, seed: fc.integer() });
	});
});
const unhurried = (): Promise<void> => Promise.resolve();

/** Numbers in 0 … 1 and whole ones in 0 … n − 1. */
function chance(seed: number) {
	const random = xoroshiro128plus(seed);
	const part = (): number => (random.next() >>> 0) / 2 ** 32;
	return { part, draw: (n: number): number => Math.floor(part() * n) };
}

describe('a set that changes', () => {
	it('knows its value after any draws, and stays a set', () => {
		fc.assert(
			fc.property(cases, fc.double({ min: 0.1, max: 50, noNaN: true }), ({ problem, first, seed }, temperature) => {
				const { part, draw } = chance(seed);
				const set = new Swapping(new Workbench(problem), first);
				for (let i = 0; i < 60; i++) set.redraw(draw(first.length), temperature, draw(2) === 0, part);
				expect(set.value).toBeCloseTo(valueOf(problem, [...set.sites]), 9);
				expect(new Set(set.sites).size).toBe(first.length);
				expect([...problem.reach.candidates.keys()].filter((c) => set.has(c))).toEqual([...set.sites].sort((a, b) => a - b));
			}),
			{ numRuns: 300 }
		);
	});

	it('draws each candidate as often as exp(value ÷ temperature) says', () => {
		const weight = [5, 1, 3, 4, 0, 2];
		const problem = plane(
			weight.map((_, i) => [10 * i, 0] as const),
			1,
			weight
		);
		const temperature = 2;
		const { part } = chance(7);
		const set = new Swapping(new Workbench(problem), [0]);
		const met = weight.map(() => 0);
		const draws = 60_000;
		for (let i = 0; i < draws; i++) {
			set.redraw(0, temperature, true, part);
			const site = set.sites[0] ?? 0;
			met[site] = (met[site] ?? 0) + 1;
		}
		const odds = weight.map((w) => Math.exp(w / temperature));
		const sum = odds.reduce((a, b) => a + b, 0);
		// Six standard errors of a share at most.
		met.forEach((n, site) => {
			const share = (odds[site] ?? 0) / sum;
			expect(Math.abs(n / draws - share)).toBeLessThan(6 * Math.sqrt((share * (1 - share)) / draws));
		});
	});

	it('tells what moving a site costs as a recount does', () => {
		fc.assert(
			fc.property(cases, ({ problem, first }) => {
				const { reach, weight } = problem;
				const set = new Swapping(new Workbench(problem), first);
				const placesOf = (c: number): number[] => [...reach.places.subarray(reach.starts[c], reach.starts[c + 1])];
				first.forEach((site, slot) => {
					const others = first.filter((one) => one !== site);
					const weighty = placesOf(site).filter((place) => (weight[place] ?? 0) > 0);
					const near = [...reach.candidates.keys()].filter(
						(c) => !first.includes(c) && placesOf(c).some((place) => weighty.includes(place))
					);
					const most = Math.max(...near.map((c) => valueOf(problem, [...others, c])));
					expect(set.costOfMoving(slot)).toBeCloseTo(valueOf(problem, first) - most, 9);
				});
			}),
			{ numRuns: 300 }
		);
	});
});

describe('two sets that exchange a part', () => {
	it('keep their sizes, all their sites between them, and the sum of their values', () => {
		let exchanged = 0;
		fc.assert(
			fc.property(cases, ({ problem, first, second, seed }) => {
				const bench = new Workbench(problem);
				const [one, other] = [new Swapping(bench, first), new Swapping(bench, second)];
				exchangePart(bench, one, other, chance(seed).draw);
				const sorted = (...sets: (readonly number[] | Int32Array)[]): number[] => sets.flatMap((set) => [...set]).sort((a, b) => a - b);
				expect(sorted(one.sites, other.sites)).toEqual(sorted(first, second));
				expect([new Set(one.sites).size, new Set(other.sites).size]).toEqual([first.length, second.length]);
				expect(one.value + other.value).toBeCloseTo(valueOf(problem, first) + valueOf(problem, second), 9);
				expect(one.value).toBeCloseTo(valueOf(problem, [...one.sites]), 9);
				if (!first.every((site) => one.has(site))) exchanged++;
			}),
			{ numRuns: 1000 }
		);
		expect(exchanged).toBeGreaterThan(100);
	});
});

describe('sets at several temperatures', () => {
	const random = fc.sample(fc.tuple(coordinate, coordinate, fc.integer({ min: 1, max: 20 })), { numRuns: 90, seed: 3 });
	const problem = problemOf(random, 1);
	const start = { sites: greedy(problem, 24), value: valueOf(problem, greedy(problem, 24)) };
	const tempered = (bound: number, pause: (done: number) => Promise<void> = unhurried) => temper(problem, start, bound, 40_000, pause);

	it('find the best of few candidates from any start', async () => {
		await fc.assert(
			fc.asyncProperty(cases, async ({ problem: few, first }) => {
				const all = subsets(few.reach.candidates.length, Math.min(3, first.length));
				const sites = first.slice(0, 3);
				const found = await temper(few, { sites, value: valueOf(few, sites) }, Infinity, 8000, unhurried);
				expect(found.value).toBe(valueOf(few, sites) === 0 ? 0 : Math.max(...all.map((set) => valueOf(few, set))));
			}),
			{ numRuns: 60 }
		);
	});

	it('are no worse than their start, tell their own value, and are the same each time', async () => {
		const [one, again] = [await tempered(Infinity), await tempered(Infinity)];
		expect(one.value).toBeGreaterThan(start.value);
		expect(valueOf(problem, one.sites)).toBe(one.value);
		expect(new Set(one.sites).size).toBe(24);
		expect(again).toEqual(one);
	});

	it('choose the same when all weights are scaled', async () => {
		const scaled = { ...problem, weight: problem.weight.map((w) => w / 1024) };
		const { sites } = await temper(scaled, { ...start, value: start.value / 1024 }, Infinity, 40_000, unhurried);
		expect(sites).toEqual((await tempered(Infinity)).sites);
	});

	it('stop at the bound, tell how far they are and can be stopped', async () => {
		expect(await tempered(start.value)).toEqual(start);
		const told: number[] = [];
		await tempered(Infinity, (done) => Promise.resolve(void told.push(done)));
		expect(told.length).toBeGreaterThan(1);
		expect(told.every((done, i) => done >= (told[i - 1] ?? 0) && done <= 1)).toBe(true);
		await expect(tempered(Infinity, () => Promise.reject(new Error('no longer wanted')))).rejects.toThrow('no longer wanted');
	});
});
