import { fitAt, smooth, type Loess } from './loess';
import { partialSort } from './partial-sort';

export interface StlOptions {
	/** Values of a cycle, e.g. 12 months. */
	readonly period: number;
	/** Cycles that a seasonal fit spans, odd; 'periodic' for one season that never changes. */
	readonly seasonal: number | 'periodic';
	/** Values that a trend fit spans, odd; by default the next odd number from 1.5 · period ÷ (1 − 1.5 ÷ seasonal). */
	readonly trend?: number;
	/** Values that a low-pass fit spans; by default the next odd number from the period. */
	readonly lowPass?: number;
	/** Weighs outliers down: 15 rounds instead of none. */
	readonly robust?: boolean;
	/** Fits are made every so many values; 1 each by default, R takes a tenth of the window. */
	readonly jumps?: { readonly seasonal: number; readonly trend: number; readonly lowPass: number };
}

/** Parts of a series: they sum to it. */
export interface Decomposition {
	readonly seasonal: Float64Array;
	readonly trend: Float64Array;
	readonly remainder: Float64Array;
	/** Weight of each value in the last round, 0 for an outlier; null unless robust. */
	readonly weights: Float64Array | null;
}

const nextOdd = (value: number): number => 2 * Math.floor(Math.ceil(value) / 2) + 1;

/** The windows that are used when none is asked for. */
export function windowsOf(
	{ period, seasonal, trend, lowPass }: StlOptions,
	length: number
): Record<'seasonal' | 'trend' | 'lowPass', number> {
	const cycles = seasonal === 'periodic' ? 10 * length + 1 : seasonal;
	return { seasonal: cycles, trend: trend ?? nextOdd((1.5 * period) / (1 - 1.5 / cycles)), lowPass: lowPass ?? nextOdd(period) };
}

/**
 * Seasonal and trend decomposition by loess. Needs at least two full cycles.
 *
 * Source: Cleveland, Cleveland, McRae & Terpenning (1990), J. Official Statistics 6; defaults of R `stl`, jumps of 1.
 *
 * @throws RangeError for fewer than two cycles.
 */
export function stl(series: ArrayLike<number>, options: StlOptions): Decomposition {
	const { period, seasonal: cycles, robust = false, jumps = { seasonal: 1, trend: 1, lowPass: 1 } } = options;
	const n = series.length;
	if (period < 2 || n <= 2 * period) throw new RangeError('A decomposition needs more than two full cycles.');
	const windows = windowsOf(options, n);
	const steps: Steps = {
		period,
		seasonal: { window: windows.seasonal, degree: 0, jump: jumps.seasonal },
		trend: { window: windows.trend, degree: 1, jump: jumps.trend },
		lowPass: { window: windows.lowPass, degree: 1, jump: jumps.lowPass }
	};
	let parts: Parts = { seasonal: new Float64Array(n), trend: new Float64Array(n) };
	let weights: Float64Array | null = null;
	const rounds = robust ? 15 : 0;
	for (let round = 0; round <= rounds; round++) {
		for (let inner = 0; inner < (robust ? 1 : 2); inner++) parts = improve(series, parts.trend, steps, weights);
		if (round < rounds) weights = robustness(series, parts);
	}
	const seasonal = cycles === 'periodic' ? meanCycle(parts.seasonal, period) : parts.seasonal;
	const remainder = Float64Array.from(series, (value, i) => value - (seasonal[i] ?? 0) - (parts.trend[i] ?? 0));
	return { seasonal, trend: parts.trend, remainder, weights };
}

interface Steps {
	readonly period: number;
	readonly seasonal: Loess;
	readonly trend: Loess;
	readonly lowPass: Loess;
}

interface Parts {
	readonly seasonal: Float64Array;
	readonly trend: Float64Array;
}

/** One pass of the inner loop. */
function improve(series: ArrayLike<number>, trend: Float64Array, steps: Steps, weights: Float64Array | null): Parts {
	const { period } = steps;
	const detrended = Float64Array.from(series, (value, i) => value - (trend[i] ?? 0));
	const cycles = smoothCycles(detrended, steps, weights);
	const filtered = movingMean(movingMean(movingMean(cycles, period), period), 3);
	const low = smooth(filtered, steps.lowPass, null);
	const seasonal = low.map((value, i) => (cycles[period + i] ?? 0) - value);
	const deseasoned = Float64Array.from(series, (value, i) => value - (seasonal[i] ?? 0));
	return { seasonal, trend: smooth(deseasoned, steps.trend, weights) };
}

/** Every month of the cycle smoothed over the years, one cycle longer at both ends. */
function smoothCycles(values: Float64Array, { period, seasonal }: Steps, weights: Float64Array | null): Float64Array {
	const out = new Float64Array(values.length + 2 * period);
	const every = (all: Float64Array, from: number): Float64Array => all.filter((_, i) => i % period === from);
	for (let j = 0; j < period; j++) {
		const part = every(values, j);
		const robust = weights && every(weights, j);
		const k = part.length;
		const inner = smooth(part, seasonal, robust);
		const before = fitAt(part, 0, seasonal, { first: 1, last: Math.min(seasonal.window, k) }, robust) ?? inner[0] ?? NaN;
		const after = fitAt(part, k + 1, seasonal, { first: Math.max(1, k - seasonal.window + 1), last: k }, robust) ?? inner[k - 1] ?? NaN;
		[before, ...inner, after].forEach((value, m) => (out[m * period + j] = value));
	}
	return out;
}

function movingMean(values: Float64Array, length: number): Float64Array {
	const out = new Float64Array(values.length - length + 1);
	let sum = 0;
	for (let i = 0; i < values.length; i++) {
		sum = (i >= length ? sum - (values[i - length] ?? 0) : sum) + (values[i] ?? 0);
		if (i >= length - 1) out[i - length + 1] = sum / length;
	}
	return out;
}

/**
 * Bisquare weights of the residuals on six times their median. R asks for the two middle residuals in falling order, which its partial sort
 * does not expect, and so now and then takes a neighbour of one; we ask alike, so that the parts agree with R's.
 */
function robustness(series: ArrayLike<number>, { seasonal, trend }: Parts): Float64Array {
	const residuals = Float64Array.from(series, (value, i) => Math.abs(value - (seasonal[i] ?? 0) - (trend[i] ?? 0)));
	const sorted = residuals.slice();
	const upper = Math.floor(sorted.length / 2);
	const lower = sorted.length - upper - 1;
	partialSort(sorted, [upper, lower]);
	const reach = 3 * ((sorted[upper] ?? 0) + (sorted[lower] ?? 0));
	return residuals.map((residual) => (residual <= 0.001 * reach ? 1 : residual <= 0.999 * reach ? (1 - (residual / reach) ** 2) ** 2 : 0));
}

/** The mean season, repeated. */
function meanCycle(seasonal: Float64Array, period: number): Float64Array {
	const means = Array.from({ length: period }, (_, j) => {
		const part = seasonal.filter((_, i) => i % period === j);
		return part.reduce((sum, value) => sum + value, 0) / part.length;
	});
	return seasonal.map((_, i) => means[i % period] ?? NaN);
}
