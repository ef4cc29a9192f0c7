import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { PairCounter } from './pair-counter';

/** Incidents in a plane (x and y in turn, metres) with a whole day each. */
export interface PlacedDays {
	readonly points: Float64Array;
	readonly days: Int32Array;
}

export interface KnoxOptions {
	/** Ends of the distance bands [a, b), ascending, metres. */
	readonly distances: readonly number[];
	/** Ends of the day bands [a, b), ascending. */
	readonly days: readonly number[];
	readonly metric?: 'euclidean' | 'manhattan';
	/** Random reorderings of the dates. */
	readonly permutations?: number;
	readonly seed?: number;
	/** Called between permutations with the number done; may throw to stop. */
	readonly onProgress?: (done: number) => void;
}

/** Pairs of incidents by distance band (rows) and day band (columns). */
export interface Knox {
	readonly pairs: number;
	readonly observed: number[][];
	/** Mean over all orders of the dates, exactly: pairs of the row × pairs of the column ÷ all pairs. */
	readonly expected: number[][];
	/** observed ÷ expected; NaN where nothing can be expected. */
	readonly ratio: number[][];
	/** Share of the random orders with at least as many pairs, the observed order counted among them. */
	readonly p: number[][];
}

/**
 * Knox test of near repeats: are there more pairs of incidents that are close in space and in time than their places and dates alone give?
 * Every pair is counted once; pairs beyond the last band are in none.
 *
 * Source: Knox (1964); permutation test of Johnson et al. (2007); bands and p as the R package NearRepeat.
 */
export function knox(incidents: PlacedDays, options: KnoxOptions): Knox {
	const steps = knoxSteps(incidents, options);
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		options.onProgress?.(step.value);
	}
}

/** The same one reordering at a time: gives the number done before each, so that whoever steps can show progress, wait, and stop. */
export function* knoxSteps(incidents: PlacedDays, options: KnoxOptions): Generator<number, Knox, void> {
	const { permutations = 999, seed = 1 } = options;
	const counter = new PairCounter(incidents, options);
	const observed = counter.count(incidents.days).slice();
	const atLeast = new Uint32Array(observed.length).fill(1);
	const shuffled = incidents.days.slice();
	const random = xoroshiro128plus(seed);
	for (let done = 0; done < permutations; done++) {
		yield done;
		shuffle(shuffled, random);
		const counts = counter.count(shuffled);
		for (let i = 0; i < counts.length; i++) if ((counts[i] ?? 0) >= (observed[i] ?? 0)) atLeast[i] = (atLeast[i] ?? 0) + 1;
	}
	const pairs = (incidents.days.length * (incidents.days.length - 1)) / 2;
	const expected = counter.table((_, row, column) => ((counter.rows[row] ?? 0) * (counter.columns[column] ?? 0)) / pairs);
	return {
		pairs,
		observed: counter.table((i) => observed[i] ?? 0),
		expected,
		ratio: counter.table((i, row, column) => (observed[i] ?? 0) / (expected[row]?.[column] || NaN)),
		p: counter.table((i) => (atLeast[i] ?? 0) / (permutations + 1))
	};
}

/** Fisher–Yates. */
function shuffle(values: Int32Array, random: RandomGenerator): void {
	for (let i = values.length - 1; i > 0; i--) {
		const j = uniformInt(random, 0, i);
		const kept = values[i] ?? 0;
		values[i] = values[j] ?? 0;
		values[j] = kept;
	}
}
