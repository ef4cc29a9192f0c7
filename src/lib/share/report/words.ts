/** Figures, dates and periods as the sentences of a report write them. */
import type { Period } from '../../core/filter';
import { monthOf, monthStart } from '../../core/time';
import { BAND_HOURS } from '../../disclosure/pack';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Bands of a day before this one belong to the night of the evening before. */
const NIGHT_ENDS = 6 / BAND_HOURS;
const BANDS_A_DAY = 24 / BAND_HOURS;

export const whole = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 0 }).replace('-', '−');

export const decimal = (value: number, digits: number): string =>
	value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '−');

/** Month index → "October 2026". */
export const monthWords = (month: number): string => `${MONTHS[month % 12] ?? ''} ${String(Math.floor(month / 12))}`;

const two = (n: number): string => String(n).padStart(2, '0');

/** Days since 1970 → "27/11/2026". */
export function dayWords(day: number): string {
	const date = new Date(day * 86_400_000);
	return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${String(date.getUTCFullYear())}`;
}

/** "2026-11-27" → "27/11/2026". */
export const isoWords = (iso: string): string => iso.split('-').reverse().join('/');

/** "12 months to October 2026", "October 2026", "March 2026 to May 2026", "01/11/2025 to 30/10/2026". */
export function periodWords({ from, to }: Period): string {
	const [first, end] = [monthOf(from), monthOf(to)];
	if (monthStart(first) !== from || monthStart(end) !== to || end === first) return `${dayWords(from)} to ${dayWords(to - 1)}`;
	if (end - first === 12) return `12 months to ${monthWords(end - 1)}`;
	return end - first === 1 ? monthWords(first) : `${monthWords(first)} to ${monthWords(end - 1)}`;
}

/** "A", "A and B", "A, B and C". */
export const listWords = (words: readonly string[]): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

export const plural = (count: number, one: string, many = `${one}s`): string => `${whole(count)} ${count === 1 ? one : many}`;

/** A band of the week (Monday 00:00 first) → "Friday night 00:00–02:00": before 06:00 it belongs to the evening before. */
export function bandWords(band: number): string {
	const [day, part] = [Math.floor(band / BANDS_A_DAY), band % BANDS_A_DAY];
	const night = part < NIGHT_ENDS;
	const name = DAYS[(day + (night ? 6 : 0)) % 7] ?? '';
	const hours = `${two(part * BAND_HOURS)}:00–${two(((part + 1) * BAND_HOURS) % 24)}:00`;
	return `${name}${night ? ' night' : ''} ${hours}`;
}
