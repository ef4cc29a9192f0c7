import quantile from '@stdlib/stats-base-dists-normal-quantile';

export interface Aberration {
	/** Position in the series of the first entry of `upper`. */
	readonly first: number;
	/** Mean of each value's baseline. */
	readonly expected: Float64Array;
	/** Highest value that is still ordinary. */
	readonly upper: Float64Array;
	/** Whether the value lies above. */
	readonly alarm: readonly boolean[];
}

export interface EarsOptions {
	/** Values before the one judged that make its baseline. */
	readonly baseline?: number;
	/** One-sided probability of a false alarm under normal values. */
	readonly alpha?: number;
	/** Smallest standard deviation assumed; without one a baseline of equal values makes any rise an alarm. */
	readonly least?: number;
}

/** Periods left out between the baseline and the value judged by C2 and C3, so that a slow rise does not hide itself. */
const LAG = 2;

/**
 * Early Aberration Reporting System: a value against the mean and standard deviation of the values before it (C1), the same with a lag of
 * two periods (C2), or by how far the two values before it stood out by C2 (C3: a limit below the value itself once their excess is enough).
 *
 * Source: Hutwagner et al. (2003), J. Urban Health 80; as surveillance `earsC`.
 */
export function ears(series: ArrayLike<number>, method: 'C1' | 'C2' | 'C3', options: EarsOptions = {}): Aberration {
	const { baseline = 7, alpha = method === 'C3' ? 0.025 : 0.001, least = 0 } = options;
	const reach = quantile(1 - alpha, 0, 1);
	const lag = method === 'C1' ? 0 : LAG;
	const first = baseline + lag + (method === 'C3' ? LAG : 0);
	const at = (t: number) => {
		const { mean, deviation } = spread(series, t - lag - baseline, t - lag);
		const scale = Math.max(deviation, least);
		const above = (series[t] ?? NaN) - mean;
		return { mean, scale, excess: above > 0 ? Math.max(0, above / scale - 1) : 0 };
	};
	const length = Math.max(0, series.length - first);
	const expected = Float64Array.from({ length }, (_, i) => at(first + i).mean);
	const upper = Float64Array.from({ length }, (_, i) => {
		const t = first + i;
		const { mean, scale } = at(t);
		if (method !== 'C3') return mean + reach * scale;
		return Math.max(0, (series[t] ?? NaN) + scale * (reach - at(t - 1).excess - at(t - 2).excess));
	});
	return { first, expected, upper, alarm: Array.from(upper, (limit, i) => (series[first + i] ?? NaN) > limit) };
}

/** Mean and sample standard deviation of series[from] … series[to − 1]. */
function spread(series: ArrayLike<number>, from: number, to: number): { mean: number; deviation: number } {
	const n = to - from;
	let sum = 0;
	for (let i = from; i < to; i++) sum += series[i] ?? NaN;
	const mean = sum / n;
	let squares = 0;
	for (let i = from; i < to; i++) squares += ((series[i] ?? NaN) - mean) ** 2;
	return { mean, deviation: Math.sqrt(squares / (n - 1)) };
}
