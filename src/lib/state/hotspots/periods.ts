import type { Holdings } from '../../core/answers';
import type { Period } from '../../core/filter';
import { monthOf, monthStart } from '../../core/time';
import { comparedPeriod, fullMonths } from '../periods';

/** Two periods of equal length. */
export interface PeriodPair {
	readonly now: Period;
	readonly before: Period;
}

/**
 * What a hot spot's change is measured between: the period and the same days a year earlier, else the days just before it; without a
 * period the last twelve whole months and the twelve before, or what there is of them. Null where nothing earlier is loaded.
 */
export function pairOf(period: Period | null, holdings: Pick<Holdings, 'days'>): PeriodPair | null {
	const { days } = holdings;
	if (!days) return null;
	if (period) {
		const year = comparedPeriod(period, holdings);
		if (year) return { now: period, before: year };
		const before = { from: period.from - (period.to - period.from), to: period.from };
		return before.from >= days.first && period.to - 1 <= days.last ? { now: period, before } : null;
	}
	const full = fullMonths(holdings);
	const months = full ? Math.min(12, Math.floor((full.end - full.first) / 2)) : 0;
	if (!full || months < 1) return null;
	return {
		now: { from: monthStart(full.end - months), to: monthStart(full.end) },
		before: { from: monthStart(full.end - 2 * months), to: monthStart(full.end - months) }
	};
}

/** Whole months of a period that are loaded in full; the last `most` of them. Month indexes, half-open; null for none. */
export function wholeMonths(
	period: Period | null,
	holdings: Pick<Holdings, 'days'>,
	most = Infinity
): { readonly from: number; readonly to: number } | null {
	const full = fullMonths(holdings);
	if (!full) return null;
	const starts = period ? (monthStart(monthOf(period.from)) === period.from ? monthOf(period.from) : monthOf(period.from) + 1) : full.first;
	const to = Math.min(full.end, period ? monthOf(period.to) : full.end);
	const from = Math.max(full.first, starts, to - most);
	return to > from ? { from, to } : null;
}
