import type { Reach } from '../coverage/reach';
import { HELD_BINS } from '../demand/bins';
import type { Simpler } from './contract';

/** Bins after which the same weeks (month) come again. */
const YEAR = { week: 52, month: 12 } as const;

/** What was recorded before an origin, by place. */
interface Earlier {
	/** Bins in ascending order, and the position of the first that is held out. */
	readonly bins: readonly number[];
	readonly origin: number;
	readonly bin: 'week' | 'month';
	/** Incidents (or harm) in the bins at positions first … last−1, in the training bins, and in every earlier bin. */
	readonly counts: (first: number, last: number) => ArrayLike<number>;
	readonly past: ArrayLike<number>;
	readonly ever: ArrayLike<number>;
}

/**
 * The k busiest candidates of the latest bins ("last month's map"), of the same bins a year before (null where they are not all there,
 * or a gap lies among them), and of all earlier bins.
 */
export function simplerSites(
	reach: Reach,
	{ bins, origin, bin, counts, past, ever }: Earlier,
	k: number
): Readonly<Record<Exclude<Simpler, 'last-year'>, number[]> & Record<'last-year', number[] | null>> {
	const held = HELD_BINS[bin];
	const then = (bins[origin] ?? NaN) - YEAR[bin];
	const first = bins.indexOf(then);
	const known = first >= 0 && bins[first + held - 1] === then + held - 1;
	return {
		previous: topCandidates(reach, counts(Math.max(0, origin - held), origin), past, k),
		'last-year': known ? topCandidates(reach, counts(first, first + held), past, k) : null,
		all: topCandidates(reach, ever, past, k)
	};
}

/**
 * The k candidates whose own hexagon holds most incidents in some bins. Ties go to more incidents in all
 * the training bins (which only helps the baseline), then to the lowest index.
 * @param recent incidents per place in those bins; `all` in every training bin
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
