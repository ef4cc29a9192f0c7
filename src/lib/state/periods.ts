import type { Holdings } from '../core/answers';
import type { Period } from '../core/filter';
import { monthOf, monthStart, yearBefore } from '../core/time';

/** First month whose every day is loaded, and the month after the last such one. Null while there is none. */
export function fullMonths(holdings: Pick<Holdings, 'days'>): { readonly first: number; readonly end: number } | null {
	if (!holdings.days) return null;
	const { first, last } = holdings.days;
	const from = monthStart(monthOf(first)) === first ? monthOf(first) : monthOf(first) + 1;
	const end = monthOf(last + 1);
	return end > from ? { first: from, end } : null;
}

/** The last `months` full months; null when fewer are loaded. */
export function lastMonths(holdings: Pick<Holdings, 'days'>, months: number): Period | null {
	const full = fullMonths(holdings);
	if (!full || full.end - full.first < months) return null;
	return { from: monthStart(full.end - months), to: monthStart(full.end) };
}

/** The period that opens first: the last 12 months where a year before them is loaded too, else everything. */
export function openingPeriod(holdings: Pick<Holdings, 'days'>): Period | null {
	const full = fullMonths(holdings);
	return full && full.end - full.first >= 24 ? lastMonths(holdings, 12) : null;
}

/** The same days a year earlier, when the period and that year lie inside what is loaded; else null. */
export function comparedPeriod(period: Period | null, holdings: Pick<Holdings, 'days'>): Period | null {
	if (!period || !holdings.days) return null;
	const before = { from: yearBefore(period.from), to: yearBefore(period.to) };
	return before.from >= holdings.days.first && period.to - 1 <= holdings.days.last && before.to <= period.from ? before : null;
}
