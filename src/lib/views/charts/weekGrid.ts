/** The hour × weekday grid: seven rows, Monday first, of 24 hours from 00:00, or from 06:00 when a night belongs to its evening. */
import { DAY_BREAK, slotsOf, type WeekWindow } from '../../core/filter';

export interface GridCell {
	/** 0–6, Monday first. */
	readonly row: number;
	/** 0–23 from the row's first hour. */
	readonly column: number;
}

/** Civil hour 0–23 of a column. */
export const hourOf = (column: number, nights: boolean): number => (column + (nights ? DAY_BREAK : 0)) % 24;

/** Civil hour of the week (weekday × 24 + hour) of a cell: after midnight a night's hours are the next day's. */
export function slotOf({ row, column }: GridCell, nights: boolean): number {
	const hour = hourOf(column, nights);
	return ((row + (nights && hour < DAY_BREAK ? 1 : 0)) % 7) * 24 + hour;
}

/** The window of the week that a rectangle between two cells stands for. */
export function windowOf(a: GridCell, b: GridCell, nights: boolean): WeekWindow {
	const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)];
	const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
	return {
		days: Array.from({ length: bottom - top + 1 }, (_, i) => top + i),
		from: hourOf(left, nights),
		to: hourOf(right + 1, nights),
		nights
	};
}

/** The window with one day more or less; the whole day when there was none; null when no day is left. */
export function toggleDay(window: WeekWindow | null, day: number, nights: boolean): WeekWindow | null {
	const start = hourOf(0, nights);
	if (window?.nights !== nights) return { days: [day], from: start, to: start, nights };
	const days = window.days.includes(day) ? window.days.filter((d) => d !== day) : [...window.days, day].sort((a, b) => a - b);
	return days.length === 0 ? null : { ...window, days };
}

/** A block of cells, ends included. */
export interface GridBox {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
}

/** The window as it lies on a grid: rows of equal hours next to each other are one box. */
export function boxesOf(window: WeekWindow, nights: boolean): GridBox[] {
	const slots = new Set(slotsOf(window));
	const done: GridBox[] = [];
	let open: GridBox[] = [];
	for (let row = 0; row < 7; row++) {
		const runs = runsOf(row, slots, nights);
		const grown = runs.map(({ left, right }) => {
			const above = open.find((box) => box.left === left && box.right === right);
			return { top: above?.top ?? row, bottom: row, left, right };
		});
		done.push(...open.filter((box) => !grown.some(({ top, left, right }) => top === box.top && left === box.left && right === box.right)));
		open = grown;
	}
	return [...done, ...open];
}

function runsOf(row: number, slots: ReadonlySet<number>, nights: boolean): { left: number; right: number }[] {
	const runs: { left: number; right: number }[] = [];
	for (let column = 0; column < 24; column++) {
		if (!slots.has(slotOf({ row, column }, nights))) continue;
		const last = runs[runs.length - 1];
		if (last?.right === column - 1) last.right = column;
		else runs.push({ left: column, right: column });
	}
	return runs;
}

/** The cell that an arrow, Home or End key leads to; null for other keys. */
export function moveCell({ row, column }: GridCell, key: string): GridCell | null {
	const moves: Readonly<Record<string, GridCell>> = {
		ArrowLeft: { row, column: Math.max(0, column - 1) },
		ArrowRight: { row, column: Math.min(23, column + 1) },
		ArrowUp: { row: Math.max(0, row - 1), column },
		ArrowDown: { row: Math.min(6, row + 1), column },
		Home: { row, column: 0 },
		End: { row, column: 23 },
		PageUp: { row: 0, column },
		PageDown: { row: 6, column }
	};
	return moves[key] ?? null;
}
