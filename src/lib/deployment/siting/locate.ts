import { Cover, type Problem } from './cover';

/** Rounds of swaps at most, for each site: every swap raises the value, so that few are ever needed. */
const MOST_ROUNDS = 200;

/**
 * Candidates chosen greedily (Nemhauser, Wolsey & Fisher 1978: at least 1 − 1/e of the optimum), then improved by single swaps
 * until none helps. Deterministic. Fewer than k when there are fewer candidates.
 */
export function locate(problem: Problem, k: number): number[] {
	const cover = new Cover(problem);
	fill(cover, k);
	improve(cover);
	return [...cover.sites];
}

export function greedy(problem: Problem, k: number, from: readonly number[] = []): number[] {
	const cover = new Cover(problem, from);
	fill(cover, k);
	return [...cover.sites];
}

/** Adds the candidate that adds most until there are k, or no more candidates. */
export function fill(cover: Cover, k: number): void {
	const most = Math.min(k, cover.problem.reach.candidates.length);
	while (cover.sites.length < most) cover.add(cover.best().candidate);
}

/** Swaps one chosen candidate for another while that raises the value. */
export function improve(cover: Cover): void {
	for (let round = 0, stuck = 0; round < MOST_ROUNDS * cover.sites.length && stuck < cover.sites.length; round++) {
		// Sites rotate: the first leaves, its replacement joins at the end.
		const site = cover.sites[0];
		if (site === undefined) break;
		cover.remove(site);
		const { candidate, gain } = cover.best();
		const better = cover.exceeds(gain, cover.gain(site));
		cover.add(better ? candidate : site);
		stuck = better ? 0 : stuck + 1;
	}
}
