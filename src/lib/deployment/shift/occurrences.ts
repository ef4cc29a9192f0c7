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
	/** To come, under way, or over. */
	readonly stage: 'ahead' | 'begun' | 'passed';
}

/** A moment by the clock on the wall: local civil day and minutes after midnight. */
export interface WallTime {
	readonly day: number;
	readonly minute: number;
}

const DAY_MINUTES = 1440;

/** The times that a window comes and is not over, the soonest first: one that is under way, then those ahead. */
export function occurrences(window: WeekWindow, now: WallTime, number: number): Occurrence[] {
	const found: Occurrence[] = [];
	// The one of yesterday can last until today.
	for (let day = now.day - 1; found.length < number && window.days.length > 0; day++) {
		const one = occurrenceOn(window, day, now);
		if (one && one.stage !== 'passed') found.push(one);
	}
	return found;
}

/** The coming of a window that begins on a civil day, whenever that is; null where none does. */
export function occurrenceOn(window: WeekWindow, day: number, now: WallTime): Occurrence | null {
	const late = window.nights && window.from < DAY_BREAK;
	if (!window.days.includes(weekdayOf(late ? day - 1 : day))) return null;
	const from = window.from * 60;
	const to = from + ((window.to - window.from + 24) % 24 || 24) * 60;
	const minute = (now.day - day) * DAY_MINUTES + now.minute;
	return { day, from, to, clocksChange: clocksChange(day, from, to), stage: minute < from ? 'ahead' : minute < to ? 'begun' : 'passed' };
}

/** The day that people mean by "tonight": a night belongs to its evening until 06:00. */
export const eveningOf = ({ day, minute }: WallTime): number => (minute < DAY_BREAK * 60 ? day - 1 : day);

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
