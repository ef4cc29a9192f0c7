import type { Reject } from '../../../ingest';

/** Escapes text that a spreadsheet would run as a formula. */
const safe = (text: string): string => (/^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
const cell = (text: string): string => `"${safe(text).replaceAll('"', '""')}"`;

/** The rejected rows of a file as CSV: where and why, without any value of the row. */
export function rejectsCsv(name: string, rejects: readonly Reject[]): string {
	const rows = rejects.map(({ line, column, reason }) => [cell(name), String(line), cell(column), cell(reason)].join(','));
	return ['file,line,column,reason', ...rows, '"Analyst view: exact figures"'].join('\r\n') + '\r\n';
}
