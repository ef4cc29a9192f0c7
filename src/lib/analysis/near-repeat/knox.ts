import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

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
	const { distances, days, permutations = 999, seed = 1 } = options;
	const counter = new PairCounter(incidents, options);
	const observed = counter.count(incidents.days);
	const atLeast = observed.map((row) => row.map(() => 1));
	const shuffled = incidents.days.slice();
	const random = xoroshiro128plus(seed);
	for (let done = 0; done < permutations; done++) {
		yield done;
		shuffle(shuffled, (most) => uniformInt(random, 0, most));
		counter.count(shuffled).forEach((row, i) => {
			row.forEach((n, j) => {
				if (n >= (observed[i]?.[j] ?? 0)) atLeast[i]?.splice(j, 1, (atLeast[i][j] ?? 0) + 1);
			});
		});
	}
	const pairs = (incidents.days.length * (incidents.days.length - 1)) / 2;
	const expected = counter.rows.map((row) => counter.columns.map((column) => (row * column) / pairs));
	return {
		pairs,
		observed,
		expected: expected.slice(0, distances.length - 1).map((row) => row.slice(0, days.length - 1)),
		ratio: observed.map((row, i) => row.map((n, j) => n / (expected[i]?.[j] || NaN))),
		p: atLeast.map((row) => row.map((n) => n / (permutations + 1)))
	};
}

/** Fisher–Yates. */
function shuffle(values: Int32Array, upTo: (most: number) => number): void {
	for (let i = values.length - 1; i > 0; i--) {
		const j = upTo(i);
		const kept = values[i] ?? 0;
		values[i] = values[j] ?? 0;
		values[j] = kept;
	}
}

/** Band of a value; the number of bands for one that is in none. */
function bandOf(ends: readonly number[], value: number): number {
	for (let band = 0; band + 1 < ends.length; band++) if (value >= (ends[band] ?? 0) && value < (ends[band + 1] ?? 0)) return band;
	return ends.length - 1;
}

/**
 * Counts pairs for any order of the dates. The bands of distance never change, and neither do the sums over them, so the fullest band need
 * not be listed: its counts are what the others leave.
 */
class PairCounter {
	/** Pairs by distance band and by day band; the last entry is the pairs in no band. */
	readonly rows: number[];
	readonly columns: number[];
	readonly #full: number;
	/** First and second incident of the pairs in turn, band by band. */
	readonly #lists: readonly Int32Array[];
	/** Day band by number of days apart. */
	readonly #bands: Uint8Array;

	constructor({ points, days }: PlacedDays, { distances, days: ends, metric = 'euclidean' }: KnoxOptions) {
		const between = (a: number, b: number): number => {
			const x = (points[2 * a] ?? 0) - (points[2 * b] ?? 0);
			const y = (points[2 * a + 1] ?? 0) - (points[2 * b + 1] ?? 0);
			return metric === 'manhattan' ? Math.abs(x) + Math.abs(y) : Math.sqrt(x * x + y * y);
		};
		const n = days.length;
		const span = days.reduce((most, day) => Math.max(most, day), -Infinity) - days.reduce((least, day) => Math.min(least, day), Infinity);
		this.#bands = Uint8Array.from({ length: Math.max(0, span) + 1 }, (_, apart) => bandOf(ends, apart));
		this.rows = new Array<number>(distances.length).fill(0);
		this.columns = new Array<number>(ends.length).fill(0);
		const band = new Uint8Array((n * (n - 1)) / 2);
		for (let a = 0, pair = 0; a < n; a++)
			for (let b = a + 1; b < n; b++, pair++) {
				const row = bandOf(distances, between(a, b));
				band[pair] = row;
				this.rows[row] = (this.rows[row] ?? 0) + 1;
				const column = this.#bands[Math.abs((days[a] ?? 0) - (days[b] ?? 0))] ?? 0;
				this.columns[column] = (this.columns[column] ?? 0) + 1;
			}
		this.#full = this.rows.indexOf(Math.max(...this.rows));
		this.#lists = this.#list(band, n);
	}

	#list(band: Uint8Array, n: number): Int32Array[] {
		const lists = this.rows.map((size, row) => new Int32Array(row === this.#full ? 0 : 2 * size));
		const filled = this.rows.map(() => 0);
		for (let a = 0, pair = 0; a < n; a++)
			for (let b = a + 1; b < n; b++, pair++) {
				const row = band[pair] ?? 0;
				if (row === this.#full) continue;
				const at = filled[row] ?? 0;
				const list = lists[row] ?? new Int32Array(0);
				list[at] = a;
				list[at + 1] = b;
				filled[row] = at + 2;
			}
		return lists;
	}

	/** Pairs by distance band and day band when incident i happened on `days[i]`, an order of the incidents' own days. */
	count(days: Int32Array): number[][] {
		const rest = Int32Array.from(this.columns);
		const table = this.#lists.map((list) => {
			const counts = new Int32Array(this.columns.length);
			for (let k = 0; k < list.length; k += 2) {
				const column = this.#bands[Math.abs((days[list[k] ?? 0] ?? 0) - (days[list[k + 1] ?? 0] ?? 0))] ?? 0;
				counts[column] = (counts[column] ?? 0) + 1;
			}
			counts.forEach((count, column) => (rest[column] = (rest[column] ?? 0) - count));
			return counts;
		});
		table[this.#full] = rest;
		return table.slice(0, -1).map((counts) => Array.from(counts.subarray(0, -1)));
	}
}
