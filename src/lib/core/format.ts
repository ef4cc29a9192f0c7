/** Figures, dates and windows of the week in UK form, as every view and file writes them. */
import { DAY_BREAK, type Period, type WeekWindow } from './filter';
import { monthOf, monthStart, weekdayOf } from './time';

const MINUS = '−';
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** 2867 → "2,867". */
export const count = (n: number): string => whole.format(n).replace('-', MINUS);

/** 1 decimal of 4.56 → "4.6"; true minus, and never "−0". */
export function decimal(n: number, digits = 1): string {
	const text = new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Math.abs(n));
	return n < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** "+9.8", "−5.6", "0.0". */
export function signed(n: number, digits = 0): string {
	const text = decimal(n, digits);
	return n > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Share 0–1 → "48%". */
export const percent = (share: number, digits = 0): string => `${decimal(share * 100, digits)}%`;

/** Rate ratio → its change: 0.944 → "−5.6%". */
export const changePercent = (ratio: number, digits = 1): string => `${signed((ratio - 1) * 100, digits)}%`;

/** A rate ratio with its 95 % interval; `clear` when the interval excludes 1. */
export interface Change {
	readonly ratio: number;
	readonly low: number;
	readonly high: number;
	readonly clear: boolean;
}

/** Counts below which no percentage is given. */
export const TOO_FEW = 20;

/** The change column: "+15%", "n/a" on a previous 0, "too few" when either count is under 20, "" without a comparison. */
export function changeWords(now: number, before: number | null, change: Pick<Change, 'ratio'> | null): string {
	if (before === null) return '';
	if (before === 0) return 'n/a';
	if (now < TOO_FEW || before < TOO_FEW || change === null) return 'too few';
	return changePercent(change.ratio, 0);
}

/** "1 incident", "2,867 incidents", "0 incidents". */
export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** "Fri", "Fri and Sat", "Wed, Fri and Sat". */
export function listWords(words: readonly string[]): string {
	if (words.length < 2) return words.join('');
	return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
const dateOf = (day: number): Date => new Date(day * 86_400_000);

/** Days since 1970 → "27/11/2026". */
export function day(days: number): string {
	const date = dateOf(days);
	return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${String(date.getUTCFullYear())}`;
}

/** Days since 1970 → "27 Nov". */
export const dayMonth = (days: number): string => `${String(dateOf(days).getUTCDate())} ${monthShort(monthOf(days))}`;

/** Weekday 0–6, Monday first → "Fri" or "Friday". */
export const weekday = (index: number, long = false): string => {
	const name = DAYS[((index % 7) + 7) % 7] ?? '';
	return long ? name : name.slice(0, 3);
};

/** Days since 1970 → "Fri 27/11/2026". */
export const dayOfWeek = (days: number): string => `${weekday(weekdayOf(days))} ${day(days)}`;

/** Month index → "Oct". */
export const monthShort = (month: number): string => (MONTHS[month % 12] ?? '').slice(0, 3);

/** Month index → "Oct 2026", or "October 2026". */
export const month = (index: number, long = false): string =>
	`${long ? (MONTHS[index % 12] ?? '') : monthShort(index)} ${String(Math.floor(index / 12))}`;

/** Month of a text "2026-02" as "Feb 2026". */
export const isoMonthName = (text: string): string => month(Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1);

/** Hour 0–24 → "22:00"; 24 is "00:00". */
export const hour = (h: number): string => `${two(((h % 24) + 24) % 24)}:00`;

/** "22:00–02:00". */
export const hourSpan = (from: number, to: number): string => `${hour(from)}–${hour(to)}`;

/** "12 months to Oct 2026", "Oct 2026", "Oct 2018 – Jan 2019", "27/11/2026" or "01/11/2025 – 30/10/2026". */
export function period({ from, to }: Period): string {
	const first = monthOf(from);
	const end = monthOf(to);
	if (monthStart(first) === from && monthStart(end) === to && end > first) {
		if (end - first === 1) return month(first);
		return end - first === 12 ? `12 months to ${month(end - 1)}` : `${month(first)} – ${month(end - 1)}`;
	}
	return to - from <= 1 ? day(from) : `${day(from)} – ${day(to - 1)}`;
}

/** "Fri and Sat nights, 21:00–03:00", "Mon–Fri, 15:00–17:00", "Every day, 00:00–06:00", "Sun, all day". */
export function weekWindow(window: WeekWindow, long = false): string {
	const spans = hourSpans(window);
	const [only] = spans;
	const allDay = spans.length === 1 && only !== undefined && only.to - only.from === 24;
	const dark = spans.some(({ from, to }) => from < DAY_BREAK || to > 22);
	const night = window.nights && dark && !allDay;
	const hours = allDay
		? window.nights
			? `all day from ${hour(DAY_BREAK)}`
			: 'all day'
		: listWords(spans.map((s) => hourSpan(s.from, s.to)));
	return `${dayWords(window.days, night, long)}, ${hours}`;
}

/** The hours of a window as runs in the order of its day: a window that wraps past the start of the day is two. */
function hourSpans({ from, to, nights }: WeekWindow): { from: number; to: number }[] {
	const start = nights ? DAY_BREAK : 0;
	const first = (from - start + 24) % 24;
	const length = (to - from + 24) % 24 || 24;
	if (length === 24) return [{ from: start, to: start + 24 }];
	const end = first + length;
	if (end <= 24) return [{ from: start + first, to: start + end }];
	return [
		{ from: start, to: start + end - 24 },
		{ from: start + first, to: start + 24 }
	];
}

function dayWords(days: readonly number[], night: boolean, long: boolean): string {
	const chosen = [...new Set(days)].sort((a, b) => a - b);
	if (chosen.length === 7) return night ? 'Every night' : 'Every day';
	if (chosen.length === 0) return 'No day';
	const tail = night ? (chosen.length === 1 ? ' night' : ' nights') : '';
	// A run may pass from Sunday to Monday: it begins after the only break.
	const breaks = chosen.filter((d) => !chosen.includes((d + 6) % 7));
	const [start] = breaks;
	if (breaks.length === 1 && start !== undefined && chosen.length > 2)
		return `${weekday(start, long)}${long ? ' to ' : '–'}${weekday(start + chosen.length - 1, long)}${tail}`;
	return listWords(chosen.map((d) => weekday(d, long))) + tail;
}

/** 181_000_000 → "181 MB"; decimal units, three figures at most. */
export function bytes(n: number): string {
	const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
	let at = 0;
	let value = n;
	while (value >= 999.5 && at < units.length - 1) {
		value /= 1000;
		at++;
	}
	return `${at > 1 && value < 9.95 ? decimal(value, 1) : count(value)} ${at === 0 && n === 1 ? 'byte' : (units[at] ?? '')}`;
}

/** Seconds → "under 1 s", "4 s", "2 min 10 s", "1 h 5 min". */
export function duration(seconds: number): string {
	if (seconds < 1) return 'under 1 s';
	const s = Math.round(seconds);
	if (s < 60) return `${String(s)} s`;
	const minutes = Math.floor(s / 60);
	if (minutes < 60) return s % 60 === 0 ? `${String(minutes)} min` : `${String(minutes)} min ${String(s % 60)} s`;
	return minutes % 60 === 0 ? `${count(minutes / 60)} h` : `${count(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}
