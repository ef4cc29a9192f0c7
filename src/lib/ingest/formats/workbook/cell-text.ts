import type { Cell } from './read-sheets';

/** How the date cells of a column are written: as days, or with their times where any of them has one. */
export type DateGrain = 'day' | 'second';

const DAY = 86_400_000;
/** Before this, a date cell holds a time of day only: Excel counts its days from here. */
const DAY_ONE = Date.UTC(1900, 0, 1);
/** Digits that Excel itself shows and computes with; the rest is noise of binary fractions. */
const DIGITS = 15;

/** Text of a number as Excel shows it in general format. */
export function numberText(stored: string): string {
	const value = Number(stored);
	return Number.isFinite(value) ? String(Number(value.toPrecision(DIGITS))) : stored;
}

/** Whether the date cells of each column hold times of day. */
export function dateGrains(rows: readonly (readonly Cell[])[], width: number): DateGrain[] {
	const grains = Array<DateGrain>(width).fill('day');
	for (const row of rows)
		for (let column = 0; column < row.length; column++) {
			const cell = row[column];
			if (cell instanceof Date && seconds(cell) % 86_400 !== 0) grains[column] = 'second';
		}
	return grains;
}

/** Text of a cell: dates as YYYY-MM-DD with HH:MM:SS where the column has times, times of day as HH:MM:SS. */
export function cellText(cell: Cell | undefined, grain: DateGrain): string {
	if (typeof cell === 'string') return cell;
	if (cell instanceof Date) return dateText(cell, grain);
	return cell === null || cell === undefined ? '' : String(cell);
}

/** Excel keeps dates as fractions of days: rounded to the second that was meant. */
const seconds = (date: Date): number => Math.round(date.getTime() / 1000);

function dateText(date: Date, grain: DateGrain): string {
	const iso = new Date(seconds(date) * 1000).toISOString();
	if (date.getTime() < DAY_ONE - DAY) return iso.slice(11, 19);
	return grain === 'day' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
