import type { ColumnFacts } from '../columns/column-facts';
import { WhenText } from '../columns/when-text';

const YEAR = 365.25;
/** Days by which births precede incidents at least and at most, and the least spread of births. */
const LEAST = 5 * YEAR;
const MOST = 100 * YEAR;
const SPREAD = 10 * YEAR;

const isDated = ({ dated, numeric }: ColumnFacts): boolean => dated >= 0.8 && numeric < 0.5;

/**
 * Whether a column of dates lies 5 to 100 years before the latest other column of dates, nine values in ten, spread over more than ten
 * years between their 5th and 95th percentile.
 */
export function isBirthDate(column: ColumnFacts, all: readonly ColumnFacts[]): boolean {
	if (!isDated(column)) return false;
	const others = all.filter((other) => other.index !== column.index && isDated(other)).map((other) => middle(days(other)));
	if (others.length === 0) return false;
	const incidents = Math.max(...others);
	// Two-digit years of birth may have been read into this century.
	const own = days(column)
		.map((day) => (day > incidents + YEAR ? day - 100 * YEAR : day))
		.sort((a, b) => a - b);
	const before = own.filter((day) => incidents - day >= LEAST && incidents - day <= MOST).length;
	const at = (q: number): number => own[Math.floor(q * (own.length - 1))] ?? 0;
	return own.length >= 3 && before >= 0.9 * own.length && at(0.95) - at(0.05) > SPREAD;
}

/** Days since 1970 of the values that read as dates, ascending; the order of day and month does not matter here. */
function days({ values }: ColumnFacts): number[] {
	const when = new WhenText();
	const found = values.flatMap((text) =>
		when.read(text, 'dmy') || when.read(text, 'mdy') ? [Date.UTC(when.year, when.month - 1, Math.max(1, when.day)) / 86_400_000] : []
	);
	return found.sort((a, b) => a - b);
}

const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? -Infinity;
