import { csvText, type CsvValue } from '../../../../core/csv';
import type { WeekPattern } from '../../../../analysis/jobs';
import type { Times } from '../../../../state/times.svelte';
import { count, day, hourSpan, percent, plural, weekday, weekWindow } from '../../../../core/format';
import { exposureWords, peakWords } from './timesWords';

/** How the figures of Time of day come about, with its own numbers. */
export function timesSteps({ whole, period, terms }: Times, spread: boolean): string[] {
	const { timed, ranged, untimed, heaping } = whole;
	const peaks = spread ? whole.peaks.aoristic : whole.peaks.plain;
	return [
		`${plural(timed, 'incident')} with a known hour from ${day(period.from)} to ${day(period.to - 1)}${untimed > 0 ? `; ${count(untimed)} without one are left out` : ''}.`,
		spread
			? `${count(ranged)} of them are known only as a range from / to. Each is spread over the hours of its range, by its minutes in each: the parts add up to one. A range of a week or more is spread evenly over all hours; without an end, the whole incident lies at its start.`
			: `Each incident counts in the hour of its start${ranged > 0 ? `, also the ${count(ranged)} that are known only as a range from / to` : ''}.`,
		`Divided by how often each hour of the week came: ${exposureWords(whole)}.`,
		`Peak windows: every set of weekdays and every run of up to eight hours was tried. The one with the highest likelihood ratio against an even week is named if it holds at least 5% of the incidents, 1.5 times the average rate, no day or hour of it is below 40% of its own average, and the chance that any window tried would hold so much in an even week is at most 5%. The next is looked for in what is left.`,
		...peaks.map((peak) => `${weekWindow(peak.window, true)}: ${peakWords(peak, timed)}.`),
		heaping.timed > 0
			? `Of ${count(heaping.timed)} times to the minute, ${percent(heaping.fullHour.share, 1)} lie on a full hour (${percent(heaping.fullHour.expected, 1)} would be even), ${percent(heaping.midnight.share, 1)} at 00:00 and ${percent(heaping.noon.share, 1)} at 12:00${heaping.hourly > 0 ? `; ${count(heaping.hourly)} give the hour only` : ''}.`
			: `${count(heaping.hourly)} give the hour only, so rounding cannot be told.`,
		...(terms
			? [
					`Weeks with at least four working days in term are term weeks (${count(terms.weeks.weeks.term)}), likewise holiday weeks (${count(terms.weeks.weeks.holiday)}); ${count(terms.weeks.left)} that are neither are left out.`
				]
			: [])
	];
}

export const TIMES_PARAMETERS: readonly (readonly [string, string])[] = [
	['Time', 'local civil time as in the files; changes of the clock as in Europe/London'],
	['Nights', 'a night belongs to its evening, until 06:00'],
	['Longest window', '8 hours'],
	['Rounded', 'said from three times the even share on']
];

export const TIMES_SOURCE =
	'Aoristic weights by Ratcliffe (2002), rules of the R package aoristic; likelihood ratio of the scan statistic by Kulldorff (1997) with Hoeffding’s bound (1963) over all windows tried.';

export const TIMES_LIMITS = [
	'Times are those recorded: when something was seen or reported may not be when it happened.',
	'A range is spread as if every minute of it were equally likely; burglaries by day and by night then blur into each other.',
	'A range over a change of the clock is an hour off. Hours outside the United Kingdom follow the clocks of London in how often they came.'
];

/** The week hour by hour, both ways. */
export function timesCsv({ whole, terms }: Times, lead: string): string {
	const rate = (held: number, times: number): CsvValue => (times === 0 ? '' : Number(((100 * held) / times).toPrecision(6)));
	const weekColumns = (pattern: WeekPattern, slot: number): CsvValue[] => {
		const [start, spread, times] = [pattern.plain[slot] ?? 0, pattern.aoristic[slot] ?? 0, pattern.exposure[slot] ?? 0];
		return [start, Number(spread.toPrecision(9)), times, rate(start, times), rate(spread, times)];
	};
	const names = (of: string): string[] => [
		`At start${of}`,
		`Spread${of}`,
		`Times it came${of}`,
		`At start per 100 weeks${of}`,
		`Spread per 100 weeks${of}`
	];
	return csvText([
		['Analyst · exact figures · not for publication'],
		[lead],
		[`${String(whole.untimed)} incidents without a known hour are left out`],
		[],
		['Day', 'Hour', ...names(''), ...(terms ? [...names(', term weeks'), ...names(', holiday weeks')] : [])],
		...Array.from({ length: 168 }, (_, slot) => [
			weekday(Math.floor(slot / 24), true),
			hourSpan(slot % 24, (slot % 24) + 1),
			...weekColumns(whole, slot),
			...(terms ? [...weekColumns(terms.term, slot), ...weekColumns(terms.holiday, slot)] : [])
		])
	]);
}
