/** Values of a round are split into so many equal bins. */
const BINS = 4096;
/** So few values are sorted. */
const FEW = 64;

/**
 * The smallest value for which at least a share q of the weight lies at or below it; NaN without weight. Exact: each round
 * keeps the one bin that holds the quantile. `values[i]` has the weight `weights[i]`.
 */
export function weightedQuantile(values: Float64Array, weights: Uint32Array, q: number): number {
	let rest = Uint32Array.from(weights.keys()).filter((i) => (weights[i] ?? 0) > 0);
	const value = (i: number): number => values[i] ?? NaN;
	const weight = (i: number): number => weights[i] ?? 0;
	let left = q * rest.reduce((sum, i) => sum + weight(i), 0);
	while (rest.length > FEW) {
		const min = rest.reduce((least, i) => Math.min(least, value(i)), Infinity);
		const max = rest.reduce((most, i) => Math.max(most, value(i)), -Infinity);
		if (min === max) return min;
		const bin = (i: number): number => Math.min(BINS - 1, Math.floor(((value(i) - min) / (max - min)) * BINS));
		const sums = new Float64Array(BINS);
		for (const i of rest) sums[bin(i)] = (sums[bin(i)] ?? 0) + weight(i);
		let at = 0;
		while (at < BINS - 1 && left > (sums[at] ?? 0)) left -= sums[at++] ?? 0;
		rest = rest.filter((i) => bin(i) === at);
	}
	const sorted = [...rest].sort((a, b) => value(a) - value(b));
	return value(sorted.find((i) => (left -= weight(i)) <= 0) ?? sorted.at(-1) ?? -1);
}
