import type { Reach } from '../coverage/reach';

/**
 * "Last month's map": the k candidates whose own hexagon holds most incidents in the latest bins. Ties go to more incidents in all
 * the training bins (which only helps the baseline), then to the lowest index.
 * @param recent incidents per place in the latest bins; `all` in every training bin
 */
export function topCandidates({ candidates }: Reach, recent: ArrayLike<number>, all: ArrayLike<number>, k: number): number[] {
	const count = (counts: ArrayLike<number>, c: number): number => counts[candidates[c] ?? 0] ?? 0;
	return Array.from(candidates.keys())
		.sort((a, b) => count(recent, b) - count(recent, a) || count(all, b) - count(all, a) || a - b)
		.slice(0, k);
}

/**
 * Incidents that k posts reach on average when they are drawn at random, all sets of k candidates being equally likely:
 * Σ incidents × (1 − C(M − c, k) ÷ C(M, k)), c being the candidates that reach the place. Exact, no draws.
 */
export function expectedAtRandom({ candidates, places }: Reach, incidents: ArrayLike<number>, k: number): number {
	const most = candidates.length;
	const reachedBy = new Uint32Array(incidents.length);
	for (const place of places) reachedBy[place] = (reachedBy[place] ?? 0) + 1;
	let sum = 0;
	for (let i = 0; i < incidents.length; i++) if (incidents[i]) sum += (incidents[i] ?? 0) * (1 - missChance(most, reachedBy[i] ?? 0, k));
	return sum;
}

/** C(most − covering, k) ÷ C(most, k). */
function missChance(most: number, covering: number, k: number): number {
	let chance = 1;
	for (let i = 0; i < Math.min(k, most); i++) chance *= Math.max(0, most - covering - i) / (most - i);
	return chance;
}

/** Incidents at places that a set of candidates reaches. */
export function reachedIncidents({ starts, places }: Reach, incidents: ArrayLike<number>, sites: readonly number[]): Uint8Array {
	const reached = new Uint8Array(incidents.length);
	for (const c of sites) for (let e = starts[c] ?? 0; e < (starts[c + 1] ?? 0); e++) reached[places[e] ?? 0] = 1;
	return reached;
}
