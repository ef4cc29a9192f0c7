/** Values per round are split into so many equal bins. */
const BINS = 4096;

/**
 * The smallest value for which at least a share q of the weight lies at or below it; NaN without weight. Exact: each round keeps the one
 * bin that holds the quantile, and a small rest is sorted.
 * `values[stride × i + offset]` has the weight `weights[i]`.
 */
export function weightedQuantile(values: Float64Array, weights: Uint32Array, q: number, stride = 1, offset = 0): number {
	let rest = Array.from(weights.keys()).filter((i) => (weights[i] ?? 0) > 0);
	const value = (i: number): number => values[stride * i + offset] ?? NaN;
	const weight = (i: number): number => weights[i] ?? 0;
	let left = q * rest.reduce((sum, i) => sum + weight(i), 0);
	while (rest.length > 64) {
		const { min, max } = range(rest, value);
		if (min === max) return min;
		const bin = (i: number): number => Math.min(BINS - 1, Math.floor(((value(i) - min) / (max - min)) * BINS));
		const sums = new Float64Array(BINS);
		for (const i of rest) sums[bin(i)] = (sums[bin(i)] ?? 0) + weight(i);
		let at = 0;
		while (at < BINS - 1 && left > (sums[at] ?? 0)) left -= sums[at++] ?? 0;
		rest = rest.filter((i) => bin(i) === at);
	}
	rest.sort((a, b) => value(a) - value(b));
	return value(rest.find((i) => (left -= weight(i)) <= 0) ?? rest.at(-1) ?? -1);
}

function range(list: readonly number[], value: (i: number) => number): { min: number; max: number } {
	let min = Infinity;
	let max = -Infinity;
	for (const i of list) {
		min = Math.min(min, value(i));
		max = Math.max(max, value(i));
	}
	return { min, max };
}
