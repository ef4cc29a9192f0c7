/** Rows in which a column must be empty or missing before a row without it counts as whole: a share and a number. */
const BLANK_SHARE = 0.05;
const BLANK_ROWS = 3;

/**
 * Fewest fields that a row may have: the columns behind them are often empty in the sample, so a writer that leaves trailing
 * empty fields out may have meant them.
 */
export function leastFields(sample: readonly (readonly string[])[], width: number): number {
	const rows = sample.filter((row) => row.length > 1 && row.length <= width);
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

/** The row at the width of the table: empty surplus taken off, missing empty fields added; null when it does not fit. */
export function fitRow(fields: string[], width: number, least: number): string[] | null {
	if (fields.length === width) return fields;
	if (fields.length > width) return fields.slice(width).every((field) => field.trim() === '') ? fields.slice(0, width) : null;
	if (fields.length < least) return null;
	return [...fields, ...Array<string>(width - fields.length).fill('')];
}

/** What is wrong with a row that does not fit. */
export function misfit(fields: number, width: number): string {
	return `row has ${String(fields)} ${fields === 1 ? 'field' : 'fields'}, expected ${String(width)}`;
}
