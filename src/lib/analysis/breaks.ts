import type { Classes, ClassMethod } from '../core/classes';

/** The distinct counts above 0, ascending, and the weight of each. */
interface Tally {
	readonly values: readonly number[];
	readonly weights: readonly number[];
}

/**
 * Limits of the colour classes of counts, at most `most` of them. Counts of 0 take no part, and the first class always begins at 1, so that
 * a count that shrinks under a filter keeps a colour while the limits stay. Limits are whole, strictly ascending, and fewer than `most`
 * where there are fewer distinct counts.
 *
 * - `quantile`: quantiles by cumulative root frequency. Each distinct count weighs the square root of the number of cells that hold it, and
 *   the classes share that weight evenly; a count that overfills its class gets one of its own and the rest is divided anew. Where no two
 *   cells tie these are plain quantiles. Where most cells hold 1, plain quantiles would spend all classes on 1, 2, 3 and put the centre of
 *   a town into one; the root gives 1, 2–3, 4–6, 7–12, 13–24, 25 or more (Kent, one month, resolution 9).
 *   Source: Dalenius & Hodges (1959), Minimum variance stratification, JASA 54.
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
	return { values, weights: values.map((value) => Math.sqrt(cells.get(value) ?? 0)) };
}

function quantile({ values, weights }: Tally, most: number): number[] {
	const classes = Math.min(most, values.length);
	const lower: number[] = [];
	let rest = weights.reduce((a, b) => a + b, 0);
	let next = 0;
	for (let left = classes; left > 0; left--) {
		lower.push(lower.length === 0 ? 1 : (values[next] ?? 1));
		const end = fill(weights, next, rest / left, values.length - (left - 1));
		for (; next < end; next++) rest -= weights[next] ?? 0;
	}
	return lower;
}

/** Where a class that begins at `from` ends, so that its weight comes nearest to `goal`: it takes one count at least, none from `limit` on. */
function fill(weights: readonly number[], from: number, goal: number, limit: number): number {
	let held = weights[from] ?? 0;
	let end = from + 1;
	for (; end < limit; end++) {
		const more = held + (weights[end] ?? 0);
		if (Math.abs(more - goal) >= Math.abs(held - goal)) break;
		held = more;
	}
	return end;
}

function equal(max: number, most: number): number[] {
	const classes = Math.min(most, max);
	return Array.from({ length: classes }, (_, i) => 1 + Math.round((i * max) / classes));
}
