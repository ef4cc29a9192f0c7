import { twoSidedP } from '../stats/normal';
import { quantile } from '../stats/quantile';

/** A monotone trend in a series. */
export interface MonotoneTrend {
	/** Values that were not missing. */
	readonly n: number;
	/** Rising pairs less falling pairs. */
	readonly s: number;
	readonly variance: number;
	/** Kendall's tau-a: `s` over the number of pairs. */
	readonly tau: number;
	/** Normal score of `s` with continuity correction. */
	readonly z: number;
	/** Two-sided. */
	readonly p: number;
}

/**
 * Mann–Kendall test for a monotone trend; missing values (NaN) are left out. Fewer than 2 values, or all equal, give z = 0 and p = 1.
 *
 * Source: Mann (1945), Kendall (1975); variance with ties; as pyMannKendall `original_test`.
 */
export function mannKendall(series: ArrayLike<number>): MonotoneTrend {
	const values = Array.from(series).filter((value) => !Number.isNaN(value));
	const n = values.length;
	let s = 0;
	for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) s += Math.sign((values[j] ?? 0) - (values[i] ?? 0));
	const spread = (size: number): number => size * (size - 1) * (2 * size + 5);
	const ties = [...countsOf(values)].reduce((sum, size) => sum + spread(size), 0);
	const variance = (spread(n) - ties) / 18;
	const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
	return { n, s, variance, tau: n > 1 ? s / ((n * (n - 1)) / 2) : 0, z, p: twoSidedP(z) };
}

/**
 * Median of the slopes between all pairs of values, per step of the series; missing values (NaN) are left out and close up, as in R.
 *
 * Source: Sen (1968), JASA 63.
 */
export function senSlope(series: ArrayLike<number>): number {
	const values = Array.from(series).filter((value) => !Number.isNaN(value));
	const slopes: number[] = [];
	for (let i = 0; i < values.length; i++)
		for (let j = i + 1; j < values.length; j++) slopes.push(((values[j] ?? NaN) - (values[i] ?? NaN)) / (j - i));
	return quantile(
		slopes.sort((a, b) => a - b),
		0.5
	);
}

function countsOf(values: readonly number[]): Iterable<number> {
	const counts = new Map<number, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts.values();
}
