import type { HourCounts } from '../../core/answers';
import { DAY_BREAK, slotsOf, type WeekWindow } from '../../core/filter';
import { hourSpan, plural, weekday } from '../../core/format';
import { hourOf, slotOf, type GridCell } from './weekGrid';

/** "Friday night, 01:00–02:00: 12 incidents". */
export function cellWords(cell: GridCell, nights: boolean, hours: HourCounts, unit: string, describe?: (slot: number) => string): string {
	const hour = hourOf(cell.column, nights);
	const name = weekday(cell.row, true);
	const day = nights && hour < DAY_BREAK ? `${name} night` : name;
	const slot = slotOf(cell, nights);
	return `${day}, ${hourSpan(hour, hour + 1)}: ${describe ? describe(slot) : plural(hours.counts[slot] ?? 0, unit)}`;
}

/** Incidents with a known hour in a window of the week. */
export const windowSum = (window: WeekWindow, hours: HourCounts): number =>
	slotsOf(window).reduce((sum, slot) => sum + (hours.counts[slot] ?? 0), 0);
