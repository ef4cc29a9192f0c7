import { civilDay, civilMonth } from './civil';

/** What numbers in a date column count. */
export type NumberUnit = 'serial-1900' | 'serial-1904' | 'seconds' | 'milliseconds' | 'microseconds';

/** How a column of plain numbers gives dates. */
export interface NumberDates {
	readonly unit: NumberUnit;
	/** The column gives times, too: a whole serial is 00:00 then, and a date alone otherwise. */
	readonly timed: boolean;
}

/** A date and time out of a number. */
export interface NumberMoment {
	year: number;
	month: number;
	day: number;
	/** Seconds after midnight; −1 without a time. */
	second: number;
}

const DAY = 86_400;
/** Serial of 1970-01-01 in the two systems of Excel; they differ by 1,462 days. From March 1900 on the phantom 29 February 1900 is behind. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = EPOCH_1900 - 1462;
const PER_SECOND: Readonly<Record<string, number>> = { seconds: 1, milliseconds: 1e3, microseconds: 1e6 };
/** Units by the range of numbers that mean 1973 to 2100 (serials from 1964 on, so that both systems fit). */
const RANGES: readonly (readonly [NumberUnit, low: number, high: number])[] = [
	['serial-1900', 23_500, 73_051],
	['seconds', 1e8, 4.2e9],
	['milliseconds', 1e11, 4.2e12],
	['microseconds', 1e14, 4.2e15]
];
const DATES = /date|\bdt\b|when|occurred|occurrence|stamp|epoch|raised|created|reported|logged|unix/;
const TIMES = /time|start|end|from|\bto\b|until|\btm\b/;

/** The unit of a column of numbers whose header speaks of dates or times; null for any other column. */
export function numberDatesOf(
	header: string,
	{ numeric, integer, low, high }: { numeric: number; integer: number; low: number; high: number }
): NumberDates | null {
	if (numeric < 0.9 || !(DATES.test(header) || TIMES.test(header))) return null;
	const [unit] = RANGES.find(([, from, to]) => low >= from && high <= to) ?? [];
	if (unit === undefined) return null;
	if (unit !== 'serial-1900') return { unit, timed: true };
	// Whole numbers of five digits are anything; only a header that says date makes them one.
	if (integer === numeric && !DATES.test(header)) return null;
	return { unit, timed: integer < numeric };
}

/** Puts the date of a number into `to`. @returns false for a number out of range */
export function readNumberDate(value: number, { unit, timed }: NumberDates, to: NumberMoment): boolean {
	const seconds = Math.round((unit === 'serial-1900' ? value - EPOCH_1900 : unit === 'serial-1904' ? value - EPOCH_1904 : NaN) * DAY);
	const since = Number.isNaN(seconds) ? Math.floor(value / (PER_SECOND[unit] ?? 1)) : seconds;
	if (!(since > -70 * 366 * DAY && since < 131 * 366 * DAY)) return false;
	const days = Math.floor(since / DAY);
	const month = civilMonth(days);
	to.year = Math.floor(month / 12);
	to.month = (month % 12) + 1;
	to.day = days - civilDay(to.year, to.month, 1) + 1;
	to.second = timed ? since - days * DAY : -1;
	return true;
}
