/** A value of a table cell. */
export type CsvValue = string | number | bigint | boolean | null | undefined;

/**
 * One cell of CSV: strict numbers stand; anything else that begins like a formula (after blanks, or in full-width form) gets an apostrophe, so
 * that no spreadsheet runs it. What has no value (null, NaN) is empty.
 */
export function csvCell(value: CsvValue): string {
	const text = value === null || value === undefined || Number.isNaN(value) ? '' : String(value);
	const number = /^-?\d+(\.\d+)?$/.test(text) || typeof value === 'number';
	const safe = !number && /^[\s\u00a0]*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV text: CRLF, UTF-8 with a byte order mark for spreadsheets. The head and notes are rows like any other. */
export function csvText(rows: Iterable<readonly CsvValue[]>): string {
	const lines: string[] = [];
	for (const row of rows) lines.push(row.map(csvCell).join(',') + '\r\n');
	return '\ufeff' + lines.join('');
}
