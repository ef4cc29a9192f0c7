import { cellKind } from './cell-kind';

/** Rows in which a column must be empty or missing before a row without it counts as whole: a share and a number. */
const BLANK_SHARE = 0.05;
const BLANK_ROWS = 3;
/** Share of a column's filled cells that must be numbers or dates for the column to be held to it. */
const TYPED = 0.95;

/**
 * Brings rows to the width of the table where nothing is lost by it. Empty surplus fields are taken off. Missing fields are added as
 * empty where the sample often has those columns empty, since writers leave trailing empty fields out. Either way the columns of
 * numbers and dates must still hold such, or a delimiter was lost or added further left.
 */
export class RowFit {
	readonly #least: number;
	/** Columns that hold nothing but numbers and dates. */
	readonly #typed: readonly number[];

	constructor(
		sample: readonly (readonly string[])[],
		readonly width: number
	) {
		const rows = sample.filter((row) => row.length > 1 && row.length <= width);
		this.#least = leastFields(rows, width);
		this.#typed = Array.from({ length: width }, (_, column) => column).filter((column) => isTyped(rows, column));
	}

	/** The row at the width of the table, or null. */
	fit(fields: string[]): string[] | null {
		const { width } = this;
		if (fields.length === width) return fields;
		if (fields.length < this.#least || fields.slice(width).some((field) => field.trim() !== '')) return null;
		const row = fields.length > width ? fields.slice(0, width) : [...fields, ...Array<string>(width - fields.length).fill('')];
		return this.suits(row) ? row : null;
	}

	/** Whether a row has the width of the table and its numbers and dates where they belong. */
	suits(row: readonly string[]): boolean {
		return row.length === this.width && this.#typed.every((column) => ['number', 'date', 'blank'].includes(cellKind(row[column] ?? '')));
	}
}

/** Fewest fields of a row: every column behind them is often empty. */
function leastFields(rows: readonly (readonly string[])[], width: number): number {
	const enough = Math.max(BLANK_ROWS, rows.length * BLANK_SHARE);
	let least = width;
	while (least > 2) {
		const column = least - 1;
		let blank = 0;
		for (const row of rows) if ((row[column] ?? '') === '') blank++;
		if (blank < enough) break;
		least--;
	}
	return least;
}

function isTyped(rows: readonly (readonly string[])[], column: number): boolean {
	let filled = 0;
	let typed = 0;
	for (const row of rows) {
		const kind = cellKind(row[column] ?? '');
		if (kind === 'blank') continue;
		filled++;
		if (kind === 'number' || kind === 'date') typed++;
	}
	return filled > 0 && typed >= filled * TYPED;
}
