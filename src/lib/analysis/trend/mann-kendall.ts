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
	const values = Float64Array.from(series);
	let n = 0;
	for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) values[n++] = values[i] ?? 0;
	let s = 0;
	for (let i = 0; i < n; i++) {
		const earlier = values[i] ?? 0;
		for (let j = i + 1; j < n; j++) {
			const later = values[j] ?? 0;
			s += later > earlier ? 1 : later < earlier ? -1 : 0;
		}
	}
	const variance = (spread(n) - tiesOf(values.subarray(0, n))) / 18;
	const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
	return { n, s, variance, tau: n > 1 ? s / ((n * (n - 1)) / 2) : 0, z, p: twoSidedP(z) };
}

const spread = (size: number): number => size * (size - 1) * (2 * size + 5);

/** What runs of equal values take from the variance; leaves the values sorted. */
function tiesOf(values: Float64Array): number {
	values.sort();
	let ties = 0;
	for (let i = 0; i < values.length;) {
		let end = i + 1;
		while (end < values.length && values[end] === values[i]) end++;
		ties += spread(end - i);
		i = end;
	}
	return ties;
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
