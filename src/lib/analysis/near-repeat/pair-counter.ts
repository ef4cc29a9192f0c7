import { NearPairs, bandOf, type Metric, type Partners } from './near-pairs';

/** The bands that {@link PairCounter} counts by. */
interface Bands {
	readonly distances: readonly number[];
	readonly days: readonly number[];
	readonly metric?: Metric;
}

/**
 * Counts pairs of incidents by band of distance and of days, for any order of the dates. Who is how far from whom never changes, so the
 * pairs inside the bands of distance are listed once; neither do the sums over the bands, so the fullest band (mostly that of the pairs in
 * none) need not be listed: its counts are what the others leave.
 */
export class PairCounter {
	/** Pairs by distance band and by day band; the last entry is the pairs in no band. */
	readonly rows: readonly number[];
	readonly columns: readonly number[];
	readonly #full: number;
	readonly #lists: readonly Partners[];
	/** Day band by days apart, from `−#span` to `#span`, and the pairs so far apart. */
	readonly #bands: Uint8Array;
	readonly #apart: Int32Array;
	readonly #span: number;
	/** Counts by distance band and day band; those of no band are last in each row, and the last row. */
	readonly #counts: Int32Array;

	constructor({ points, days }: { readonly points: Float64Array; readonly days: Int32Array }, bands: Bands) {
		const { distances, days: ends, metric = 'euclidean' } = bands;
		const near = new NearPairs(points, distances, metric);
		this.rows = near.sizes();
		this.#full = this.rows.indexOf(Math.max(...this.rows));
		this.#lists = near.lists(this.#full);
		this.#span = spanOf(days);
		this.#bands = Uint8Array.from({ length: 2 * this.#span + 1 }, (_, i) => bandOf(ends, Math.abs(i - this.#span)));
		this.#apart = new Int32Array(this.#bands.length);
		this.#counts = new Int32Array(distances.length * ends.length);
		this.columns = columnsOf(days, (apart) => this.#bands[apart + this.#span] ?? 0, ends.length);
	}

	/** Counts for {@link table} when incident i happened on `days[i]`, an order of the incidents' own days. The list is used again. */
	count(days: Int32Array): Int32Array {
		const width = this.columns.length;
		const counts = this.#counts.fill(0);
		const full = this.#full * width;
		counts.set(this.columns, full);
		for (let row = 0; row < this.#lists.length; row++) {
			const list = this.#lists[row];
			if (!list || row === this.#full) continue;
			tally(list, days, this.#apart.fill(0), this.#span);
			for (let i = 0; i < this.#apart.length; i++) {
				const [many, column] = [this.#apart[i] ?? 0, this.#bands[i] ?? 0];
				counts[row * width + column] = (counts[row * width + column] ?? 0) + many;
				counts[full + column] = (counts[full + column] ?? 0) - many;
			}
		}
		return counts;
	}

	/** A figure for each band of distance and of days, from its place in {@link count}. */
	table(of: (place: number, row: number, column: number) => number): number[][] {
		const width = this.columns.length;
		return Array.from({ length: this.rows.length - 1 }, (_, row) =>
			Array.from({ length: width - 1 }, (_, column) => of(row * width + column, row, column))
		);
	}
}

/** Counts the pairs of a list by days apart. */
function tally({ starts, partners }: Partners, days: Int32Array, apart: Int32Array, span: number): void {
	for (let a = 0; a + 1 < starts.length; a++) {
		const own = (days[a] ?? 0) + span;
		const to = starts[a + 1] ?? 0;
		for (let k = starts[a] ?? 0; k < to; k++) {
			const at = own - (days[partners[k] ?? 0] ?? 0);
			apart[at] = (apart[at] ?? 0) + 1;
		}
	}
}

function spanOf(days: Int32Array): number {
	let [first, last] = [Infinity, -Infinity];
	for (const day of days) {
		if (day < first) first = day;
		if (day > last) last = day;
	}
	return days.length === 0 ? 0 : last - first;
}

/** Pairs by day band, from the incidents of each day alone. */
function columnsOf(days: Int32Array, bandOf: (apart: number) => number, width: number): number[] {
	const columns = new Array<number>(width).fill(0);
	const [day, many] = runsOf(days.toSorted());
	for (let i = 0; i < day.length; i++)
		for (let j = i; j < day.length; j++) {
			const n = many[i] ?? 0;
			const band = bandOf((day[j] ?? 0) - (day[i] ?? 0));
			columns[band] = (columns[band] ?? 0) + (i === j ? (n * (n - 1)) / 2 : n * (many[j] ?? 0));
		}
	return columns;
}

/** Different days, ascending, and the incidents of each. */
function runsOf(sorted: Int32Array): [day: number[], many: number[]] {
	const [day, many]: [number[], number[]] = [[], []];
	for (const value of sorted)
		if (day.at(-1) === value) many.push((many.pop() ?? 0) + 1);
		else {
			day.push(value);
			many.push(1);
		}
	return [day, many];
}
