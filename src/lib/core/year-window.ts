/** The years by which partnerships count: each has its own first month. Only whole years are compared. */
import type { Period } from './filter';
import { monthOf, monthStart } from './time';

/** `to` is "12 months to …", whatever the month; the others are named by their first and last month. */
export const YEAR_KINDS = ['calendar', 'apr-mar', 'oct-sep', 'nov-oct', 'to'] as const;
export type YearKind = (typeof YEAR_KINDS)[number];

/** Which years a user counts by. */
export interface YearChoice {
	readonly kind: YearKind;
	/** Last month (year × 12 + month − 1) of "12 months to"; null is the last whole month loaded. The other kinds leave it aside. */
	readonly to: number | null;
}

/** Twelve whole months. */
export interface YearWindow {
	/** First month, year × 12 + month − 1. */
	readonly first: number;
	/** The month after the last. */
	readonly end: number;
	readonly period: Period;
	/** "2025", "Apr 2025–Mar 2026" or "12 months to Oct 2026". */
	readonly label: string;
}

const FIRST_MONTH: Readonly<Record<Exclude<YearKind, 'to'>, number>> = { calendar: 0, 'apr-mar': 3, 'oct-sep': 9, 'nov-oct': 10 };
const YEAR = 12;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (month: number): string => `${MONTHS[month % YEAR] ?? ''} ${String(Math.floor(month / YEAR))}`;

function labelOf(kind: YearKind, first: number): string {
	const last = first + YEAR - 1;
	if (kind === 'to') return `12 months to ${monthName(last)}`;
	return kind === 'calendar' ? String(first / YEAR) : `${monthName(first)}–${monthName(last)}`;
}

/** The year of a kind that begins with a month. */
export function yearFrom(kind: YearKind, first: number): YearWindow {
	const end = first + YEAR;
	return { first, end, period: { from: monthStart(first), to: monthStart(end) }, label: labelOf(kind, first) };
}

/** The same twelve months a year earlier, whether they are loaded or not. */
export const yearBeforeOf = (kind: YearKind, { first }: YearWindow): YearWindow => yearFrom(kind, first - YEAR);

/** First month whose every day is loaded, and the month after the last such one; null while there is none. */
export function wholeMonths(days: {
	readonly first: number;
	readonly last: number;
}): { readonly first: number; readonly end: number } | null {
	const month = monthOf(days.first);
	const first = monthStart(month) === days.first ? month : month + 1;
	const end = monthOf(days.last + 1);
	return end > first ? { first, end } : null;
}

/**
 * The years of a choice of which every day is loaded, oldest first; none of them overlap.
 *
 * @param days first and last local day that is loaded, days since 1970.
 */
export function yearWindows({ kind, to }: YearChoice, days: { readonly first: number; readonly last: number }): YearWindow[] {
	const whole = wholeMonths(days);
	if (!whole) return [];
	const wish = kind === 'to' ? (to === null ? whole.end : to + 1) : whole.end - mod(whole.end - FIRST_MONTH[kind], YEAR);
	const end = wish > whole.end ? wish - YEAR * Math.ceil((wish - whole.end) / YEAR) : wish;
	const windows: YearWindow[] = [];
	for (let first = end - YEAR; first >= whole.first; first -= YEAR) windows.unshift(yearFrom(kind, first));
	return windows;
}

const mod = (value: number, by: number): number => ((value % by) + by) % by;
