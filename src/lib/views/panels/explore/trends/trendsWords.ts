/** What Trends says, in plain words with its own figures. */
import type { Alarm, Charted, Direction, SeriesReading } from '../../../../analysis/jobs';
import type { Bin, Series } from '../../../../core/answers';
import { allGaps, isDoubted } from '../../../../state/gapDoubt';
import type { Trends, YearRow } from '../../../../state/trending.svelte';
import { binLabel } from '../../../charts/bins';
import { changeWords, count, decimal, isoMonthName, listWords, plural, signed } from '../../../../core/format';
import { changePieces, gapWords, type Piece } from '../lead';

export const UNIT: Readonly<Record<Bin, string>> = { month: 'month', week: 'week', day: 'day' };
/** Named one by one up to so many. */
const MOST_NAMED = 3;

/** "Oct 2026", "the week from 05/10/2026", "Mon 05/10/2026". */
export const binName = (bin: Bin, index: number): string => binLabel(bin, index).replace('Week from', 'the week from');

/** The control chart in one sentence. */
export const verdictWords = (series: Series, chart: Charted): string =>
	verdict(series, chart).replace(/^./, (first) => first.toUpperCase());

function verdict({ bin, start, counts }: Series, chart: Charted): string {
	const { verdict: found, positions, mean } = chart;
	const at = (point: number): number => positions[point] ?? 0;
	const name = (point: number): string => binName(bin, start + at(point));
	const range = `${count(Math.max(0, chart.lower))} to ${count(chart.upper)}`;
	const last = positions.length - 1;
	const now = `${name(last)} (${count(counts[at(last)] ?? 0)})`;
	const run = found.points.length;
	const average = `the average of ${decimal(mean, mean < 20 ? 1 : 0)}`;
	switch (found.kind) {
		case 'above':
		case 'below':
			return `${now} lies ${found.kind} the usual range of ${range}: more than chance changed.`;
		case 'high':
		case 'low':
			return `The last ${plural(run, UNIT[bin])} all lie ${found.kind === 'high' ? 'above' : 'below'} ${average}: a lasting ${found.kind === 'high' ? 'rise' : 'fall'} rather than chance.`;
		case 'rising':
		case 'falling':
			return `Each of the last ${plural(run - 1, UNIT[bin])} is ${found.kind === 'rising' ? 'higher' : 'lower'} than the one before: a steady ${found.kind === 'rising' ? 'rise' : 'fall'} rather than chance.`;
		case 'near-high':
		case 'near-low':
			return `Two of the last three ${UNIT[bin]}s lie near the ${found.kind === 'near-high' ? 'upper' : 'lower'} limit of ${range}: an early sign, not yet a change.`;
		case 'earlier':
			return `${now} lies within the usual range of ${range}; earlier, ${run <= MOST_NAMED ? listWords(found.points.map(name)) : plural(run, UNIT[bin])} did not or lay long on one side of it.`;
		case 'ordinary':
			return `Every whole ${UNIT[bin]} lies within the usual range of ${range}: nothing but chance shows.`;
	}
}

/** Lasting direction of the months, by Mann–Kendall and Sen. */
export function directionWords({ months, p, slope }: Direction): string {
	const size = `${signed(slope, Math.abs(slope) < 10 ? 1 : 0)} a month`;
	const chance = p < 0.001 ? 'p < 0.001' : `p = ${decimal(p, p < 0.1 ? 3 : 2)}`;
	if (p >= 0.05) return `Over ${plural(months, 'whole month')} there is no clear direction (Mann–Kendall ${chance}; Sen’s slope ${size}).`;
	return `Over ${plural(months, 'whole month')} the counts ${slope < 0 ? 'fall' : 'rise'}: about ${size} (Sen’s slope; Mann–Kendall ${chance}).`;
}

/** The lead: the latest whole year against the one before it, else the verdict alone. */
export function trendsLead(subject: readonly Piece[], years: readonly YearRow[], trends: Trends): Piece[] {
	const { series, reading } = trends;
	const verdict = reading.chart ? verdictWords(series, reading.chart) : '';
	const latest = years.find(({ change }) => change !== null);
	if (latest?.change) {
		const { said, doubt } = changePieces(latest.change, latest.gaps);
		return [...subject, { text: ' ' }, ...said, { text: ` (${latest.year.label} against ${latest.before.label}).${doubt} ${verdict}` }];
	}
	const total = series.counts.reduce((a, b) => a + b, 0);
	return [...subject, { text: `: ${count(total)} by ${UNIT[series.bin]}. ${verdict}` }];
}

