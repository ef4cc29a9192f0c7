/** Values of a round are split into so many equal bins. */
const BINS = 4096;
/** So few values are sorted. */
const FEW = 64;

interface Weighted {
	readonly values: Float64Array;
	readonly weights: Float64Array;
}

/** The entries that pass, in plain loops: these arrays have an entry per location. */
function keep(
	{ values, weights }: { values: Float64Array; weights: ArrayLike<number> },
	passes: (value: number, weight: number) => boolean
): Weighted {
	const kept = { values: new Float64Array(values.length), weights: new Float64Array(values.length) };
	let size = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? NaN;
		const weight = weights[i] ?? 0;
		if (!passes(value, weight)) continue;
		kept.values[size] = value;
		kept.weights[size++] = weight;
	}
	return { values: kept.values.subarray(0, size), weights: kept.weights.subarray(0, size) };
}

function range(values: Float64Array): { min: number; max: number } {
	let min = Infinity;
	let max = -Infinity;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? NaN;
		if (value < min) min = value;
		if (value > max) max = value;
	}
	return { min, max };
}

/**
 * The smallest value for which at least a share q of the weight lies at or below it; NaN without weight. Exact: each round
 * keeps the one bin that holds the quantile. `values[i]` has the weight `weights[i]`.
 */
export function weightedQuantile(values: Float64Array, weights: Uint32Array, q: number): number {
	let rest = keep({ values, weights }, (_, weight) => weight > 0);
	let left = q * rest.weights.reduce((sum, weight) => sum + weight, 0);
	while (rest.values.length > FEW) {
		const { min, max } = range(rest.values);
		if (min === max) return min;
		const scale = BINS / (max - min);
		// Values closer than the smallest normal number cannot be told apart by bins: the sort below does it.
		if (!Number.isFinite(scale)) break;
		const bin = (value: number): number => Math.min(BINS - 1, Math.floor((value - min) * scale));
		const sums = new Float64Array(BINS);
		for (let i = 0; i < rest.values.length; i++) {
			const at = bin(rest.values[i] ?? NaN);
			sums[at] = (sums[at] ?? 0) + (rest.weights[i] ?? 0);
		}
		let at = 0;
		while (at < BINS - 1 && left > (sums[at] ?? 0)) left -= sums[at++] ?? 0;
		rest = keep(rest, (value) => bin(value) === at);
	}
	const sorted = Array.from(rest.values, (value, i) => ({ value, weight: rest.weights[i] ?? 0 })).sort((a, b) => a.value - b.value);
	return (sorted.find(({ weight }) => (left -= weight) <= 0) ?? sorted.at(-1))?.value ?? NaN;
}
