/** Shifts that people are put on, and people at work by hour. Pure. */
import type { WeekShift } from '../../deployment';
import type { PeopleShift, WeekPlanSettings } from '../settings/planWeek';

const WEEK = 168;
const HOURS = 24;

/** The shifts that were given, else the plan's own: each lasts until the next begins. */
export const peopleShifts = ({ people, starts, staff }: Pick<WeekPlanSettings, 'people' | 'starts' | 'staff'>): readonly PeopleShift[] =>
	people ?? starts.map((from, at) => ({ from, hours: (starts[at + 1] ?? (starts[0] ?? 0) + HOURS) - from, kind: staff[at] ?? 'marshal' }));

/** People at work in each civil hour of the week. @param people by shift */
export function peopleByHour(shifts: readonly Pick<WeekShift, 'day' | 'from' | 'hours'>[], people: readonly number[]): Uint16Array {
	const by = new Uint16Array(WEEK);
	shifts.forEach(({ day, from, hours }, s) => {
		for (let i = 0; i < hours; i++) {
			const at = (HOURS * day + from + i) % WEEK;
			by[at] = (by[at] ?? 0) + (people[s] ?? 0);
		}
	});
	return by;
}
