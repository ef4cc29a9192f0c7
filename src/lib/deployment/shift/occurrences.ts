import { DAY_BREAK, type WeekWindow } from '../../core/filter';
import { weekdayOf } from '../../core/time';

/** One coming of a window. */
export interface Occurrence {
	/** Local civil day on which it begins, days since 1970-01-01. */
	readonly day: number;
	/** Minutes after midnight of that day. */
	readonly from: number;
	/** Above 1,440 where it ends on the next day. */
	readonly to: number;
	/** The clocks go forward or back during it (Europe/London). */
	readonly clocksChange: boolean;
}

/** A moment by the clock on the wall: local civil day and minutes after midnight. */
export interface WallTime {
	readonly day: number;
	readonly minute: number;
}

const DAY_MINUTES = 1440;

/** The next times that a window comes and has not begun yet, the soonest first. */
export function occurrences(window: WeekWindow, now: WallTime, number: number): Occurrence[] {
	const found: Occurrence[] = [];
	const length = ((window.to - window.from + 24) % 24 || 24) * 60;
	const late = window.nights && window.from < DAY_BREAK;
	for (let day = now.day - 1; found.length < number && window.days.length > 0; day++) {
		if (!window.days.includes(weekdayOf(day))) continue;
		const begins = late ? day + 1 : day;
		const from = window.from * 60;
		if (begins < now.day || (begins === now.day && from <= now.minute)) continue;
		found.push({ day: begins, from, to: from + length, clocksChange: clocksChange(begins, from, from + length) });
	}
	return found;
}

/** Europe/London: the clocks change at 01:00 UTC on the last Sundays of March and October: between 01:00 and 02:00 on the wall. */
function clocksChange(day: number, from: number, to: number): boolean {
	return [day, day + 1].some((sunday, i) => {
		if (weekdayOf(sunday) !== 6) return false;
		const date = new Date(sunday * 86_400_000);
		const last = (date.getUTCMonth() === 2 || date.getUTCMonth() === 9) && date.getUTCDate() + 7 > 31;
		const at = i * DAY_MINUTES + 60;
		return last && from < at + 60 && to > at;
	});
}

/** "22:07" of minutes after midnight, whatever the day. */
export const clock = (minutes: number): string => {
	const m = ((Math.round(minutes) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
	return `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
};

/** "27/11/2026, 22:00–03:00". */
export const spanWords = ({ from, to }: Pick<Occurrence, 'from' | 'to'>): string => `${clock(from)}–${clock(to)}`;
