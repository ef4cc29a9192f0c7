import type { Precision } from '../../core/incident';
import type { ClockStyle } from './clock-text';
import type { NumberDates } from './number-dates';
import type { DayOrder } from './when-text';
import type { Zone } from './zone';

/** Columns of a date and time; −1 where there is none. Either `text` or `year` … `day` give the date. */
export interface WhenColumns {
	readonly text: number;
	readonly clock: number;
	readonly year: number;
	readonly month: number;
	readonly day: number;
	readonly hour: number;
	readonly minute: number;
	/** What the numbers of `text` count; null where dates are written out. */
	readonly numbers: NumberDates | null;
}

/** How the dates and times of a file are read. */
export interface WhenPlan {
	readonly start: WhenColumns;
	/** End of a from / to range. */
	readonly until: WhenColumns | null;
	readonly order: DayOrder;
	/** How bare numbers in the time column are meant. */
	readonly clock: ClockStyle;
	/** Finest precision that the column as a whole supports. */
	readonly finest: Precision;
	/** A date column beside a time column: a time in the date's own text is filler. */
	readonly dateOnly: boolean;
	/** `Z` and +00:00 mean UTC; otherwise they are ignored and the clock is local. */
	readonly zuluIsUtc: boolean;
	/** Zone of the local times; null when it is unknown: times stay as written and no UTC is derived. */
	readonly zone: Zone | null;
	/** Name of the column to name in a rejected row. */
	readonly column: string;
}
