import { Cover, aloneWeights, type Problem } from './cover';

/** Rounds of swaps at most: each raises the value, so that few are ever needed. */
const MOST_ROUNDS = 200;

/**
 * Candidates chosen greedily (Nemhauser, Wolsey & Fisher 1978: at least 1 − 1/e of the optimum), then improved by single swaps
 * until none helps. Deterministic. Fewer than k when there are fewer candidates.
 * @param alone `aloneWeights(problem)`, when already at hand
 */
export function locate(problem: Problem, k: number, alone = aloneWeights(problem)): number[] {
	return improve(problem, greedy(problem, k, alone), alone);
}

export function greedy(problem: Problem, k: number, alone: Float64Array, from: readonly number[] = []): number[] {
	const cover = new Cover(problem);
	for (const site of from) cover.add(site);
	while (cover.sites.length < Math.min(k, alone.length)) cover.add(cover.best(alone).candidate);
	return [...cover.sites];
}

/** Swaps one chosen candidate for another while that raises the value. */
export function improve(problem: Problem, sites: readonly number[], alone: Float64Array): number[] {
	const cover = new Cover(problem);
	for (const site of sites) cover.add(site);
	for (let round = 0, stuck = 0; round < MOST_ROUNDS && stuck < sites.length; round++) {
		// Sites rotate: the first leaves, its replacement joins at the end.
		const site = cover.sites[0];
		if (site === undefined) break;
		cover.remove(site);
		const { candidate, gain } = cover.best(alone);
		const better = cover.exceeds(gain, cover.gain(site));
		cover.add(better ? candidate : site);
		stuck = better ? 0 : stuck + 1;
	}
	return [...cover.sites];
}
