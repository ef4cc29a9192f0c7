import { ColumnHabits } from './column-habits';

/** Rows in which a column must be empty or missing before a row without it counts as whole: a share and a number. */
const BLANK_SHARE = 0.05;
const BLANK_ROWS = 3;

/**
 * Brings rows to the width of the table where nothing is lost by it. Empty surplus fields are taken off. Missing fields are added as
 * empty where the sample often has those columns empty, since writers leave trailing empty fields out. Either way numbers and dates
 * must still stand in their columns, or a delimiter was lost or added further left.
 */
export class RowFit {
	readonly #least: number;
	readonly #habits: ColumnHabits;

	constructor(
		sample: readonly (readonly string[])[],
		readonly width: number
	) {
		const rows = sample.filter((row) => row.length > 1 && row.length <= width);
		this.#least = leastFields(rows, width);
		this.#habits = new ColumnHabits(rows, width);
	}

	/** Columns that tell a right row from a shifted one. */
	get evidence(): number {
		return this.#habits.known;
	}

	/** The row at the width of the table, or null. */
	fit(fields: string[]): string[] | null {
		const { width } = this;
		if (fields.length === width) return fields;
		if (fields.length < this.#least || fields.slice(width).some((field) => field.trim() !== '')) return null;
		const row = fields.length > width ? fields.slice(0, width) : [...fields, ...Array<string>(width - fields.length).fill('')];
		return this.roughlySuits(row, '') ? row : null;
	}

	/** Whether a row has the width of the table, with numbers and dates where they belong. @param quote may stray at either end of a cell */
	roughlySuits(row: readonly string[], quote: string): boolean {
		return row.length === this.width && this.#habits.roughlyKept(row, quote);
	}

	/** Whether a row has the width of the table and every cell is what its column is used to hold. @param quote may stray at either end */
	suits(row: readonly string[], quote: string): boolean {
		return row.length === this.width && this.#habits.kept(row, quote);
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
