import quantile from '@stdlib/stats-base-dists-normal-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { dot, fitCounts, spreadAt, type CountModel } from '../stats/quasi-poisson';
import { countAbove, countQuantile } from '../stats/count-quantile';

export interface FarringtonOptions {
	/** Periods of a year, e.g. 52 weeks. */
	readonly frequency: number;
	/** Years to look back. */
	readonly years?: number;
	/** Periods on each side of the same period in an earlier year. */
	readonly halfWindow?: number;
	/** Seasonal levels between those windows; 1 leaves the rest of the year out. */
	readonly seasons?: number;
	/** Latest periods that the model may not see, so that a rise does not hide itself; `halfWindow` by default. */
	readonly recent?: number;
	/** One-sided probability of a false alarm. */
	readonly alpha?: number;
	/** How the limit follows from the model: by a 2/3 power, or as the quantile of a negative binomial. */
	readonly limit?: 'power' | 'negative-binomial';
}

/** One period judged against the same season of earlier years. */
export interface Judged {
	readonly at: number;
	/** Fitted mean; null on too few incidents to judge (fewer than 5 in the last 4 periods), like `upper`. */
	readonly expected: number | null;
	/** Highest ordinary value. */
	readonly upper: number | null;
	readonly alarm: boolean;
	/** Distance above the expected in units of the limit's. */
	readonly score: number;
	/** Probability of as many or more. */
	readonly p: number;
	/** Whether a trend over the years was kept. */
	readonly trend: boolean;
}

type Settings = Required<FarringtonOptions>;

/** Residuals above this weigh less, so that an old outbreak does not raise the bar. */
const OUTLYING = 2.58;
const SIGNIFICANT_TREND = 0.05;

/**
 * Judges a period by a quasi-Poisson model of the same season in earlier years, with a trend where it is significant, at least three years
 * are seen and it does not extrapolate; past outbreaks are weighted down. Null where the model does not converge.
 *
 * Source: Farrington et al. (1996), JRSS A 159; Noufaily et al. (2013), Statistics in Medicine 32; as surveillance `farringtonFlexible`.
 *
 * @throws RangeError when the series does not reach back far enough.
 */
export function farrington(series: ArrayLike<number>, at: number, options: FarringtonOptions): Judged | null {
	const { years = 5, halfWindow = 3, seasons = 1, recent = halfWindow, alpha = 0.05, limit = 'power', frequency } = options;
	const settings: Settings = { years, halfWindow, seasons, recent, alpha, limit, frequency };
	const history = seen(at, settings);
	if (at - years * frequency - halfWindow < 0) throw new RangeError('The series does not reach back far enough.');
	const counts = history.map(({ time }) => series[time] ?? 0);
	const fitted = fitWithTrend(history, counts, at, settings);
	return fitted && judge(series, at, fitted, settings);
}

interface Seen {
	readonly time: number;
	/** Seasonal level; the level `seasons` is that of the windows. */
	readonly level: number;
}

/** The earlier periods that the model sees, with their seasonal levels. */
function seen(at: number, { years, halfWindow, seasons, recent, frequency }: Settings): Seen[] {
	const levels = new Map<number, number>();
	for (let year = 1; year <= years; year++) {
		const centre = at - year * frequency;
		for (let time = centre - halfWindow; time <= centre + halfWindow; time++) levels.set(time, seasons);
		const between = frequency - 2 * halfWindow - 1;
		const length = Math.floor(between / (seasons - 1));
		const longer = between % (seasons - 1);
		for (let level = 1, time = centre + halfWindow + 1; level < seasons; level++)
			for (let i = 0; i < length + (level <= longer ? 1 : 0); i++) levels.set(time++, level);
	}
	return [...levels]
		.filter(([time]) => time < at - recent)
		.sort(([a], [b]) => a - b)
		.map(([time, level]) => ({ time, level }));
}

interface WithTrend {
	readonly model: Reweighted;
	/** Design row of the period judged. */
	readonly row: Float64Array;
	readonly trend: boolean;
}

