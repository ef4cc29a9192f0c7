/** Log-linear regression of counts whose variance is a multiple of their mean. */

export interface CountModel {
	readonly coefficients: Float64Array;
	/** Fitted means. */
	readonly means: Float64Array;
	/** Inverse of the information matrix, row by row: times the dispersion it is the covariance of the coefficients. */
	readonly covariance: Float64Array;
	/** Diagonal of the hat matrix. */
	readonly leverage: Float64Array;
	/** Variance ÷ mean, by Pearson's residuals. */
	readonly dispersion: number;
	/** Observations with a weight, less coefficients. */
	readonly freedom: number;
}

const MOST_ROUNDS = 25;
const TOLERANCE = 1e-8;

/**
 * Fits by iteratively reweighted least squares with R's start and stopping rule, so that the figures agree with `glm` digit by digit. `rows`
 * is the design matrix; null when it does not converge or the columns depend on each other.
 *
 * Source: McCullagh & Nelder (1989), Generalized Linear Models; R `glm(family = quasipoisson)`.
 */
export function fitCounts(rows: readonly Float64Array[], counts: ArrayLike<number>, weights: ArrayLike<number>): CountModel | null {
	const start = Float64Array.from(counts, (count) => count + 0.1);
	let means = start;
	let predictor = start.map(Math.log);
	let before = devianceOf(counts, means, weights);
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const working = means.map((mean, i) => (weights[i] ?? 1) * mean);
		const target = predictor.map((eta, i) => eta + ((counts[i] ?? 0) - (means[i] ?? 0)) / (means[i] ?? 1));
		const solved = leastSquares(rows, target, working);
		if (!solved) return null;
		predictor = Float64Array.from(rows, (row) => dot(row, solved.coefficients));
		means = predictor.map(Math.exp);
		const deviance = devianceOf(counts, means, weights);
		if (!Number.isFinite(deviance)) return null;
		if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < TOLERANCE)
			return finish(rows, counts, weights, { ...solved, means, working });
		before = deviance;
	}
	return null;
}

interface Fitted {
	readonly coefficients: Float64Array;
	readonly covariance: Float64Array;
	readonly means: Float64Array;
	/** Weights of the last least squares. */
	readonly working: Float64Array;
}

function finish(rows: readonly Float64Array[], counts: ArrayLike<number>, weights: ArrayLike<number>, fitted: Fitted): CountModel {
	const { coefficients, covariance, means, working } = fitted;
	const used = Array.from(weights).filter((weight) => weight > 0).length;
	const freedom = used - coefficients.length;
	// R keeps the weights of the last round but one beside the residuals of the last.
	const squares = means.reduce((sum, mean, i) => sum + (working[i] ?? 0) * (((counts[i] ?? 0) - mean) / mean) ** 2, 0);
	const leverage = Float64Array.from(rows, (row, i) => (working[i] ?? 0) * spreadAt(row, covariance));
	return { coefficients, covariance, means, leverage, dispersion: squares / freedom, freedom };
}

/** x' C x: the variance of a linear predictor, per unit of dispersion. */
export function spreadAt(row: Float64Array, covariance: Float64Array): number {
	const size = row.length;
	let sum = 0;
	for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) sum += (row[a] ?? 0) * (covariance[a * size + b] ?? 0) * (row[b] ?? 0);
	return sum;
}

export const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

function devianceOf(counts: ArrayLike<number>, means: Float64Array, weights: ArrayLike<number>): number {
	return means.reduce((sum, mean, i) => {
		const count = counts[i] ?? 0;
		return sum + 2 * (weights[i] ?? 1) * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
	}, 0);
}

/** Weighted least squares by the normal equations; null when they are singular. */
function leastSquares(rows: readonly Float64Array[], target: Float64Array, weights: Float64Array) {
	const size = rows[0]?.length ?? 0;
	const normal = new Float64Array(size * size);
	const right = new Float64Array(size);
	rows.forEach((row, i) => {
		const weight = weights[i] ?? 0;
		for (let a = 0; a < size; a++) {
			const scaled = weight * (row[a] ?? 0);
			right[a] = (right[a] ?? 0) + scaled * (target[i] ?? 0);
			for (let b = 0; b < size; b++) normal[a * size + b] = (normal[a * size + b] ?? 0) + scaled * (row[b] ?? 0);
		}
	});
	const covariance = inverse(normal, size);
	if (!covariance) return null;
	const coefficients = new Float64Array(size).map((_, a) => dot(covariance.subarray(a * size, (a + 1) * size), right));
	return { coefficients, covariance };
}

/** Inverse of a symmetric positive matrix by Gauss–Jordan; null when it is singular. */
function inverse(matrix: Float64Array, size: number): Float64Array | null {
	const left = matrix.slice();
	const out = new Float64Array(size * size);
	for (let a = 0; a < size; a++) out[a * size + a] = 1;
	for (let pivot = 0; pivot < size; pivot++) {
		const scale = left[pivot * size + pivot] ?? 0;
		if (!(Math.abs(scale) > 1e-11 * Math.abs(matrix[pivot * size + pivot] ?? 0))) return null;
		for (const all of [left, out]) for (let b = 0; b < size; b++) all[pivot * size + b] = (all[pivot * size + b] ?? 0) / scale;
		for (let a = 0; a < size; a++) {
			const factor = left[a * size + pivot] ?? 0;
			if (a === pivot || factor === 0) continue;
			for (const all of [left, out])
				for (let b = 0; b < size; b++) all[a * size + b] = (all[a * size + b] ?? 0) - factor * (all[pivot * size + b] ?? 0);
		}
	}
	return out;
}
