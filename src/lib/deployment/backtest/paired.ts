import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import type { Share } from '../plan';

/** Two-sided 95 % quantile of Student's t, by t² ÷ (df + t²) ~ Beta(½, df/2). */
export function studentQuantile(df: number): number {
	const x = betaQuantile(0.95, 0.5, df / 2);
	return Math.sqrt((df * x) / (1 - x));
}

/**
 * Mean of one figure per trial with a 95 % interval: Student's t over the trials, with the larger of the spread between trials and
 * the sampling variance within them (few trials can agree by luck, and then their spread alone would promise too much).
 * @param values one per trial, at least 2
 * @param variances sampling variance of each
 */
export function meanOfTrials(values: readonly number[], variances: readonly number[]): Share {
	const n = values.length;
	const mean = values.reduce((sum, v) => sum + v, 0) / n;
	const between = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1);
	const within = variances.reduce((sum, v) => sum + v, 0) / n;
	const half = studentQuantile(n - 1) * Math.sqrt(Math.max(between, within) / n);
	return { value: mean, low: mean - half, high: mean + half };
}

/** Share with its 95 % Wilson interval. */
export function wilson(hits: number, n: number): Share {
	const z2 = 1.959963984540054 ** 2;
	const p = hits / n;
	const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
	const half = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
	return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
