import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { onlyCandidates, type Reach } from '../coverage/reach';
import { HELD_BINS, MOST_BINS } from '../demand/bins';
import { countsOf } from '../demand/lattice';
import { countsOfKinds, scoreOf, type Kind } from '../demand/objective';
import { locate } from '../siting/locate';
import { expectedAtRandom, reachedIncidents, simplerSites } from './baselines';

/** Ways of choosing posts, the plan first and what nobody can know last. */
export const METHODS = ['plan', 'last 4 weeks', 'same weeks last year', 'all weeks', 'at random', 'best possible'] as const;
export type Method = (typeof METHODS)[number];

/** Incidents of the held-out weeks that a way of choosing reached, and the share of hexagons within its reach. */
export interface Reached {
	readonly incidents: number;
	/** 0–1, of the hexagons of the lattice. */
	readonly area: number;
	/** Whether each hexagon was within reach; null for an expectation over many choices. */
	readonly places: Uint8Array | null;
}

export interface Comparison {
	/** First held-out bin. */
	readonly origin: number;
	/** Held-out incidents, by hexagon and in all. */
	readonly test: Uint32Array;
	readonly incidents: number;
	/** Null where a way of choosing has nothing to choose from: no weeks a year before. */
	readonly reached: ReadonlyMap<Method, Reached | null>;
	/** Incidents reached by each of the random draws. */
	readonly draws: readonly number[];
}

const BIN = 'week';
const FEWEST_INCIDENTS = 20;
const DRAWS = 200;

/**
 * One hold-out with every baseline: k posts chosen in each way from the weeks before an origin, counted on the four weeks after it.
 * Candidates are the hexagons with an incident in the training weeks. Null where the plan would be refused or nothing was held out.
 * @param kind the incidents, with nothing estimated yet
 * @param everywhere every hexagon of the lattice as a candidate
 * @param origin position of the first held-out bin in `lattice.bins`
 */
export function compareAt(kind: Kind, everywhere: Reach, k: number, origin: number): Comparison | null {
	const { lattice } = kind;
	const held = HELD_BINS[BIN];
	const from = Math.max(0, origin - MOST_BINS[BIN]);
	const past = countsOf(lattice, from, origin);
	const test = countsOf(lattice, origin, origin + held);
	const incidents = total(test);
	if (incidents === 0 || total(past) < FEWEST_INCIDENTS) return null;
	const reach = onlyCandidates(everywhere, (c) => (past[everywhere.candidates[c] ?? 0] ?? 0) > 0);
	const counts = (first: number, last: number): Uint32Array => countsOf(lattice, first, last);
	const simpler = simplerSites(reach, { bins: lattice.bins, origin, bin: BIN, counts, past, ever: counts(0, origin) }, k);
	const sites: Readonly<Record<Exclude<Method, 'at random'>, readonly number[] | null>> = {
		plan: locate({ reach, weight: scoreOf([kind], countsOfKinds([kind], from, origin), origin - from).expected }, k),
		'last 4 weeks': simpler.previous,
		'same weeks last year': simpler['last-year'],
		'all weeks': simpler.all,
		'best possible': locate({ reach, weight: Float64Array.from(test) }, k)
	};
	const random = randomSites(reach.candidates.length, k, origin).map((chosen) => reachedBy(reach, test, chosen));
	const area = random.reduce((sum, one) => sum + one.area, 0) / DRAWS;
	const reached = METHODS.map((method): [Method, Reached | null] => {
		if (method === 'at random') return [method, { incidents: expectedAtRandom(reach, test, k), area, places: null }];
		const chosen = sites[method];
		return [method, chosen && reachedBy(reach, test, chosen)];
	});
	return { origin: lattice.bins[origin] ?? 0, test, incidents, reached: new Map(reached), draws: random.map((one) => one.incidents) };
}

const total = (counts: Uint32Array): number => counts.reduce((sum, n) => sum + n, 0);

/** What a set of candidates reaches of the held-out incidents. */
export function reachedBy(reach: Reach, test: Uint32Array, sites: readonly number[]): Reached {
	const places = reachedIncidents(reach, test, sites);
	let [incidents, within] = [0, 0];
	places.forEach((inside, i) => {
		if (inside === 0) return;
		incidents += test[i] ?? 0;
		within++;
	});
	return { incidents, area: within / places.length, places };
}

/** Sets of k candidates, all equally likely. */
function randomSites(candidates: number, k: number, seed: number): number[][] {
	const random = xoroshiro128plus(seed + 1);
	return Array.from({ length: DRAWS }, () => {
		const chosen = new Set<number>();
		while (chosen.size < Math.min(k, candidates)) chosen.add(uniformInt(random, 0, candidates - 1));
		return [...chosen];
	});
}
