import type { DemandCounts } from '../../core/answers';
import { estimate, type Estimate, type Prior } from './estimate';
import { countsOf, layerOf, restOf, type Lattice } from './lattice';
import { inWindow, type Variation } from './profile';

/** Incidents that weigh the same. */
export interface Kind {
	/** Harm of one incident; 1 where incidents are counted. */
	readonly weight: number;
	/** Incidents in the window. */
	readonly lattice: Lattice;
	/** Incidents at the other hours, from which the level of a hexagon is learnt, too; absent for all hours, and where they are not known. */
	readonly rest?: Lattice;
	/** Size of the hexagons. */
	readonly resolution: number;
	/** Prior of the rates, and how much the window's share varies, once they are estimated: resamples hold them. */
	readonly prior?: Prior;
	readonly variation?: Variation;
}

/** What is to be covered, by hexagon of the lattice and in all, per bin: expected incidents, or expected harm. */
export interface Score {
	readonly expected: Float64Array;
	readonly total: number;
}

/** Incidents of one weight in a window, and the same at all hours where they are known. */
export interface Weighed {
	readonly weight: number;
	readonly demand: DemandCounts;
	readonly everyHour?: DemandCounts | undefined;
}

/** Incidents as a kind on the hexagons and bins of a lattice. */
export function kindOf(lattice: Lattice, { weight, demand, everyHour }: Weighed): Kind {
	const own = layerOf(lattice, demand);
	const { resolution } = demand;
	return { weight, lattice: own, resolution, ...(everyHour ? { rest: restOf(own, layerOf(lattice, everyHour)) } : {}) };
}

/** Harm as kinds of incidents, the weightless left out. */
export const kindsOf = (lattice: Lattice, harm: readonly Weighed[]): Kind[] =>
	harm.filter(({ weight }) => weight > 0).map((weighed) => kindOf(lattice, weighed));

/** The layers that are counted and drawn together: each kind in the window, then those at other hours. */
export const layersOf = (kinds: readonly Kind[]): Lattice[] => [
	...kinds.map(({ lattice }) => lattice),
	...kinds.flatMap(({ rest }) => rest ?? [])
];

/** Incidents of each layer over the bins at positions from … to−1. */
export const countsOfKinds = (kinds: readonly Kind[], from: number, to: number): Uint32Array[] =>
	layersOf(kinds).map((layer) => countsOf(layer, from, to));

/**
 * Expected incidents of one kind: the rate at all hours times the share of the window (see {@link inWindow}), or the rate in
 * the window itself where other hours are not known.
 * @param counts incidents per hexagon in the window, and at other hours, over `bins` bins
 */
export function expectedOf(
	kind: Kind,
	own: Uint32Array,
	rest: Uint32Array | undefined,
	bins: number
): Estimate & { variation?: Variation } {
	const { lattice, resolution, prior, variation } = kind;
	if (!rest) return estimate(lattice, own, bins, prior);
	const every = estimate(
		lattice,
		own.map((n, i) => n + (rest[i] ?? 0)),
		bins,
		prior
	);
	return inWindow(lattice, { resolution, bins }, every, own, variation);
}

/** Each kind with its counts in the window and at other hours, in the order of {@link layersOf}. */
function* counted(
	kinds: readonly Kind[],
	counts: readonly Uint32Array[]
): Generator<readonly [Kind, Uint32Array, Uint32Array | undefined]> {
	let rests = kinds.length;
	for (const [at, kind] of kinds.entries()) {
		const own = counts[at] ?? new Uint32Array(kind.lattice.ids.length);
		yield [kind, own, kind.rest ? counts[rests++] : undefined];
	}
}

/** The kinds with their priors estimated from the bins at positions from … to−1. */
export const withPriors = (kinds: readonly Kind[], from: number, to: number): Kind[] =>
	Array.from(counted(kinds, countsOfKinds(kinds, from, to)), ([kind, own, rest]) => {
		const { prior, variation } = expectedOf(kind, own, rest, to - from);
		return { ...kind, prior, ...(variation ? { variation } : {}) };
	});

/** The kinds as they were before anything was estimated. */
export const bare = (kinds: readonly Kind[]): Kind[] =>
	kinds.map(({ weight, lattice, rest, resolution }) => ({ weight, lattice, resolution, ...(rest ? { rest } : {}) }));

/** Σ weight × expected incidents of each kind, each kind estimated on its own. @param counts incidents per hexagon of each layer over `bins` bins */
export function scoreOf(kinds: readonly Kind[], counts: readonly Uint32Array[], bins: number): Score {
	const expected = new Float64Array(kinds[0]?.lattice.ids.length ?? 0);
	let total = 0;
	for (const [kind, inside, rest] of counted(kinds, counts)) {
		const own = expectedOf(kind, inside, rest, bins);
		for (let i = 0; i < expected.length; i++) expected[i] = (expected[i] ?? 0) + kind.weight * (own.expected[i] ?? 0);
		total += kind.weight * own.total;
	}
	return { expected, total };
}

/** Weighted counts in the window. */
export function weighted(kinds: readonly Kind[], counts: readonly Uint32Array[]): Float64Array {
	const sums = new Float64Array(kinds[0]?.lattice.ids.length ?? 0);
	kinds.forEach(({ weight }, at) => {
		counts[at]?.forEach((n, i) => {
			if (n) sums[i] = (sums[i] ?? 0) + weight * n;
		});
	});
	return sums;
}
