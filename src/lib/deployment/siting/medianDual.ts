import { largest } from './dual';
import { costOf, type Costs } from './interchange';

/** A lower bound of what any k sites cost, and the sets that the dual met on the way. */
export interface MedianBound {
	readonly bound: number;
	/** No set costs less than `rest` − the scores of its members. */
	readonly rest: number;
	readonly scores: Float64Array;
	/** Distinct promising sets (not improved), the cheapest first. */
	readonly sets: readonly (readonly number[])[];
}

const ITERATIONS = 800;
/** Part of the last direction that is kept, which damps zigzags (Camerini, Fratta & Maffioli 1975). */
const KEPT = 0.7;
/** Rounds without progress before the step halves. */
const PATIENCE = 20;
const MET = 1e-10;
const SETS = 12;

/**
 * Lagrangian dual of the p-median (Narula, Ogbu & Samuelsson 1977; Beasley 1993, EJOR 65:383–399). With a price λ for leaving each
 * place unserved, L(λ) = Σ λ − the k largest sums of max(0, λ − cost), and every L(λ) is a lower bound.
 * Deflected subgradient with Polyak steps towards the known cost, a fixed number of iterations.
 * @param sites a known set of k candidates; met the bound to stop at, e.g. the next whole number below its cost
 */
export function medianBound(costs: Costs, k: number, sites: readonly number[], met: number): MedianBound {
	const value = costOf(costs, sites);
	const prices = startingPrices(costs, sites);
	const best = prices.slice();
	const direction = new Float64Array(costs.places);
	const sets = new Map<string, { sites: readonly number[]; value: number }>();
	let bound = -Infinity;
	let scale = 2;
	for (let t = 0, still = 0; t < ITERATIONS && bound < met && value - bound > MET * value; t++) {
		const now = relaxed(costs, prices, k);
		still = now.bound > bound + 1e-5 * Math.abs(bound) ? 0 : still + 1;
		if (still >= PATIENCE) [scale, still] = [scale / 2, 0];
		if (now.bound > bound) {
			bound = now.bound;
			best.set(prices);
		}
		const key = [...now.sites].sort((a, b) => a - b).join();
		if (!sets.has(key)) sets.set(key, { sites: now.sites, value: costOf(costs, now.sites) });
		step(costs, { prices, direction }, now.sites, scale * (value - now.bound));
	}
	const { rest, scores } = relaxed(costs, best, k);
	const found = [...sets.values()].sort((a, b) => a.value - b.value).slice(0, SETS);
	return { bound: Math.max(0, Math.min(bound, value)), rest, scores, sets: found.map((set) => set.sites) };
}

/** Halfway between the nearest and the second nearest site of a known set. */
function startingPrices({ places, values }: Costs, sites: readonly number[]): Float64Array {
	return Float64Array.from({ length: places }, (_, i) => {
		let [first, second] = [Infinity, Infinity];
		for (const c of sites) {
			const d = values[c * places + i] ?? Infinity;
			if (d < first) [first, second] = [d, first];
			else if (d < second) second = d;
		}
		return second === Infinity ? first : (first + second) / 2;
	});
}

interface Relaxed {
	readonly bound: number;
	readonly rest: number;
	readonly scores: Float64Array;
	readonly sites: readonly number[];
}

function relaxed({ candidates, places, values }: Costs, prices: Float64Array, k: number): Relaxed {
	const scores = new Float64Array(candidates);
	for (let c = 0, e = 0; c < candidates; c++) {
		let sum = 0;
		for (let i = 0; i < places; i++, e++) {
			const saved = (prices[i] ?? 0) - (values[e] ?? 0);
			if (saved > 0) sum += saved;
		}
		scores[c] = sum;
	}
	const rest = prices.reduce((sum, price) => sum + price, 0);
	const sites = largest(scores, k);
	return { bound: sites.reduce((sum, c) => sum - (scores[c] ?? 0), rest), rest, scores, sites };
}

/** Prices on their way, and where they were last moving. */
interface Course {
	readonly prices: Float64Array;
	readonly direction: Float64Array;
}

/** Prices rise where the chosen set serves nothing, fall where it serves twice. */
function step({ places, values }: Costs, { prices, direction }: Course, sites: readonly number[], gap: number): void {
	let norm = 0;
	for (let i = 0; i < places; i++) {
		let served = 0;
		for (const c of sites) if ((values[c * places + i] ?? Infinity) < (prices[i] ?? 0)) served++;
		const g = 1 - served + KEPT * (direction[i] ?? 0);
		direction[i] = g;
		norm += g * g;
	}
	if (norm === 0 || gap <= 0) return;
	for (let i = 0; i < places; i++) prices[i] = Math.max(0, (prices[i] ?? 0) + (gap / norm) * (direction[i] ?? 0));
}
