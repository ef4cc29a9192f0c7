import { falseDiscovery } from '../stats/fdr';
import { twoSidedP } from '../stats/normal';
import type { Neighbours } from './neighbours';

/** Local clustering cell by cell. */
export interface Hotness {
	/** Getis–Ord Gi* as a z-score: above 0 where high values cluster. */
	readonly z: Float64Array;
	/** Two-sided p of each z. */
	readonly p: Float64Array;
	/** Benjamini–Hochberg q over all cells. */
	readonly q: Float64Array;
}

/**
 * Getis–Ord Gi* of a value per cell over a fixed study area, binary weights, the cell itself included. Zero cells belong to `values`:
 * a mask that follows the data inflates every z. All z are 0 where all values are equal.
 *
 * Source: Ord & Getis (1995), Geographical Analysis 27; as spdep `localG` with `include.self`.
 */
export function giStar(values: ArrayLike<number>, neighbours: Neighbours): Float64Array {
	const n = values.length;
	const { mean, deviation } = spread(values);
	const z = new Float64Array(n);
	if (!(deviation > 0) || n < 2) return z;
	const { starts, cells } = neighbours;
	// Few sizes of neighbourhood occur: the scale of each is worked out once.
	const scales = new Float64Array(MOST_WEIGHT);
	for (let weight = 1; weight < MOST_WEIGHT; weight++) scales[weight] = scaleOf(n, weight, deviation);
	for (let i = 0; i < n; i++) {
		const from = starts[i] ?? 0;
		const to = starts[i + 1] ?? 0;
		let sum = values[i] ?? 0;
		for (let k = from; k < to; k++) sum += values[cells[k] ?? 0] ?? 0;
		const weight = to - from + 1;
		const scale = weight < MOST_WEIGHT ? (scales[weight] ?? 0) : scaleOf(n, weight, deviation);
		// A cell whose neighbourhood is the whole area cannot stand out.
		z[i] = scale > 0 ? (sum - mean * weight) / scale : 0;
	}
	return z;
}

/** Neighbourhoods of up to three steps. */
const MOST_WEIGHT = 38;

/** Standard deviation of a sum of neighbours; 0 for a neighbourhood that is the whole area. */
const scaleOf = (n: number, weight: number, deviation: number): number =>
	weight < n ? deviation * Math.sqrt((n * weight - weight * weight) / (n - 1)) : 0;

/** Gi* with its p-values and their false discovery rates. */
export function hotness(values: ArrayLike<number>, neighbours: Neighbours): Hotness {
	const z = giStar(values, neighbours);
	const p = z.map(twoSidedP);
	return { z, p, q: falseDiscovery(p) };
}

/** Mean and population standard deviation. */
function spread(values: ArrayLike<number>): { mean: number; deviation: number } {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
	const mean = sum / values.length;
	let squares = 0;
	for (let i = 0; i < values.length; i++) squares += ((values[i] ?? 0) - mean) ** 2;
	return { mean, deviation: Math.sqrt(squares / values.length) };
}
