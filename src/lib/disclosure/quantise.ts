import { cellsAt, cellsWithin } from '../core/cells';
import { slotsOf, type Filter, type Period, type WeekWindow } from '../core/filter';
import { monthOf, monthStart, weekOf, weekStart } from '../core/time';
import type { Policy, Sensitivity } from './policy';

/** A time of the week that a guarded audience may choose. */
export interface ListedWindow {
	readonly label: string;
	readonly window: WeekWindow;
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const WEEKDAYS = [0, 1, 2, 3, 4];
/** The only times of the week that a guarded audience chooses from. */
export const LISTED_WINDOWS: readonly ListedWindow[] = [
	{ label: 'Fri and Sat nights, 21:00–03:00', window: { days: [4, 5], from: 21, to: 3, nights: true } },
	{ label: 'Fri and Sat nights, 18:00–06:00', window: { days: [4, 5], from: 18, to: 6, nights: true } },
	{ label: 'Sun to Thu nights, 18:00–06:00', window: { days: [0, 1, 2, 3, 6], from: 18, to: 6, nights: true } },
	{ label: 'Every night, 18:00–06:00', window: { days: EVERY_DAY, from: 18, to: 6, nights: true } },
	{ label: 'Weekday daytime, 06:00–18:00', window: { days: WEEKDAYS, from: 6, to: 18, nights: false } },
	{ label: 'Weekend daytime, 06:00–18:00', window: { days: [5, 6], from: 6, to: 18, nights: false } }
];

/** A filter as an audience may have it, and what was changed, as notes beside the numbers. */
export interface Quantised {
	readonly filter: Filter;
	readonly notes: readonly string[];
}

/**
 * The nearest filter of the audience: whole weeks or months that hold the period, a time of the week from the list, hexagons of one
 * resolution for a drawn shape. An unguarded audience keeps its filter. Applied again, it changes nothing.
 */
export function quantise(filter: Filter, policy: Policy, sensitivity: Sensitivity): Quantised {
	if (!policy.guarded) return { filter, notes: [] };
	const period = filter.period ? wholePeriod(filter.period, policy.periods) : null;
	const week = filter.week ? nearestWindow(filter.week) : null;
	const { cells, note } = hexagons(filter, policy.finest[sensitivity]);
	const widened = period && filter.period && (period.from !== filter.period.from || period.to !== filter.period.to);
	const moved = week && filter.week && !sameSlots(week.window, filter.week);
	return {
		filter: { ...filter, period, week: week?.window ?? null, drawn: null, cells },
		notes: [
			...(widened ? [`The period was widened to whole ${wholeMonth(period) ? 'months' : 'weeks'}.`] : []),
			...(moved ? [`The time of the week is the nearest on the list: ${week.label}.`] : []),
			...note
		]
	};
}

const wholeMonth = ({ from, to }: Period): boolean => monthStart(monthOf(from)) === from && monthStart(monthOf(to)) === to;
const wholeWeek = ({ from, to }: Period): boolean => weekStart(weekOf(from)) === from && weekStart(weekOf(to)) === to;

function wholePeriod(period: Period, allowed: Policy['periods']): Period {
	if (!allowed || (allowed.includes('month') && wholeMonth(period)) || (allowed.includes('week') && wholeWeek(period))) return period;
	const { from, to } = period;
	if (allowed.includes('week')) return { from: weekStart(weekOf(from)), to: weekStart(weekOf(to - 1) + 1) };
	return { from: monthStart(monthOf(from)), to: monthStart(monthOf(to - 1) + 1) };
}

const sameSlots = (one: WeekWindow, other: WeekWindow): boolean => slotsOf(one).join() === slotsOf(other).join();

/** The listed time that shares most of its hours with a window. */
function nearestWindow(window: WeekWindow): ListedWindow | null {
	const asked = slotsOf(window);
	// Every hour of the week is no limit.
	if (asked.length === 168) return null;
	const overlap = (listed: WeekWindow): number => {
		const slots = slotsOf(listed);
		const both = slots.filter((slot) => asked.includes(slot)).length;
		return both / (asked.length + slots.length - both);
	};
	return LISTED_WINDOWS.reduce((best, listed) => (overlap(listed.window) > overlap(best.window) ? listed : best));
}

/** One resolution for all selections: those of another could be set against it. */
function hexagons({ cells, drawn }: Filter, resolution: number): { cells: Filter['cells']; note: string[] } {
	const chosen = cells ? cellsAt(cells.ids, resolution) : null;
	const changed = cells !== null && cells.resolution !== resolution;
	if (!drawn)
		return { cells: chosen ? { resolution, ids: chosen } : null, note: changed ? ['The hexagons have the size for this audience.'] : [] };
	const inside = cellsWithin(drawn, resolution);
	const both = chosen?.filter((cell) => inside.includes(cell)) ?? inside;
	return { cells: { resolution, ids: both.length > 0 ? both : inside }, note: ['The drawn area was replaced by the hexagons in it.'] };
}
