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

/** A period with its name, for the Period menu. */
export interface NamedPeriod {
	readonly name: string;
	readonly period: Period | null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (month: number): string => `${MONTHS[month % 12] ?? ''} ${String(Math.floor(month / 12))}`;

/** Years that begin in one of the months by which partnerships count. */
const YEAR_STARTS = [0, 3, 9, 10];

/** Periods that fit what is loaded: everything, the last months, and whole partnership years. */
export function namedPeriods(holdings: Pick<Holdings, 'days'>): NamedPeriod[] {
	const full = fullMonths(holdings);
	const named: NamedPeriod[] = [{ name: 'All dates', period: null }];
	if (!full) return named;
	for (const months of [1, 3, 6, 12]) {
		const period = lastMonths(holdings, months);
		if (period)
			named.push({ name: months === 1 ? monthName(full.end - 1) : `${String(months)} months to ${monthName(full.end - 1)}`, period });
	}
	if (full.end - full.first >= 24)
		named.push({
			name: `12 months to ${monthName(full.end - 13)}`,
			period: { from: monthStart(full.end - 24), to: monthStart(full.end - 12) }
		});
	for (let start = full.end - 12; start >= full.first; start--)
		if (YEAR_STARTS.includes(start % 12) && start !== full.end - 12 && start !== full.end - 24)
			named.push({
				name: `${monthName(start)} – ${monthName(start + 11)}`,
				period: { from: monthStart(start), to: monthStart(start + 12) }
			});
	return named;
}
