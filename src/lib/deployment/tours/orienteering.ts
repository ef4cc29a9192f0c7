import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Pause } from '../pause';
import { Rounds, timeOf, type Insertion, type TourProblem } from './rounds';
import { tourBound } from './tourBound';

/** The rounds found, with what they collect and what none can exceed. */
export interface Tours {
	/** Stops of each unit's round, its start first and its end last. */
	readonly rounds: readonly (readonly number[])[];
	/** Walking and dwelling of each round. */
	readonly times: readonly number[];
	readonly value: number;
	/** Never below the best possible, often far above it: the value is the best found, not proved. */
	readonly bound: number;
}

const ITERATIONS = 4000;
const STRIDE = 100;
/** First and last temperature, as a part of the score reached. */
const HOT = 0.02;
const COLD = 0.0005;
/** The largest part of the stops that leave at once, and the most of them. */
const PART = 0.5;
const MOST_LEAVING = 14;
const UNIT = 0x1_0000_0000;

/**
 * Team orienteering by ruin and recreate with annealing (Schrimpf et al. 2000; Christiaens & Vanden Berghe 2020): some stops leave
 * their rounds, others join at their cheapest place, stretches are turned. Of equal scores the shorter rounds win. The same problem
 * and seed give the same rounds.
 */
export async function orienteering(problem: TourProblem, seed: number, pause: Pause): Promise<Tours> {
	const random = xoroshiro128plus(seed);
	const bound = tourBound(problem);
	let current = new Rounds(problem);
	recreate(current, problem, random);
	let best = current;
	for (let t = 0; t < ITERATIONS && best.score < bound; t++) {
		if (t % STRIDE === 0) await pause(t / ITERATIONS);
		const next = current.copy();
		ruin(next, random);
		recreate(next, problem, random);
		const heat = best.score * HOT * (COLD / HOT) ** (t / ITERATIONS);
		if (better(next, best)) best = next;
		if (next.score - current.score > heat * Math.log(uniform(random)) || better(next, current)) current = next;
	}
	const rounds = best.rounds.map((round, unit) => (problem.units[unit] ? round : []));
	const value = rounds.reduce((sum, round) => sum + round.slice(1, -1).reduce((all, stop) => all + (problem.score[stop] ?? 0), 0), 0);
	return { rounds, times: rounds.map((round) => timeOf(problem, round)), value, bound: Math.max(bound, value) };
}

const uniform = (random: RandomGenerator): number => ((random.next() >>> 0) + 0.5) / UNIT;

const better = (a: Rounds, b: Rounds): boolean =>
	a.score > b.score * (1 + 1e-12) || (a.score >= b.score * (1 - 1e-12) && a.time < b.time * (1 - 1e-9));

/** Takes stops out: a stretch of one round, the neighbours of a stop, or any. */
function ruin(rounds: Rounds, random: RandomGenerator): void {
	const { visited } = rounds;
	if (visited.length === 0) return;
	const most = Math.max(1, Math.min(MOST_LEAVING, Math.ceil(visited.length * PART)));
	const leaving = uniformInt(random, 1, most);
	const way = uniformInt(random, 0, 2);
	if (way === 0) {
		const from = uniformInt(random, 0, visited.length - 1);
		rounds.remove(new Set(visited.slice(from, from + leaving)));
		return;
	}
	const around = [...visited, ...rounds.open][uniformInt(random, 0, visited.length + rounds.open.size - 1)] ?? 0;
	const rank = new Map(visited.map((stop) => [stop, way === 1 ? rounds.between(around, stop) : uniform(random)]));
	rounds.remove(new Set(visited.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)).slice(0, leaving)));
}

/** Puts stops in until none fits: by score for the time added, by score, or in any order, each with some chance. */
function recreate(rounds: Rounds, { score }: TourProblem, random: RandomGenerator): void {
	const rule = uniformInt(random, 0, 3);
	// The exponent of the time added: 0 looks at the score alone.
	const power = rule === 0 ? 0 : rule === 1 ? 0.5 : 1;
	do {
		for (let next = pick(rounds, score, power, random); next; next = pick(rounds, score, power, random)) rounds.insert(next.stop, next.at);
	} while (rounds.straighten());
}

function pick(rounds: Rounds, score: Float64Array, power: number, random: RandomGenerator): { stop: number; at: Insertion } | null {
	let best: { stop: number; at: Insertion } | null = null;
	let most = -Infinity;
	for (const stop of rounds.open) {
		const at = rounds.cheapest(stop);
		if (!at) continue;
		const worth = ((score[stop] ?? 0) / Math.max(1e-9, at.added) ** power) * (0.6 + 0.8 * uniform(random));
		if (worth > most) [best, most] = [{ stop, at }, worth];
	}
	return best;
}
