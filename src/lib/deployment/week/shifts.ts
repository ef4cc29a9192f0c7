import type { WeekShift } from './week';

const HOURS = 24;
const WEEK = 168;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** The shifts of a week, day by day: each lasts until the next begins. @param starts hours of the day, ascending */
export function shiftsOf(starts: readonly number[]): WeekShift[] {
	return DAYS.flatMap((_, day) =>
		starts.map((from, part): WeekShift => ({ day, from, part, hours: (starts[part + 1] ?? (starts[0] ?? 0) + HOURS) - from }))
	);
}

/** Shift of each civil hour of the week. */
export function shiftOfSlots(shifts: readonly WeekShift[]): Uint8Array {
	const by = new Uint8Array(WEEK);
	shifts.forEach(({ day, from, hours }, at) => {
		for (let i = 0; i < hours; i++) by[(day * HOURS + from + i) % WEEK] = at;
	});
	return by;
}

const clock = (hour: number): string => `${String(hour % HOURS).padStart(2, '0')}:00`;

/** "22:00–06:00". */
export const shiftHours = ({ from, hours }: Pick<WeekShift, 'from' | 'hours'>): string => `${clock(from)}–${clock(from + hours)}`;

/** "Fri 22:00–06:00". */
export const shiftLabel = (shift: WeekShift): string => `${DAYS[shift.day] ?? ''} ${shiftHours(shift)}`;
