import { changeSentence, type ChangeSentence } from '../analysis';
import type { Series } from '../core/answers';
import type { Period } from '../core/filter';
import { isoMonth, monthOf, monthStart } from '../core/time';

/** Months that look like a gap in loading (YYYY-MM), in either of two compared periods. */
export interface Gaps {
	readonly now: readonly string[];
	readonly before: readonly string[];
	/** The change without those months, and without the same months of the other period; null without gaps, or with nothing left. */
	readonly without: ChangeSentence | null;
}

/** The months of both periods. */
export const allGaps = ({ before, now }: Gaps): readonly string[] => [...before, ...now];

/** Months by index, from ≤ month < end. */
export interface MonthSpan {
	readonly first: number;
	readonly end: number;
}

/** The months that a period touches. */
export const monthsOf = ({ from, to }: Period): MonthSpan => ({ first: monthOf(from), end: monthOf(to - 1) + 1 });

/** Whether a period begins and ends with a month. */
export const isWholeMonths = ({ from, to }: Period): boolean => monthStart(monthOf(from)) === from && monthStart(monthOf(to)) === to;

export const gapsIn = ({ first, end }: MonthSpan, gapMonths: readonly string[]): string[] =>
	Array.from({ length: end - first }, (_, i) => isoMonth(first + i)).filter((month) => gapMonths.includes(month));

/** The gaps of two spans of the same number of whole months, `months` counted by month. */
export function gapsBetween(months: Series, gapMonths: readonly string[], before: MonthSpan, now: MonthSpan): Gaps {
	const isGap = (month: number): boolean => gapMonths.includes(isoMonth(month));
	const places = Array.from({ length: now.end - now.first }, (_, i) => i);
	const kept = places.filter((i) => !isGap(before.first + i) && !isGap(now.first + i));
	const sum = (first: number, of: (month: number) => number): number => kept.reduce((total, i) => total + of(first + i), 0);
	const count = (month: number): number => months.counts[month - months.start] ?? 0;
	const length = (month: number): number => monthStart(month + 1) - monthStart(month);
	const compared = {
		now: sum(now.first, count),
		before: sum(before.first, count),
		days: { now: sum(now.first, length), before: sum(before.first, length) }
	};
	const without = kept.length === places.length || kept.length === 0 ? null : changeSentence(compared);
	return { now: gapsIn(now, gapMonths), before: gapsIn(before, gapMonths), without };
}

/**
 * Whether missing data may be all there is to a change: a fall to a period with a gap in loading, or a rise from one, that is not
 * there without those months.
 */
export const isDoubted = ({ kind }: Pick<ChangeSentence, 'kind'>, { now, before, without }: Gaps): boolean =>
	((kind === 'fall' && now.length > 0) || (kind === 'rise' && before.length > 0)) && without?.kind !== kind;
