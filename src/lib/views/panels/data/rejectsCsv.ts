import type { Reject } from '../../../ingest';

/** Escapes text that a spreadsheet would run as a formula. */
const safe = (text: string): string => (/^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
/** A cell that no spreadsheet takes for a formula. */
export const csvCell = (text: string): string => `"${safe(text).replaceAll('"', '""')}"`;

/** The rejected rows of a file as CSV: where and why, without any value of the row. */
export function rejectsCsv(name: string, rejects: readonly Reject[]): string {
	const rows = rejects.map(({ line, column, reason }) => [csvCell(name), String(line), csvCell(column), csvCell(reason)].join(','));
	return ['file,line,column,reason', ...rows, '"Analyst view: exact figures"'].join('\r\n') + '\r\n';
}
