/** Local regression on equally spaced values, as STL needs it. Positions count from 1. */

export interface Loess {
	/** Number of values that a fit spans. */
	readonly window: number;
	/** 0: local constant; 1: local line. */
	readonly degree: 0 | 1;
	/** Every so many values a fit, straight lines between. */
	readonly jump: number;
}

/** Values first … last of a series with the weights of a fit. */
interface Span {
	readonly first: number;
	readonly last: number;
}

type Series = ArrayLike<number>;

/** The fit at position `x`, which may lie outside the series; null where every weight is 0. `robust` multiplies the weights. */
export function fitAt(y: Series, x: number, { window, degree }: Loess, { first, last }: Span, robust: Series | null): number | null {
	const n = y.length;
	const reach = Math.max(x - first, last - x) + (window > n ? Math.floor((window - n) / 2) : 0);
	const weights = new Float64Array(last - first + 1);
	let sum = 0;
	for (let j = first; j <= last; j++) {
		const distance = Math.abs(j - x);
		if (distance > 0.999 * reach) continue;
		const weight = (distance <= 0.001 * reach ? 1 : (1 - (distance / reach) ** 3) ** 3) * (robust?.[j - 1] ?? 1);
		weights[j - first] = weight;
		sum += weight;
	}
	if (!(sum > 0)) return null;
	if (degree > 0 && reach > 0) tilt(weights, first, x, sum, n);
	else for (let k = 0; k < weights.length; k++) weights[k] = (weights[k] ?? 0) / sum;
	return weights.reduce((fit, weight, k) => fit + weight * (y[first + k - 1] ?? 0), 0);
}

/** Turns kernel weights into those of a local line at x. */
function tilt(weights: Float64Array, first: number, x: number, sum: number, n: number): void {
	let centre = 0;
	for (let k = 0; k < weights.length; k++) centre += (weights[k] = (weights[k] ?? 0) / sum) * (first + k);
	let spread = 0;
	for (let k = 0; k < weights.length; k++) spread += (weights[k] ?? 0) * (first + k - centre) ** 2;
	if (Math.sqrt(spread) <= 0.001 * (n - 1)) return;
	const slope = (x - centre) / spread;
	for (let k = 0; k < weights.length; k++) weights[k] = (weights[k] ?? 0) * (slope * (first + k - centre) + 1);
}

/** The values that a fit at position i spans. */
function spanAt(i: number, n: number, window: number, jump: number): Span {
	if (window >= n) return { first: 1, last: n };
	const half = Math.floor((window + 1) / 2);
	if (jump === 1) {
		const first = Math.max(1, Math.min(n - window + 1, i - half + 1));
		return { first, last: first + window - 1 };
	}
	if (i < half) return { first: 1, last: window };
	if (i >= n - half + 1) return { first: n - window + 1, last: n };
	return { first: i - half + 1, last: window + i - half };
}

/** Smoothed values of a series. */
export function smooth(y: Series, loess: Loess, robust: Series | null): Float64Array {
	const n = y.length;
	if (n < 2) return Float64Array.from(y);
	const jump = Math.min(loess.jump, n - 1);
	const out = new Float64Array(n);
	const fit = (i: number, span: Span): void => {
		out[i - 1] = fitAt(y, i, loess, span, robust) ?? y[i - 1] ?? NaN;
	};
	let span: Span = { first: 1, last: n };
	for (let i = 1; i <= n; i += jump) fit(i, (span = spanAt(i, n, loess.window, jump)));
	if (jump === 1) return out;
	for (let i = 1; i + jump <= n; i += jump) join(out, i, i + jump);
	const end = Math.floor((n - 1) / jump) * jump + 1;
	if (end !== n) {
		fit(n, span);
		join(out, end, n);
	}
	return out;
}

/** A straight line between two fits. */
function join(out: Float64Array, from: number, to: number): void {
	const start = out[from - 1] ?? 0;
	const slope = ((out[to - 1] ?? 0) - start) / (to - from);
	for (let i = from + 1; i < to; i++) out[i - 1] = start + slope * (i - from);
}
