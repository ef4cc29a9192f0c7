import type { Bin } from '../../core/answers';
import { breathe } from '../../core/breathe';
import { earsAlarms, earsJudged, farringtonAlarms, farringtonNeeds, type Alarm, type AlarmMethod } from '../trend/alarms';
import { decompose, type Parts, type TooShort } from '../trend/decompose';
import { mannKendall, senSlope } from '../trend/mann-kendall';
import { verdictOf, type Verdict } from '../trend/verdict';
import { controlChart, type ControlChart } from '../trend/xmr';

/** Counts over time and the positions of those that count: whole bins without a gap in loading, ascending. */
export interface Counted {
	readonly counts: ArrayLike<number>;
	readonly counted: readonly number[];
}

export interface SeriesRequest extends Counted {
	readonly bin: Bin;
	/** The same by month, for the direction over the years. */
	readonly months: Counted;
}

/** A control chart over the values that count; entry i is about `positions[i]`. */
export interface Charted extends ControlChart {
	readonly positions: readonly number[];
	readonly verdict: Verdict;
}

/** A lasting direction in whole months. */
export interface Direction {
	readonly months: number;
	/** Two-sided p of no trend (Mann–Kendall). */
	readonly p: number;
	/** Incidents more each month than the month before (Sen). */
	readonly slope: number;
}

export interface SeriesReading {
	/** Null on fewer than eight values. */
	readonly chart: Charted | null;
	readonly parts: Parts | TooShort;
	/** Null where the bin is too coarse or too few values count to judge any. */
	readonly alarms: { readonly method: AlarmMethod; readonly judged: number; readonly list: readonly Alarm[] } | null;
	/** Null on fewer than ten months. */
	readonly direction: Direction | null;
}

/** Values of a cycle: months of a year, weeks of a year, days of a week. */
export const CYCLE: Readonly<Record<Bin, number>> = { month: 12, week: 52, day: 7 };
/** Fewest values for limits, and months for a direction. */
export const FEWEST = { chart: 8, direction: 10 } as const;
/** Days are judged by weekday. */
const STRANDS = { week: 1, day: 7 } as const;

/** Everything that the Trends view says about a series. */
export async function readSeries({ bin, counts, counted, months }: SeriesRequest, signal?: AbortSignal): Promise<SeriesReading> {
	const chart = charted({ counts, counted });
	await breathe(signal);
	const parts = decompose(counts, counted, CYCLE[bin]);
	await breathe(signal);
	return { chart, parts, alarms: await alarmsOf(bin, { counts, counted }, signal), direction: directionOf(months) };
}

const pick = ({ counts, counted }: Counted): number[] => counted.map((at) => counts[at] ?? 0);

function charted(series: Counted): Charted | null {
	if (series.counted.length < FEWEST.chart) return null;
	const values = pick(series);
	const chart = controlChart(values);
	return { ...chart, positions: series.counted, verdict: verdictOf(values, chart) };
}

async function alarmsOf(bin: Bin, { counts, counted }: Counted, signal?: AbortSignal): Promise<SeriesReading['alarms']> {
	if (bin === 'month') return null;
	const length = (counted.at(-1) ?? 0) - (counted[0] ?? 0) + 1;
	const needs = farringtonNeeds(CYCLE.week);
	if (bin === 'week' && length > needs) {
		const judged = counted.filter((at) => at - (counted[0] ?? 0) >= needs).length;
		return { method: 'farrington', judged, list: await farringtonAlarms(counts, counted, CYCLE.week, signal) };
	}
	const judged = earsJudged(counted, STRANDS[bin]);
	return judged === 0 ? null : { method: 'ears', judged, list: earsAlarms(counts, counted, STRANDS[bin]) };
}

function directionOf(months: Counted): Direction | null {
	if (months.counted.length < FEWEST.direction) return null;
	const values = pick(months);
	return { months: values.length, p: mannKendall(values).p, slope: senSlope(values) };
}

export type { Alarm } from '../trend/alarms';
