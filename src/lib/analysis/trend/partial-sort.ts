/** Places of a segment that is still to be sorted: values low … high, wanted places first … last of the list. */
interface Segment {
	readonly low: number;
	readonly high: number;
	readonly first: number;
	readonly last: number;
}

/** Segments up to this many places long are sorted outright. */
const SHORT = 10;

/**
 * Puts the wanted order statistics (positions from 0) of `values` in their places, in place; positions must rise, or a neighbour may stand in
 * one of them.
 *
 * Source: `psort` of netlib/a/stl, as in R's `stl`.
 */
export function partialSort(values: Float64Array, wanted: readonly number[]): void {
	const open: Segment[] = [{ low: 0, high: values.length - 1, first: 0, last: wanted.length - 1 }];
	for (let segment = open.pop(); segment; segment = open.pop()) {
		const { low, high, first, last } = segment;
		if (first > last || low >= high) continue;
		if (low > 0 && high - low <= SHORT) {
			values.subarray(low, high + 1).sort();
			continue;
		}
		const [left, right] = partition(values, low, high);
		let [from, to] = [first, last];
		if (left - low <= high - right) {
			while (to >= from && (wanted[to] ?? 0) > left) to--;
			open.push({ low: right, high, first: from > to ? first : to + 1, last }, { low, high: left, first: from, last: to });
		} else {
			while (from <= to && (wanted[from] ?? 0) < right) from++;
			open.push({ low, high: left, first, last: from > to ? last : from - 1 }, { low: right, high, first: from, last: to });
		}
	}
}

function swap(values: Float64Array, a: number, b: number): void {
	const kept = values[a] ?? 0;
	values[a] = values[b] ?? 0;
	values[b] = kept;
}

/** Splits a segment about the median of its first, middle and last value: low … left are at most it, right … high at least. */
function partition(values: Float64Array, low: number, high: number): [left: number, right: number] {
	const at = (i: number): number => values[i] ?? NaN;
	// The middle place as counted from 1.
	const middle = ((low + high + 2) >> 1) - 1;
	if (at(low) > at(middle)) swap(values, low, middle);
	if (at(high) < at(middle)) {
		swap(values, high, middle);
		if (at(low) > at(middle)) swap(values, low, middle);
	}
	const pivot = at(middle);
	let [right, left] = [low, high];
	for (;;) {
		do left--;
		while (at(left) > pivot);
		do right++;
		while (at(right) < pivot);
		if (right > left) return [left, right];
		swap(values, left, right);
	}
}
