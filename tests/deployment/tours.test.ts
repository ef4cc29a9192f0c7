import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orienteering } from '../../src/lib/deployment/tours/orienteering';
import type { TourProblem } from '../../src/lib/deployment/tours/rounds';

const unhurried = (): Promise<void> => Promise.resolve();

const town = fc.record({
	stops: fc.array(
		fc.tuple(
			fc.integer({ min: 0, max: 20 }),
			fc.integer({ min: 0, max: 20 }),
			fc.integer({ min: 1, max: 9 }),
			fc.integer({ min: 0, max: 4 })
		),
		{
			minLength: 1,
			maxLength: 6
		}
	),
	budget: fc.integer({ min: 0, max: 70 }),
	units: fc.integer({ min: 1, max: 2 })
});

/** Stop 0 is the depot. */
function problemOf({ stops, budget, units }: { stops: [number, number, number, number][]; budget: number; units: number }): TourProblem {
	const all: [number, number, number, number][] = [[10, 10, 0, 0], ...stops];
	return {
		walk: Float64Array.from(all.flatMap(([x, y]) => all.map(([u, v]) => Math.hypot(x - u, y - v)))),
		score: Float64Array.from(all, ([, , score]) => score),
		dwell: Float64Array.from(all, ([, , , dwell]) => dwell),
		units: Array.from({ length: units }, () => ({ start: 0, end: 0, budget }))
	};
}

/** Walking and dwelling, counted here and not by the code under test. */
function timeOf({ walk, dwell, score }: TourProblem, round: readonly number[]): number {
	return round
		.slice(1)
		.reduce(
			(sum, stop, at) => sum + (walk[(round[at] ?? 0) * score.length + stop] ?? 0) + (at < round.length - 2 ? (dwell[stop] ?? 0) : 0),
			0
		);
}

/** Most that can be collected, by every order of every subset for every unit. */
function bruteForce(problem: TourProblem, unit = 0, used = new Set<number>()): number {
	const budget = problem.units[unit]?.budget;
	if (budget === undefined) return 0;
	let best = 0;
	const extend = (round: number[], sum: number): void => {
		if (timeOf(problem, [...round, 0]) > budget + 1e-9) return;
		const taken = new Set([...used, ...round]);
		best = Math.max(best, sum + bruteForce(problem, unit + 1, taken));
		problem.score.forEach((score, stop) => {
			if (stop > 0 && !taken.has(stop)) extend([...round, stop], sum + score);
		});
	};
	extend([0], 0);
	return best;
}

describe('rounds', () => {
	it('keep to their time, start and end at the depot, and visit no stop twice; their score is recounted', async () => {
		await fc.assert(
			fc.asyncProperty(town, fc.nat(99), async (given, seed) => {
				const problem = problemOf(given);
				const { rounds, times, value, bound } = await orienteering(problem, seed, unhurried);
				const visited = rounds.flatMap((round) => round.slice(1, -1));
				expect(new Set(visited).size).toBe(visited.length);
				expect(visited).not.toContain(0);
				rounds.forEach((round, unit) => {
					expect([round[0], round.at(-1)]).toEqual([0, 0]);
					expect(times[unit]).toBeCloseTo(timeOf(problem, round), 9);
					expect(times[unit]).toBeLessThanOrEqual(given.budget * (1 + 1e-9));
				});
				expect(value).toBe(visited.reduce((sum, stop) => sum + (problem.score[stop] ?? 0), 0));
				expect(bound).toBeGreaterThanOrEqual(value);
			}),
			{ numRuns: 25 }
		);
	});

	it('collect as much as a search of all rounds, and never more than the bound', async () => {
		await fc.assert(
			fc.asyncProperty(town, async (given) => {
				const problem = problemOf({ ...given, stops: given.stops.slice(0, given.units === 1 ? 6 : 4) });
				const best = bruteForce(problem);
				const { value, bound } = await orienteering(problem, 1, unhurried);
				expect(value).toBe(best);
				expect(bound).toBeGreaterThanOrEqual(best - 1e-9);
			}),
			{ numRuns: 25 }
		);
	});

	it('are the same for the same seed, and stop when no longer wanted', async () => {
		const problem = problemOf({
			stops: fc.sample(fc.tuple(fc.nat(20), fc.nat(20), fc.integer({ min: 1, max: 9 }), fc.nat(4)), { seed: 5, numRuns: 12 }),
			budget: 45,
			units: 2
		});
		expect(await orienteering(problem, 7, unhurried)).toEqual(await orienteering(problem, 7, unhurried));
		const stop = new DOMException('Cancelled', 'AbortError');
		await expect(orienteering(problem, 7, () => Promise.reject(stop))).rejects.toBe(stop);
	});
});
