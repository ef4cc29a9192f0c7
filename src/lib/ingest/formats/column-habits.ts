import { cellKind, type CellKind } from './cell-kind';

/** What a column holds without exception worth the name; `any` where it has no such habit. */
type Habit = 'any' | 'blank' | 'number' | 'date' | 'typed' | 'shape';

interface ColumnHabit {
	readonly habit: Habit;
	/** The one shape of its cells, where its habit is that. */
	readonly shape: string;
	/** It is as good as never blank. */
	readonly filled: boolean;
}

/** Share of a column's filled cells that must be numbers or dates for the column to be held to it. */
const TYPED = 0.95;
/** The same for the other habits, and the least rows that can show one. */
const HABIT = 0.98;
const LEAST = 20;
/** Share of blank cells (or a single one) that a column has that is never blank. */
const BLANKS = 0.002;

/**
 * What the columns of a table are used to hold, from a sample. It tells whether a row's cells stand under their headers, which matters
 * only where a delimiter seems to be lost or added.
 */
export class ColumnHabits {
	readonly #columns: readonly ColumnHabit[];
	/** Columns with a habit. */
	readonly known: number;

	constructor(rows: readonly (readonly string[])[], width: number) {
		this.#columns = Array.from({ length: width }, (_, column) => habitOf(rows.map((row) => row[column] ?? '')));
		this.known = this.#columns.filter(({ habit }) => habit !== 'any').length;
	}

	/** Numbers and dates stand in their columns and nothing is blank that never is. @param quote as below */
	roughlyKept(row: readonly string[], quote: string): boolean {
		return this.#columns.every(({ habit, filled }, i) => {
			const kind = cellKind(withoutQuotes(row[i] ?? '', quote));
			if (kind === 'blank') return !filled;
			return kind === 'number' || kind === 'date' || !['number', 'date', 'typed'].includes(habit);
		});
	}

	/** Every cell is what its column is used to hold. @param quote left out at both ends of a cell, where it is a stray one */
	kept(row: readonly string[], quote: string): boolean {
		return this.#columns.every((column, i) => keeps(column, row[i] ?? '', quote));
	}
}

function habitOf(cells: readonly string[]): ColumnHabit {
	const kinds = cells.map(cellKind);
	const filled = kinds.filter((kind) => kind !== 'blank').length;
	const enough = cells.length >= LEAST;
	const share = (kind: CellKind): number => kinds.filter((one) => one === kind).length / filled;
	const always = enough && cells.length - filled <= Math.max(1, cells.length * BLANKS);
	if (filled === 0) return { habit: enough ? 'blank' : 'any', shape: '', filled: false };
	if (share('number') + share('date') >= TYPED) {
		const habit = !enough ? 'typed' : share('number') >= HABIT ? 'number' : share('date') >= HABIT ? 'date' : 'typed';
		return { habit, shape: '', filled: always };
	}
	const shape = filled >= LEAST ? commonShape(cells, filled) : '';
	return { habit: shape === '' ? 'any' : 'shape', shape, filled: always };
}

/** The shape, with digits in it, that nearly all filled cells share; '' without one. */
function commonShape(cells: readonly string[], filled: number): string {
	const counts = new Map<string, number>();
	for (const cell of cells) counts.set(shapeOf(cell), (counts.get(shapeOf(cell)) ?? 0) + 1);
	for (const [shape, count] of counts) if (shape.includes('9') && count >= filled * HABIT) return shape;
	return '';
}

function keeps({ habit, shape, filled }: ColumnHabit, cell: string, quote: string): boolean {
	const text = withoutQuotes(cell, quote);
	const kind = cellKind(text);
	if (kind === 'blank') return !filled;
	if (habit === 'any') return true;
	if (habit === 'typed') return kind === 'number' || kind === 'date';
	return habit === 'shape' ? shapeOf(text) === shape : kind === habit;
}

function withoutQuotes(cell: string, quote: string): string {
	if (quote === '') return cell;
	const start = cell.startsWith(quote) ? 1 : 0;
	return cell.slice(start, cell.endsWith(quote) && cell.length > start ? -1 : undefined);
}

/** How a cell is built: runs of letters and digits by one character each. */
export const shapeOf = (cell: string): string =>
	cell
		.slice(0, 80)
		.replace(/\p{L}+/gu, 'a')
		.replace(/\d+/g, '9');
