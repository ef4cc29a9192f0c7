import { stl } from './stl';

/** A series in parts that sum to it; positions from `from`. */
export interface Parts {
	/** Position of the first value. */
	readonly from: number;
	/** Values of a cycle. */
	readonly period: number;
	/** The series with its left-out values filled. */
	readonly observed: Float64Array;
	readonly trend: Float64Array;
	readonly seasonal: Float64Array;
	readonly remainder: Float64Array;
	/** Positions that were filled. */
	readonly filled: readonly number[];
}

/** Why there are none: more than two full cycles are needed. */
export interface TooShort {
	readonly have: number;
	readonly need: number;
}

/**
 * Season, trend and remainder of the values between the first and the last that count, by a robust STL with a season that stays the same.
 * Values left out in between (gaps in loading) are filled with the mean of the same place in the cycles before and after, so that the
 * method can run; they are not evidence.
 *
 * @param counted positions of the values that count, ascending.
 */
export function decompose(counts: ArrayLike<number>, counted: readonly number[], period: number): Parts | TooShort {
	const from = counted[0] ?? 0;
	const length = counted.length === 0 ? 0 : (counted.at(-1) ?? 0) - from + 1;
	if (length <= 2 * period) return { have: length, need: 2 * period + 1 };
	const { observed, filled } = fill(counts, counted, period);
	const { seasonal, trend, remainder } = stl(observed, { period, seasonal: 'periodic', robust: true });
	return { from, period, observed, trend, seasonal, remainder, filled };
}

/** The values between the first and the last that count, those left out filled from the cycles around them, or from their neighbours. */
export function fill(
	counts: ArrayLike<number>,
	counted: readonly number[],
	period: number
): { readonly observed: Float64Array; readonly filled: readonly number[] } {
	const known = new Set(counted);
	const from = counted[0] ?? 0;
	const length = counted.length === 0 ? 0 : (counted.at(-1) ?? 0) - from + 1;
	const filled: number[] = [];
	const nearest = (at: number, step: number): number | null => {
		for (let i = at + step; i >= from && i < from + length; i += step) if (known.has(i)) return counts[i] ?? 0;
		return null;
	};
	const guess = (at: number): number => {
		for (const step of [period, 1]) {
			const around = [nearest(at, -step), nearest(at, step)].filter((value) => value !== null);
			if (around.length > 0) return around.reduce((a, b) => a + b, 0) / around.length;
		}
		return 0;
	};
	const observed = Float64Array.from({ length }, (_, i) => {
		if (known.has(from + i)) return counts[from + i] ?? 0;
		filled.push(from + i);
		return guess(from + i);
	});
	return { observed, filled };
}