function fitWithTrend(history: readonly Seen[], counts: readonly number[], at: number, settings: Settings): WithTrend | null {
	// Time counts from the middle of the history: the fit is the same, the equations are better conditioned.
	const middle = history.reduce((sum, { time }) => sum + time, 0) / history.length;
	const levels = [...new Set(history.map(({ level }) => level))];
	const rowOf = (trend: boolean, time: number, level: number): Float64Array =>
		Float64Array.from([...levels.map((known) => Number(known === level)), ...(trend ? [time - middle] : [])]);
	const fit = (trend: boolean): WithTrend | null => {
		const rows = history.map(({ time, level }) => rowOf(trend, time, level));
		const model = reweighted(rows, counts);
		return model && { model, row: rowOf(trend, at, settings.seasons), trend };
	};
	const trended = fit(true);
	if (!trended) return fit(false);
	const { model, row } = trended;
	const last = row.length - 1;
	const error = Math.sqrt(model.scale * (model.covariance[last * row.length + last] ?? NaN));
	const significant = 2 * tCdf(-Math.abs((model.coefficients[last] ?? 0) / error), model.freedom) < SIGNIFICANT_TREND;
	const plausible = Math.exp(dot(row, model.coefficients)) <= Math.max(...counts);
	return settings.years >= 3 && significant && plausible ? trended : fit(false);
}

interface Reweighted extends CountModel {
	/** Variance ÷ mean, at least 1. */
	readonly phi: number;
	/** Dispersion by the outbreak weights alone, as the reference takes it for standard errors. */
	readonly scale: number;
}

/** A second fit, with past outbreaks weighted down by their Anscombe residuals. */
function reweighted(rows: readonly Float64Array[], counts: readonly number[]): Reweighted | null {
	const first = fitCounts(rows, counts, new Float64Array(counts.length).fill(1));
	if (!first) return null;
	const phi = Math.max(first.dispersion, 1);
	const residuals = counts.map((count, i) => {
		const mean = first.means[i] ?? NaN;
		return (1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean))) / Math.sqrt(phi * (1 - (first.leverage[i] ?? 0)));
	});
	const raw = residuals.map((residual) => (residual > OUTLYING ? residual ** -2 : 1));
	const share = raw.length / raw.reduce((sum, weight) => sum + weight, 0);
	const weights = raw.map((weight) => weight * share);
	const model = fitCounts(rows, counts, weights);
	if (!model) return null;
	const squares = model.means.reduce((sum, mean, i) => sum + (weights[i] ?? 0) * (((counts[i] ?? 0) - mean) / mean) ** 2, 0);
	return { ...model, phi: Math.max(model.dispersion, 1), scale: squares / model.freedom };
}

/** Incidents that the last periods must hold, and how many periods: fewer give no alarm. */
const ENOUGH = { incidents: 5, periods: 4 };

function judge(series: ArrayLike<number>, at: number, { model, row, trend }: WithTrend, settings: Settings): Judged {
	const count = series[at] ?? 0;
	const linear = dot(row, model.coefficients);
	const mean = Math.exp(linear);
	const { upper, p } =
		settings.limit === 'power'
			? powerLimit(count, mean, model, row, settings.alpha)
			: binomialLimit(count, mean, model.phi, settings.alpha);
	// The reference measures the score of the second kind of limit from the linear predictor.
	const from = settings.limit === 'power' ? mean : linear;
	const score = (count - from) / (upper - from);
	const latest = Array.from({ length: ENOUGH.periods }, (_, i) => series[at - i] ?? 0);
	const enough = latest.reduce((sum, value) => sum + value, 0) >= ENOUGH.incidents;
	return {
		at,
		expected: enough ? mean : null,
		upper: enough ? upper : null,
		alarm: enough && score > 1 && count > 0,
		score,
		p,
		trend
	};
}

function powerLimit(count: number, mean: number, model: Reweighted, row: Float64Array, alpha: number): { upper: number; p: number } {
	const error = mean * Math.sqrt(model.scale * spreadAt(row, model.covariance));
	const spread = Math.sqrt((4 / 9) * Math.cbrt(mean) * (model.phi + (error * error) / mean));
	const upper = (mean ** (2 / 3) + quantile(1 - alpha, 0, 1) * spread) ** 1.5;
	return { upper, p: normalCdf(-(count ** (2 / 3) - mean ** (2 / 3)) / spread, 0, 1) };
}

const binomialLimit = (count: number, mean: number, phi: number, alpha: number): { upper: number; p: number } => ({
	upper: countQuantile(1 - alpha, mean, phi),
	p: countAbove(count - 1, mean, phi)
});
