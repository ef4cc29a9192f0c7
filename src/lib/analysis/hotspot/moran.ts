import { degree, isNeighbour, type Neighbours } from './neighbours';

/** Global spatial autocorrelation of a value per cell. */
export interface Moran {
	/** Moran's I: above its expectation where like values neighbour each other. */
	readonly i: number;
	readonly expected: number;
	/** Variance when the values are shuffled over the cells. */
	readonly variance: number;
	/** Standard normal score of `i` under that shuffling. */
	readonly z: number;
}

/**
 * Moran's I with row-standardised weights, and its moments under randomisation. NaN where all values are equal or fewer than 4 cells.
 *
 * Source: Cliff & Ord (1981), Spatial Processes; as spdep `moran.test` with style W.
 */
export function moran(values: ArrayLike<number>, neighbours: Neighbours): Moran {
	const n = values.length;
	const deviations = centred(values);
	const [second, fourth] = [moment(deviations, 2), moment(deviations, 4)];
	const { s0, s1, s2, product } = weigh(deviations, neighbours);
	const i = (n * product) / (s0 * n * second);
	const expected = -1 / (n - 1);
	const kurtosis = fourth / (second * second);
	const first = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
	const last = kurtosis * (n * (n - 1) * s1 - 2 * n * s2 + 6 * s0 * s0);
	const variance = (first - last) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - expected * expected;
	return { i, expected, variance, z: (i - expected) / Math.sqrt(variance) };
}

function centred(values: ArrayLike<number>): Float64Array {
	const all = Float64Array.from(values);
	const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
	return all.map((value) => value - mean);
}

const moment = (deviations: Float64Array, power: number): number =>
	deviations.reduce((sum, deviation) => sum + deviation ** power, 0) / deviations.length;

/** Sums of the row-standardised weights (Cliff and Ord's S0, S1, S2) and of the weighted products of neighbours. */
function weigh(deviations: Float64Array, neighbours: Neighbours) {
	const { starts, cells } = neighbours;
	const columns = new Float64Array(deviations.length);
	let [s0, s1, product] = [0, 0, 0];
	for (let i = 0; i < deviations.length; i++) {
		const weight = 1 / degree(neighbours, i);
		for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k++) {
			const j = cells[k] ?? 0;
			const back = isNeighbour(neighbours, j, i) ? 1 / degree(neighbours, j) : 0;
			s0 += weight;
			s1 += weight * weight + weight * back;
			product += weight * (deviations[i] ?? 0) * (deviations[j] ?? 0);
			columns[j] = (columns[j] ?? 0) + weight;
		}
	}
	const s2 = columns.reduce((sum, column, i) => sum + (column + (degree(neighbours, i) > 0 ? 1 : 0)) ** 2, 0);
	return { s0, s1, s2, product };
}