/** Change and interval of a year as the table shows them. */
export function yearChange({ count: now, change, before, gaps }: YearRow): {
	readonly change: string;
	readonly interval: string;
	readonly clear: boolean;
} {
	if (!change) return { change: before.count === null ? 'not loaded' : '', interval: '–', clear: false };
	const { interval, kind } = change;
	const named = (kind === 'rise' || kind === 'fall') && !isDoubted(change, gaps);
	const ratio = change.percent === null ? null : { ratio: 1 + change.percent };
	return {
		change: kind === 'unclear' ? `${changeWords(now, before.count, ratio)}, not clear` : changeWords(now, before.count, ratio),
		interval: interval ? `${signed(interval.low * 100, 1)}% to ${signed(interval.high * 100, 1)}%` : '–',
		clear: named
	};
}

/** Where a gap in loading lies in one of two years: the change without its months in both. */
export function gapWarning({ gaps }: YearRow): string[] {
	const months = allGaps(gaps);
	if (months.length === 0) return [];
	const rest = gaps.without
		? `Without ${months.length === 1 ? 'that month' : 'those months'} in both years, incidents ${gaps.without.text}.`
		: '';
	return [`${gapWords(months)}: what is missing there cannot be told from a fall. ${rest}`.trim()];
}

/** Why a series has no parts, and what helps. */
export function tooShort(bin: Bin, have: number, need: number): { readonly fault: string; readonly remedy: string } {
	const cycle = bin === 'day' ? 'two full weeks' : 'two full years';
	return {
		fault: `Season and trend cannot be told apart: that takes more than ${cycle} of whole ${UNIT[bin]}s without a break (${count(need)}), and there are ${count(have)}.`,
		remedy: bin === 'day' ? 'Load more days.' : 'Load more of the past, or look at days: their weekly rhythm needs two weeks.'
	};
}

/** What judged the bins, or why none was judged. */
export function alarmNote(bin: Bin, { alarms }: SeriesReading, length: number): string {
	if (bin === 'month') return 'Months are judged by the usual range alone: single weeks or days that stand out show at those steps.';
	if (!alarms) return `Too few whole ${UNIT[bin]}s to judge any by those before it.`;
	if (alarms.method === 'farrington')
		return `${plural(alarms.judged, 'week')} judged against the same season of five earlier years (Farrington flexible).`;
	const years =
		bin === 'week'
			? ` Farrington’s method would need five years of weeks (263 before the first one judged); ${count(length)} are loaded.`
			: '';
	return `${plural(alarms.judged, UNIT[bin])} judged, each against ${bin === 'day' ? 'the same weekday of seven weeks' : 'seven weeks'} before it (EARS C1 to C3): some four in a hundred, here about ${count(Math.round(alarms.judged / 25))}, are flagged by chance alone.${years}`;
}

/** What an alarm says of its bin. */
export const alarmWords = ({ expected, upper, methods }: Alarm): string =>
	`${listWords(methods)}: ${decimal(expected, 1)} expected, ${upper === null ? 'high together with those before it' : `up to ${decimal(upper, 1)} ordinary`}`;

/** What was left out of limits and parts, beside them. */
export function leftOut({ series, counting, gapMonths, emptyMonths }: Trends): string[] {
	const { bin, start } = series;
	const notes: string[] = [];
	if (counting.partial.length > 0)
		notes.push(
			`Not whole, so left out of limits and tests: ${listWords(counting.partial.slice(0, MOST_NAMED).map((at) => binName(bin, start + at)))}${counting.partial.length > MOST_NAMED ? ' and others' : ''}.`
		);
	const suspects = gapMonths.filter((text) => !emptyMonths.includes(text));
	if (suspects.length > 0) notes.push(`Looks like a loading gap, so left out as well: ${listWords(suspects.map(isoMonthName))}.`);
	if (emptyMonths.length > 0) notes.push(`Nothing at all is loaded for ${listWords(emptyMonths.map(isoMonthName))}: left out as well.`);
	if (series.undated > 0) notes.push(`${plural(series.undated, 'incident')} without a known ${UNIT[bin]}: left out here.`);
	return notes;
}
