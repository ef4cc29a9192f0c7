/** Time bins of a series: month index, ISO week or day, as numbers without gaps. */
import type { Bin, Series } from '../../core/answers';
import type { Period } from '../../core/filter';
import { monthOf, monthStart, weekOf, weekStart } from '../../core/time';
import { day, dayOfWeek, month } from '../../core/format';

/** Bin that a local day falls in. */
export const binOf = (bin: Bin, days: number): number => (bin === 'month' ? monthOf(days) : bin === 'week' ? weekOf(days) : days);

/** First local day of a bin. */
export const binStart = (bin: Bin, index: number): number =>
	bin === 'month' ? monthStart(index) : bin === 'week' ? weekStart(index) : index;

/** Bin and the share of it that is over when a day begins. */
export function binAt(bin: Bin, days: number): number {
	const index = binOf(bin, days);
	const start = binStart(bin, index);
	return index + (days - start) / (binStart(bin, index + 1) - start);
}

/** The days of a run of whole bins, `last` included: what a brush selects. */
export const binPeriod = (bin: Bin, first: number, last: number): Period => ({ from: binStart(bin, first), to: binStart(bin, last + 1) });

/** First and last bin that a period touches. */
export const binsOf = (bin: Bin, { from, to }: Period): { first: number; last: number } => ({
	first: binOf(bin, from),
	last: binOf(bin, Math.max(from, to - 1))
});

/** "Oct 2026", "Week from 05/10/2026", "Mon 05/10/2026". */
export function binLabel(bin: Bin, index: number): string {
	if (bin === 'month') return month(index);
	return bin === 'week' ? `Week from ${day(weekStart(index))}` : dayOfWeek(index);
}

/** Bins in a year as it is compared: 12 months, 52 weeks, or 364 days so that weekdays face each other. */
export const YEAR: Readonly<Record<Bin, number>> = { month: 12, week: 52, day: 364 };

/** The same series a year earlier, position by position; null where there is none. */
export function yearBefore({ bin, counts }: Series): (number | null)[] {
	return Array.from(counts, (_, at) => counts[at - YEAR[bin]] ?? null);
}
