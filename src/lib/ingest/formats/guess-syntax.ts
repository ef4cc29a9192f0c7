import Papa from 'papaparse';
import type { Newline } from './dialect';
import type { Syntax } from './row-scanner';
import { cellKind } from './cell-kind';
import { textRows, type TextRow } from './text-rows';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
const ROWS = 300;
const TEXT = 256 * 1024;
/** What PapaParse's own guess adds to a score between 0 and 1. */
const VOTE = 0.02;
/** Score that a delimiter must reach; below it the file is one column. */
const LEAST = 0.3;

/**
 * Delimiter, quote and escape by how regular a table they make: the share of rows with the most common width, lowered
 * by broken quoting and by cells that hold another delimiter. PapaParse's guess has a vote.
 */
export function guessSyntax(text: string, given: Partial<Syntax>): Syntax {
	const start = text.slice(0, TEXT);
	const newline = given.newline ?? newlineOf(start);
	const vote = Papa.parse(start, { preview: 10, newline }).meta.delimiter;
	let best: Syntax = { delimiter: given.delimiter ?? ',', quote: given.quote ?? '"', escape: given.escape ?? given.quote ?? '"', newline };
	let top = LEAST;
	for (const delimiter of given.delimiter === undefined ? DELIMITERS : [given.delimiter])
		for (const quote of given.quote === undefined ? quotesIn(start, delimiter) : [given.quote])
			for (const escape of given.escape === undefined ? escapesIn(start, quote) : [given.escape]) {
				const syntax: Syntax = { delimiter, quote, escape, newline };
				const score = regularity(textRows(start, syntax, ROWS), delimiter) + (delimiter === vote ? VOTE : 0);
				if (score > top) {
					best = syntax;
					top = score;
				}
			}
	return given.delimiter === undefined ? withSpace(start, best) : best;
}

/** The most common line break outside double quotes; CR only where it stands alone more often than LF does. */
export function newlineOf(text: string): Newline {
	const bare = text.replace(/"[^"]*"/g, '');
	const lf = bare.split('\n').length - 1;
	const crlf = bare.split('\r\n').length - 1;
	const cr = bare.split('\r').length - 1 - crlf;
	if (cr > lf) return '\r';
	return crlf > lf / 2 ? '\r\n' : '\n';
}

/** The single quote counts only where it wraps more fields than the double quote does. */
function quotesIn(text: string, delimiter: string): readonly string[] {
	const wraps = (quote: string): number => text.split(delimiter + quote).length + text.split('\n' + quote).length;
	const closes = (quote: string): number => text.split(quote + delimiter).length;
	const single = Math.min(wraps("'"), closes("'"));
	return single > Math.min(wraps('"'), closes('"')) ? ["'", '"'] : ['"'];
}

function escapesIn(text: string, quote: string): readonly string[] {
	return text.includes('\\' + quote) ? [quote, '\\'] : [quote];
}

/** Share of rows of the most common width (at least 2), 0 for a single column. */
function regularity(rows: readonly TextRow[], delimiter: string): number {
	const widths = new Map<number, number>();
	let broken = 0;
	for (const row of rows) {
		if (row.broken) broken++;
		else widths.set(row.fields.length, (widths.get(row.fields.length) ?? 0) + 1);
	}
	let width = 0;
	let count = 0;
	for (const [at, rowsOfWidth] of widths)
		if (at > 1 && rowsOfWidth >= count) {
			width = at;
			count = rowsOfWidth;
		}
	if (count === 0) return 0;
	const cells = rows.filter((row) => row.fields.length === width).slice(0, 50);
	return (count / rows.length) * (1 - broken / rows.length) * (0.5 + 0.5 * cleanness(cells, delimiter)) * (1 - 0.2 / width);
}

/** Share of cells that hold no delimiter of another dialect; numbers may hold commas, prose a comma and a space. */
function cleanness(rows: readonly TextRow[], delimiter: string): number {
	let clean = 0;
	let cells = 0;
	for (const { fields } of rows)
		for (const field of fields) {
			cells++;
			if (!/[;\t|]|,(?! )/.test(field) || field.length > 100 || cellKind(field) === 'number' || field.includes(delimiter)) clean++;
		}
	return clean / cells;
}

/** A delimiter that a space follows everywhere takes the space along. */
function withSpace(text: string, syntax: Syntax): Syntax {
	if (syntax.delimiter === '\t' || !text.includes(syntax.delimiter + ' ')) return syntax;
	const tight = { ...syntax, quote: '' };
	const rows = textRows(text, tight, ROWS);
	const spaced =
		rows.length > 1 && rows.every(({ fields }) => fields.length > 1 && fields.slice(1).every((field) => field.startsWith(' ')));
	return spaced ? { ...syntax, delimiter: syntax.delimiter + ' ' } : syntax;
}
