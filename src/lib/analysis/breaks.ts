import type { Classes, ClassMethod } from '../core/classes';

/** Non-zero counts, and how many cells hold each: both ascending by count. */
interface Tally {
	readonly values: readonly number[];
	readonly cells: readonly number[];
}

/**
 * Limits of the colour classes of counts, at most `most` of them. Counts of 0 take no part, and the first class always begins at 1, so that
 * a count that shrinks under a filter keeps a colour while the limits stay. Limits are whole, strictly ascending, and fewer than `most`
 * where there are fewer distinct counts.
 *
 * - `quantile`: each class holds about the same number of cells. Cells of one count stay together: where the smallest count alone
 *   overfills its class (most cells hold 1), it gets a class of its own and the rest is divided anew among the other classes. Skewed counts
 *   thus come out as 1, 2–3, 4–9, 10–24, 25–59, 60 or more.
 * - `equal`: each class spans about the same range of counts, from 1 to the largest.
 *
 * @throws RangeError for a count that is negative or not whole.
 */
export function breaks(counts: ArrayLike<number>, method: ClassMethod, most = 6): Classes {
	const tally = tallyOf(counts);
	const max = tally.values.at(-1);
	if (max === undefined) return { lower: [1], max: 0 };
	return { lower: method === 'quantile' ? quantile(tally, most) : equal(max, most), max };
}

function tallyOf(counts: ArrayLike<number>): Tally {
	const cells = new Map<number, number>();
	for (const count of Array.from(counts)) {
		if (!Number.isInteger(count) || count < 0) throw new RangeError('Counts must be whole and not negative.');
		if (count > 0) cells.set(count, (cells.get(count) ?? 0) + 1);
	}
	const values = [...cells.keys()].sort((a, b) => a - b);
	return { values, cells: values.map((value) => cells.get(value) ?? 0) };
}

function quantile({ values, cells }: Tally, most: number): number[] {
	const classes = Math.min(most, values.length);
	const lower: number[] = [];
	let rest = cells.reduce((a, b) => a + b, 0);
	let next = 0;
	for (let left = classes; left > 0; left--) {
		lower.push(lower.length === 0 ? 1 : (values[next] ?? 1));
		const size = fill(cells, next, rest / left, values.length - (left - 1));
		for (const end = next + size; next < end; next++) rest -= cells[next] ?? 0;
	}
	return lower;
}

/** How many distinct counts from `from` on come nearest to `goal` cells: at least one, none at or beyond `end`. */
function fill(cells: readonly number[], from: number, goal: number, end: number): number {
	let held = cells[from] ?? 0;
	let at = from + 1;
	while (at < end) {
		const more = held + (cells[at] ?? 0);
		if (Math.abs(more - goal) >= Math.abs(held - goal)) break;
		held = more;
		at++;
	}
	return at - from;
}

function equal(max: number, most: number): number[] {
	const classes = Math.min(most, max);
	return Array.from({ length: classes }, (_, i) => 1 + Math.round((i * max) / classes));
}
