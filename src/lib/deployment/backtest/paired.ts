import type { Share } from '../plan';

/** Chance that Student's t of whole degrees of freedom lies within ±t (Abramowitz & Stegun 26.7.3 and 26.7.4). */
export function studentWithin(t: number, df: number): number {
	const angle = Math.atan(t / Math.sqrt(df));
	const cos2 = Math.cos(angle) ** 2;
	const odd = df % 2 === 1;
	let term = odd ? Math.cos(angle) : 1;
	let sum = df === 1 ? 0 : term;
	for (let i = odd ? 3 : 2; i < df; i += 2) sum += term *= (cos2 * (i - 1)) / i;
	return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** Two-sided 95 % quantile of Student's t of whole degrees of freedom, by bisection. */
export function studentQuantile(df: number): number {
	let [low, high] = [1.9, 13];
	for (let i = 0; i < 60; i++) {
		const middle = (low + high) / 2;
		if (studentWithin(middle, df) < 0.95) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
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
