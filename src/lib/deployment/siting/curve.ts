import { aloneWeights, valueOf, type Problem } from './cover';
import { dualBound } from './dual';
import { greedy, improve } from './locate';

/** The best set found for one number of posts. */
export interface Siting {
	/** Positions among the candidates, the largest contribution first. */
	readonly sites: readonly number[];
	/** Weight covered, recomputed from the set. */
	readonly value: number;
	/** No set of as many candidates covers more. */
	readonly bound: number;
}

/**
 * Sets of 0 … most candidates: each the best of greedy with swaps, the smaller set with one more, and the dual's set with swaps.
 * Values never fall with k, and never lie above their bound.
 */
export function coverageCurve(problem: Problem, most: number): Siting[] {
	const alone = aloneWeights(problem);
	const curve: Siting[] = [{ sites: [], value: 0, bound: 0 }];
	let multipliers: Float64Array | undefined;
	for (let k = 1; k <= most; k++) {
		const before = curve[k - 1]?.sites ?? [];
		const starts = [greedy(problem, k, alone), greedy(problem, k, alone, before)];
		let best = bestOf(problem, starts, alone);
		const dual = dualBound(problem, Math.min(k, alone.length), best.sites, multipliers);
		if (best.value < dual.bound) best = bestOf(problem, [best.sites, ...dual.sets], alone);
		multipliers = dual.multipliers;
		curve.push({ sites: byContribution(problem, best.sites), value: best.value, bound: Math.max(dual.bound, best.value) });
	}
	return curve;
}

function bestOf(
	problem: Problem,
	starts: readonly (readonly number[])[],
	alone: Float64Array
): { sites: readonly number[]; value: number } {
	let best: { sites: readonly number[]; value: number } = { sites: [], value: -1 };
	for (const start of starts) {
		const sites = improve(problem, start, alone);
		const value = valueOf(problem, sites);
		if (value > best.value) best = { sites, value };
	}
	return best;
}

/** The same set in the order in which greedy would pick from it. */
function byContribution(problem: Problem, sites: readonly number[]): number[] {
	const { starts, places, metres, candidates } = problem.reach;
	const ordered = [...sites].sort((a, b) => a - b);
	const kept = ordered.flatMap((c) => Array.from(places.subarray(starts[c], starts[c + 1])));
	const keptMetres = ordered.flatMap((c) => Array.from(metres.subarray(starts[c], starts[c + 1])));
	const keptStarts = new Uint32Array(ordered.length + 1);
	ordered.forEach((c, at) => (keptStarts[at + 1] = (keptStarts[at] ?? 0) + (starts[c + 1] ?? 0) - (starts[c] ?? 0)));
	const reach = {
		candidates: Uint32Array.from(ordered, (c) => candidates[c] ?? 0),
		starts: keptStarts,
		places: Uint32Array.from(kept),
		metres: Float32Array.from(keptMetres)
	};
	const small = { reach, weight: problem.weight };
	return greedy(small, ordered.length, aloneWeights(small)).map((at) => ordered[at] ?? 0);
}
