import { csvText, type CsvValue } from '../../../../core/csv';
import { isoDay } from '../../../../core/time';
import type { Trends, YearRow } from '../../../../state/trending.svelte';
import { binStart } from '../../../charts/bins';
import { count, decimal, plural } from '../../../../core/format';
import { alarmNote, directionWords, leftOut, UNIT, verdictWords } from './trendsWords';

/** How the figures of Trends come about, with its own numbers. */
export function trendsSteps(trends: Trends): string[] {
	const { series, counting, reading } = trends;
	const unit = UNIT[series.bin];
	const total = series.counts.reduce((a, b) => a + b, 0);
	const { chart, parts, direction } = reading;
	return [
		`${plural(total, 'incident')} under the filters above, of all loaded days, counted by ${unit}: the chosen period is marked, not cut out.`,
		`${count(counting.counted.length)} whole ${unit}s without a sign of a loading gap set the limits. ${leftOut(trends).join(' ')}`.trim(),
		chart
			? `The usual range is the mean (${decimal(chart.mean, 1)}) ± 2.66 × the mean difference from one ${unit} to the next; differences of 3.267 times their mean or more are dropped once. ${verdictWords(series, chart)}`
			: `Fewer than eight whole ${unit}s: no usual range.`,
		'trend' in parts
			? `A season of ${count(parts.period)} ${unit}s that stays the same, a smooth trend and a remainder add up to each count (robust STL).`
			: `Season and trend are not told apart: ${count(parts.have)} ${unit}s in a row are there and ${count(parts.need)} are needed.`,
		alarmNote(series.bin, reading, series.counts.length),
		direction ? directionWords(direction) : 'Fewer than ten whole months: no direction is given.',
		'Years are twelve whole months; a change is given with the exact 95% interval of the ratio of their rates per day.'
	];
}

export function trendsParameters({ series, reading }: Trends): (readonly [string, string])[] {
	const { chart, parts, alarms } = reading;
	return [
		['Step', UNIT[series.bin]],
		...(chart ? ([['Usual range', `${decimal(Math.max(0, chart.lower), 1)} to ${decimal(chart.upper, 1)}`]] as const) : []),
		...('trend' in parts ? ([['STL', `period ${String(parts.period)}, seasonal window periodic, robust`]] as const) : []),
		...(alarms?.method === 'ears' ? ([['EARS', 'baseline 7, lag 2 (C2, C3), α 0.001 (C3: 0.025), deviation at least 1']] as const) : []),
		...(alarms?.method === 'farrington' ? ([['Farrington flexible', 'b = 5 years, w = 3, α 0.05, reweighted above 2.58']] as const) : [])
	];
}

export const TRENDS_SOURCE =
	'XmR chart as in Wheeler, Understanding Variation, and NHS England, Making Data Count; STL by Cleveland and others (1990); EARS by Hutwagner and others (2003); Farrington flexible by Noufaily and others (2013); Mann (1945), Kendall (1975), Sen (1968); ratio of rates by the conditional binomial with Clopper–Pearson limits.';

export const TRENDS_LIMITS = [
	'Recorded incidents only: new ways to report, campaigns and patrols change what is recorded.',
	'The usual range says that something changed, not what. A season of its own (terms, summers) can look like a change within a year.',
	'Mann–Kendall takes months to be independent; a strong season makes it too cautious or too bold.'
];

/** Every bin with what is said of it. */
export function trendsCsv(trends: Trends, years: readonly YearRow[], lead: string): string {
	const { series, counting, reading } = trends;
	const { chart, parts, alarms } = reading;
	const part = 'trend' in parts ? parts : null;
	const partial = new Set(counting.partial);
	const gaps = new Set(counting.gaps);
	const head = [
		'First day',
		`Incidents per ${UNIT[series.bin]}`,
		'Remark',
		'Usual range from',
		'to',
		'Outside',
		'Trend',
		'Season',
		'Remainder',
		'Flagged by',
		'Expected'
	];
	const outside = new Set(chart ? chart.positions.filter((_, i) => chart.outside[i] === 1) : []);
	const flagged = new Map((alarms?.list ?? []).map((alarm) => [alarm.at, alarm]));
	const figure = (value: number | undefined): CsvValue => (value === undefined ? '' : Number(value.toPrecision(6)));
	const rows = Array.from(series.counts, (n, at): CsvValue[] => {
		const i = part ? at - part.from : -1;
		const alarm = flagged.get(at);
		return [
			isoDay(binStart(series.bin, series.start + at)),
			n,
			partial.has(at) ? `not the whole ${UNIT[series.bin]}` : gaps.has(at) ? 'looks like a loading gap' : '',
			figure(chart ? Math.max(0, chart.lower) : undefined),
			figure(chart?.upper),
			outside.has(at) ? 'yes' : '',
			figure(part?.trend[i]),
			figure(part?.seasonal[i]),
			figure(part?.remainder[i]),
			alarm?.methods.join('; ') ?? '',
			figure(alarm?.expected)
		];
	});
	return csvText([
		['Analyst · exact figures · not for publication'],
		[lead],
		[],
		['Year', 'Incidents', 'Year before', 'Incidents', 'Change', 'Low 95%', 'High 95%'],
		...years.map(({ year, count: now, before, change }) => [
			year.label,
			now,
			before.label,
			before.count ?? 'not loaded',
			change?.percent ?? '',
			change?.interval?.low ?? '',
			change?.interval?.high ?? ''
		]),
		[],
		head,
		...rows
	]);
}
