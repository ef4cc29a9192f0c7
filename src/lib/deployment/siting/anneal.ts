import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { transposed } from '../coverage/reach';
import type { Pause } from '../pause';
import { valueOf, type Problem } from './cover';

const SEED = 1;
/** Moves between two pauses. */
const STRIDE = 100_000;
/** First and last temperature as a part of the average that a site covers. */
const HOT = 0.02;
const COLD = 0.002;
/** One move in so many goes anywhere; the others go to a candidate that shares a place with the site. */
const FAR = 2;
const UNIT = 0x1_0000_0000;

/** A set of candidates with its value. */
export interface Found {
	readonly sites: readonly number[];
	readonly value: number;
}

/** How often each place is reached by a set that changes one site at a time. */
class Swaps {
	readonly times: Uint16Array;
	private readonly mine: Uint8Array;
	private readonly reachedBy;
	readonly chosen: Uint8Array;

	constructor(
		private readonly problem: Problem,
		readonly sites: number[]
	) {
		const { reach, weight } = problem;
		this.reachedBy = transposed(reach, weight.length);
		this.times = new Uint16Array(weight.length);
		this.mine = new Uint8Array(weight.length);
		this.chosen = new Uint8Array(reach.candidates.length);
		for (const site of sites) {
			this.mark(this.times, site, 1);
			this.chosen[site] = 1;
		}
	}

	private mark(of: Uint16Array | Uint8Array, candidate: number, by: number): void {
		const { starts, places } = this.problem.reach;
		for (let e = starts[candidate] ?? 0, end = starts[candidate + 1] ?? 0; e < end; e++) {
			const place = places[e] ?? 0;
			of[place] = (of[place] ?? 0) + by;
		}
	}

	/** What the value gains when `site` leaves and `candidate` joins. */
	difference(site: number, candidate: number): number {
		const { starts, places } = this.problem.reach;
		const { weight } = this.problem;
		let sum = 0;
		for (let e = starts[site] ?? 0, end = starts[site + 1] ?? 0; e < end; e++) {
			const place = places[e] ?? 0;
			this.mine[place] = 1;
			if (this.times[place] === 1) sum -= weight[place] ?? 0;
		}
		for (let e = starts[candidate] ?? 0, end = starts[candidate + 1] ?? 0; e < end; e++) {
			const place = places[e] ?? 0;
			if (this.times[place] === (this.mine[place] ?? 0)) sum += weight[place] ?? 0;
		}
		for (let e = starts[site] ?? 0, end = starts[site + 1] ?? 0; e < end; e++) this.mine[places[e] ?? 0] = 0;
		return sum;
	}

	swap(at: number, candidate: number): void {
		const site = this.sites[at] ?? 0;
		this.mark(this.times, site, -1);
		this.mark(this.times, candidate, 1);
		this.chosen[site] = 0;
		this.chosen[candidate] = 1;
		this.sites[at] = candidate;
	}

	/** A random candidate: mostly one that reaches a place of the site, too. */
	draw(site: number, random: RandomGenerator): number {
		const { starts, places, candidates } = this.problem.reach;
		const [from, to] = [starts[site] ?? 0, starts[site + 1] ?? 0];
		if (to === from || uniformInt(random, 1, FAR) === 1) return uniformInt(random, 0, candidates.length - 1);
		const place = places[uniformInt(random, from, to - 1)] ?? 0;
		const by = this.reachedBy;
		return by.candidates[uniformInt(random, by.starts[place] ?? 0, (by.starts[place + 1] ?? 1) - 1)] ?? 0;
	}
}

/**
 * Simulated annealing over single swaps (Murray & Church 1996, Journal of Heuristics 2:31–53), from a known set and never below it.
 * Stops at the bound. A fixed number of moves and a fixed seed: the same problem gives the same answer.
 */
export async function anneal(problem: Problem, start: Found, bound: number, moves: number, pause: Pause): Promise<Found> {
	const k = start.sites.length;
	if (k === 0 || k >= problem.reach.candidates.length) return start;
	const random = xoroshiro128plus(SEED);
	const swaps = new Swaps(problem, [...start.sites]);
	const scale = start.value / k;
	let best = start;
	let value = start.value;
	let heat = 0;
	for (let move = 0; move < moves && best.value < bound; move++) {
		if (move % STRIDE === 0) await pause(move / moves);
		if (move % 256 === 0) heat = scale * HOT * (COLD / HOT) ** (move / moves);
		const at = uniformInt(random, 0, k - 1);
		const site = swaps.sites[at] ?? 0;
		const candidate = swaps.draw(site, random);
		if (swaps.chosen[candidate]) continue;
		const difference = swaps.difference(site, candidate);
		if (difference < 0 && (random.next() >>> 0) / UNIT >= Math.exp(difference / heat)) continue;
		swaps.swap(at, candidate);
		value += difference;
		if (value > best.value * (1 + 1e-12)) best = { sites: [...swaps.sites], value };
	}
	return { sites: best.sites, value: valueOf(problem, best.sites) };
}
