/** Reads answers the way an analyst does: changes with their intervals, and the usual range of a series. Pure. */
import { changeSentence, controlChart, rateRatio, type ChangeSentence } from '../analysis';
import type { Bin, NameCount, Series } from '../core/answers';
import type { Period } from '../core/filter';
import { isoMonth, monthOf, monthStart, weekStart } from '../core/time';

/** The change between two matched periods; null without a period to compare with. */
export function change(now: number, before: number | null, period: Period | null, compared: Period | null): ChangeSentence | null {
	if (before === null || !period || !compared) return null;
	return changeSentence({ now, before, days: { now: period.to - period.from, before: compared.to - compared.from } });
}

/** A category with its rate ratio against the compared period, 95 % interval; null where there is nothing to compare with. */
export interface RankedCategory extends NameCount {
	readonly change: { readonly ratio: number; readonly low: number; readonly high: number; readonly clear: boolean } | null;
}

export function rankCategories(rows: readonly NameCount[], period: Period | null, compared: Period | null): RankedCategory[] {
	return rows
		.filter(({ now, before }) => now > 0 || (before ?? 0) > 0)
		.map((row): RankedCategory => {
			if (row.before === null || row.before === 0 || !period || !compared) return { ...row, change: null };
			const ratio = rateRatio(
				{ count: row.now, exposure: period.to - period.from },
				{ count: row.before, exposure: compared.to - compared.from }
			);
			return { ...row, change: { ...ratio, clear: ratio.low > 1 || ratio.high < 1 } };
		});
}

/** First day of a bin. */
export function binStart(index: number, bin: Bin): number {
	if (bin === 'month') return monthStart(index);
	return bin === 'week' ? weekStart(index) : index;
}

/** What the trend chart says about a series. */
export interface TrendReading {
	/** Usual range by a control chart over the whole bins; null when there are fewer than eight. */
	readonly usual: { readonly lower: number; readonly centre: number; readonly upper: number } | null;
	/** Per position of the series: outside the usual range. */
	readonly outside: readonly boolean[];
	/** Positions of bins that are not wholly inside the loaded days. */
	readonly partial: readonly number[];
	/** Positions of bins that look like a gap in loading. */
	readonly gaps: readonly number[];
}

/** Fewest whole bins for a usual range. */
const FEWEST_BINS = 8;

/** Positions of a series by what they can bear witness to. */
export interface Counting {
	/** Bins that are not wholly inside the loaded days. */
	readonly partial: readonly number[];
	/** Bins with a day in a month that looks like a gap in loading. */
	readonly gaps: readonly number[];
	/** All others. */
	readonly counted: readonly number[];
}

/** @param gapMonths months (YYYY-MM) that look like a gap in loading. */
export function counting(series: Series, days: { readonly first: number; readonly last: number }, gapMonths: readonly string[]): Counting {
	const { bin, start, counts } = series;
	const positions = [...counts.keys()];
	const ends = (i: number): readonly [number, number] => [binStart(start + i, bin), binStart(start + i + 1, bin) - 1];
	const partial = positions.filter((i) => ends(i)[0] < days.first || ends(i)[1] > days.last);
	const gaps = gapMonths.length === 0 ? [] : positions.filter((i) => ends(i).some((day) => gapMonths.includes(isoMonth(monthOf(day)))));
	const left = new Set([...partial, ...gaps]);
	return { partial, gaps, counted: positions.filter((i) => !left.has(i)) };
}

export function readTrend(
	series: Series,
	days: { readonly first: number; readonly last: number },
	gapMonths: readonly string[]
): TrendReading {
	const { counts } = series;
	const { partial, gaps, counted } = counting(series, days, gapMonths);
	const positions = [...counts.keys()];
	if (counted.length < FEWEST_BINS) return { usual: null, outside: positions.map(() => false), partial, gaps };
	const chart = controlChart(counted.map((i) => counts[i] ?? 0));
	const far = new Set(counted.filter((_, at) => chart.outside[at] === 1));
	return {
		usual: { lower: Math.max(0, chart.lower), centre: chart.mean, upper: chart.upper },
		outside: positions.map((i) => far.has(i)),
		partial,
		gaps
	};
}
