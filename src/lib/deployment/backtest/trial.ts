import { onlyCandidates, type Reach } from '../coverage/reach';
import { countsOf, type Lattice } from '../demand/lattice';
import { bare, countsOfKinds, scoreOf, weighted, type Kind } from '../demand/objective';
import type { Problem } from '../siting/cover';
import { locate } from '../siting/locate';
import type { UsualGround } from '../usual';
import { expectedAtRandom, reachedIncidents, simplerSites } from './baselines';
import type { SimplerMap, Trial } from './contract';

/** Held-out incidents below which no verdict is given, and training incidents below which no choice is made. */
export const FEWEST_INCIDENTS = 20;

/** What a trial chooses by and counts: incidents, or harm. */
export interface Trying {
	readonly lattice: Lattice;
	/** Every hexagon of the lattice that may have a post as a candidate. */
	readonly reach: Reach;
	/** What is to be covered; one kind of weight 1 for incidents. Priors are estimated afresh. */
	readonly kinds: readonly Kind[];
	/** The same by hexagon in all bins before the lattice's: the plan does not use them, the map of all earlier weeks does. */
	readonly older?: ArrayLike<number>;
	/** Chooses k sites as the plan does. */
	readonly choose?: (problem: Problem, k: number) => number[];
	/** The posts of today: the same in every trial. */
	readonly usual?: UsualGround | null;
}

/** Where a trial begins: positions in the lattice's bins. */
export interface Origin {
	/** First bin of the training, the first held out, and the one after the last held out. */
	readonly from: number;
	readonly at: number;
	readonly to: number;
	readonly bin: 'week' | 'month';
}

const total = (counts: Uint32Array): number => counts.reduce((sum, n) => sum + n, 0);

/** One hold-out; null where nothing was held out or the plan itself would be refused. */
export function tryOrigin(trying: Trying, k: number, origin: Origin): Trial | null {
	const { lattice, reach: everywhere, kinds, choose = locate, usual = null } = trying;
	const { from, at, to } = origin;
	const past = countsOf(lattice, from, at);
	const test = units(kinds, countsOfKinds(kinds, at, to));
	const drawn = total(countsOf(lattice, at, to));
	if (!test || total(past) < FEWEST_INCIDENTS) return null;
	const reach = onlyCandidates(everywhere, (c) => (past[everywhere.candidates[c] ?? 0] ?? 0) > 0);
	const weight = scoreOf(bare(kinds), countsOfKinds(kinds, from, at), at - from).expected;
	const sites = choose({ reach, weight }, k);
	const [plan, best] = [sites, locate({ reach, weight: test }, k)].map((s) => reachedIncidents(reach, test, s));
	const sum = (keep: (i: number) => unknown): number => test.reduce((all, n, i) => all + (keep(i) ? n : 0), 0);
	const ids = (chosen: readonly number[]): string[] => chosen.map((c) => lattice.ids[reach.candidates[c] ?? 0] ?? '');
	const mapOf = (posts: readonly string[], reached: Uint8Array): SimplerMap => ({
		posts,
		reached: sum((i) => reached[i]),
		planOnly: sum((i) => plan?.[i] && !reached[i]),
		only: sum((i) => reached[i] && !plan?.[i])
	});
	const simpler = (chosen: readonly number[]): SimplerMap => mapOf(ids(chosen), reachedIncidents(reach, test, chosen));
	const standing = new Uint8Array(test.length);
	for (const place of usual?.places ?? []) standing[place] = 1;
	const maps = simplerSites(reach, earlierOf(trying, kinds, origin), k);
	return {
		train: { first: lattice.bins[from] ?? 0, last: lattice.bins[at - 1] ?? 0, bins: at - from },
		test: { first: lattice.bins[at] ?? 0, last: lattice.bins[to - 1] ?? 0 },
		posts: ids(sites),
		simpler: {
			previous: simpler(maps.previous),
			'last-year': maps['last-year'] && simpler(maps['last-year']),
			all: simpler(maps.all)
		},
		usual:
			usual &&
			mapOf(
				usual.posts.map(({ cell }) => cell),
				standing
			),
		incidents: sum(() => true),
		recorded: drawn,
		plan: sum((i) => plan?.[i]),
		uniform: expectedAtRandom(reach, test, k),
		best: sum((i) => best?.[i])
	};
}

/** What the simpler maps count. */
function earlierOf({ lattice, older }: Trying, kinds: readonly Kind[], { from, at, bin }: Origin): Parameters<typeof simplerSites>[1] {
	const counts = (first: number, last: number): Float64Array => weighted(kinds, countsOfKinds(kinds, first, last));
	const ever = counts(0, at).map((n, i) => n + (older?.[i] ?? 0));
	return { bins: lattice.bins, origin: at, bin, counts, past: counts(from, at), ever };
}

/** Weighted incidents in units that say how precise their sum is; null without any. */
function units(kinds: readonly Kind[], counts: readonly Uint32Array[]): Float64Array | null {
	const once = weighted(kinds, counts);
	const sum = once.reduce((all, w) => all + w, 0);
	if (sum === 0) return null;
	const squares = kinds.reduce((all, { weight }, at) => all + weight ** 2 * (counts[at]?.reduce((n, one) => n + one, 0) ?? 0), 0);
	return once.map((w) => (w * sum) / squares);
}
