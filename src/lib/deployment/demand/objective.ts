import type { DemandCounts } from '../../core/answers';
import { estimate, type Prior } from './estimate';
import { countsOf, layerOf, type Lattice } from './lattice';

/** Incidents that weigh the same. */
export interface Kind {
	/** Harm of one incident; 1 where incidents are counted. */
	readonly weight: number;
	readonly lattice: Lattice;
	/** Prior of the rates once it is estimated: resamples hold it. */
	readonly prior?: Prior;
}

/** What is to be covered, by hexagon of the lattice and in all, per bin: expected incidents, or expected harm. */
export interface Score {
	readonly expected: Float64Array;
	readonly total: number;
}

/** Harm as kinds of incidents, the weightless left out. */
export function kindsOf(lattice: Lattice, harm: readonly { readonly weight: number; readonly demand: DemandCounts }[]): Kind[] {
	return harm.filter(({ weight }) => weight > 0).map(({ weight, demand }) => ({ weight, lattice: layerOf(lattice, demand) }));
}

/** The kinds with their priors estimated from the bins at positions from … to−1. */
export const withPriors = (kinds: readonly Kind[], from: number, to: number): Kind[] =>
	kinds.map((kind) => ({ ...kind, prior: estimate(kind.lattice, countsOf(kind.lattice, from, to), to - from).prior }));

/** Σ weight × expected incidents of each kind, each kind shrunk on its own. @param counts incidents per hexagon of each kind over `bins` bins */
export function scoreOf(kinds: readonly Kind[], counts: readonly Uint32Array[], bins: number): Score {
	const expected = new Float64Array(kinds[0]?.lattice.ids.length ?? 0);
	let total = 0;
	kinds.forEach(({ weight, lattice, prior }, at) => {
		const own = estimate(lattice, counts[at] ?? new Uint32Array(expected.length), bins, prior);
		for (let i = 0; i < expected.length; i++) expected[i] = (expected[i] ?? 0) + weight * (own.expected[i] ?? 0);
		total += weight * own.total;
	});
	return { expected, total };
}

/** Incidents of each kind over the bins at positions from … to−1. */
export const countsOfKinds = (kinds: readonly Kind[], from: number, to: number): Uint32Array[] =>
	kinds.map(({ lattice }) => countsOf(lattice, from, to));

/** Weighted counts. */
export function weighted(kinds: readonly Kind[], counts: readonly Uint32Array[]): Float64Array {
	const sums = new Float64Array(kinds[0]?.lattice.ids.length ?? 0);
	kinds.forEach(({ weight }, at) => {
		counts[at]?.forEach((n, i) => {
			if (n) sums[i] = (sums[i] ?? 0) + weight * n;
		});
	});
	return sums;
}
