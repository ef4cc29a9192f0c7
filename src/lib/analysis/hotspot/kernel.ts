import { quantile } from '../stats/quantile';

/** Kernel density of points, in points per square unit of their coordinates. */

/** Quartic (biweight) kernel, integrating to 1 over the plane: 3 ÷ (π h²) · (1 − d²/h²)² up to the bandwidth h. */
export function quartic(distance: number, bandwidth: number): number {
	const inside = 1 - (distance / bandwidth) ** 2;
	return inside > 0 ? (3 / (Math.PI * bandwidth * bandwidth)) * inside * inside : 0;
}

/** Points in a plane, x and y in turn (metres). */
export interface Weighted {
	readonly points: Float64Array;
	/** One weight per point; 1 each without. */
	readonly weights?: ArrayLike<number>;
}

/** Density at positions (x and y in turn): every point spread by the quartic kernel. */
export function density({ points, weights }: Weighted, at: Float64Array, bandwidth: number): Float64Array {
	const values = new Float64Array(at.length / 2);
	for (let i = 0; i < values.length; i++) {
		let sum = 0;
		for (let k = 0; 2 * k < points.length; k++) {
			const distance = Math.hypot((at[2 * i] ?? 0) - (points[2 * k] ?? 0), (at[2 * i + 1] ?? 0) - (points[2 * k + 1] ?? 0));
			if (distance < bandwidth) sum += (weights?.[k] ?? 1) * quartic(distance, bandwidth);
		}
		values[i] = sum;
	}
	return values;
}

/**
 * Rule-of-thumb bandwidth of one axis: 4 · 1.06 · min(s, IQR ÷ 1.34) · n^(−1/5). Take both axes and average them; a default that reads one
 * axis alone depends on how the map is turned.
 *
 * Source: Venables & Ripley, MASS `bandwidth.nrd` (a Gaussian's standard deviation is a quarter of it).
 */
export function normalBandwidth(values: ArrayLike<number>): number {
	const sorted = Array.from(values).sort((a, b) => a - b);
	const n = sorted.length;
	const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
	const deviation = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
	const range = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34;
	return 4 * 1.06 * Math.min(deviation, range) * n ** -0.2;
}
