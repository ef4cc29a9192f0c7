import { DAY_BREAK, type WeekWindow } from '../core/filter';

/** A shift window that can be chosen by name. */
export interface WindowPreset {
	readonly id: string;
	readonly label: string;
	/** Null for all hours. */
	readonly window: WeekWindow | null;
}

const WEEKDAYS = [0, 1, 2, 3, 4] as const;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Late on an evening. */
const LATE = { from: 22, to: 3, nights: true } as const;

/** A school run is two windows: morning and afternoon are planned on their own. */
export const WINDOW_PRESETS: readonly WindowPreset[] = [
	{ id: 'weekend-nights', label: 'Fri and Sat nights', window: { days: [4, 5], from: 21, to: 3, nights: true } },
	{ id: 'weekend-late', label: 'Fri and Sat, late', window: { days: [4, 5], ...LATE } },
	{ id: 'school-morning', label: 'School run, morning', window: { days: WEEKDAYS, from: 8, to: 9, nights: false } },
	{ id: 'school-afternoon', label: 'School run, afternoon', window: { days: WEEKDAYS, from: 15, to: 16, nights: false } },
	{ id: 'weekday-daytime', label: 'Weekday daytime', window: { days: WEEKDAYS, from: 9, to: 17, nights: false } },
	{ id: 'all', label: 'All hours', window: null }
];

/** The named windows, tonight's first. @param today weekday, Monday = 0 */
export const windowPresets = (today: number): readonly WindowPreset[] => [
	{ id: 'tonight', label: 'Tonight', window: { days: [today], ...LATE } },
	...WINDOW_PRESETS
];

/** Hours that a window is widened by, on each side. */
const WIDER = 2;

/**
 * The window two hours longer on each side, as far as its day goes: until 06:00 for nights, else until midnight, beyond which the hours
 * would be those of another day. Null where it cannot grow.
 */
export function widened(window: WeekWindow): WeekWindow | null {
	const length = (window.to - window.from + 24) % 24 || 24;
	if (length === 24) return null;
	const start = window.nights ? DAY_BREAK : 0;
	const first = (window.from - start + 24) % 24;
	// A window that goes over the break of its day has hours at both ends of it already.
	const over = first + length > 24;
	const from = over ? first - WIDER : Math.max(0, first - WIDER);
	const to = over ? first + length + WIDER : Math.min(24, first + length + WIDER);
	if (to - from >= 24) return { ...window, from: start, to: start };
	return to - from === length ? null : { ...window, from: (from + start + 24) % 24, to: (to + start) % 24 };
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** "21:00–03:00". */
const hoursLabel = ({ from, to }: WeekWindow): string => `${clock(from)}–${clock(to)}`;

/** "Fri and Sat", "Mon–Fri", "Every day". */
export function daysLabel(days: readonly number[]): string {
	const sorted = [...new Set(days)].sort((a, b) => a - b);
	const names = sorted.map((day) => DAYS[day] ?? '');
	if (sorted.length === 7) return 'Every day';
	const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
	if (sorted.length > 2 && last - first === sorted.length - 1) return `${names[0] ?? ''}–${names.at(-1) ?? ''}`;
	return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : (names[0] ?? 'No day');
}

/** "Fri and Sat nights, 21:00–03:00"; "All hours". */
export function windowLabel(window: WeekWindow | null): string {
	if (!window) return 'All hours';
	const over = window.nights && (window.from >= 18 || window.from < 6);
	return `${daysLabel(window.days)}${over ? ' nights' : ''}, ${hoursLabel(window)}`;
}
