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
 * Delimiter, quote, escape and line break by how regular a table they make: the share of rows with the most common width, lowered
 * by broken quoting and by cells that hold another delimiter. PapaParse's guess has a vote.
 */
export function guessSyntax(text: string, given: Partial<Syntax>): Syntax {
	const start = text.slice(0, TEXT);
	let best: Syntax | null = null;
	let top = LEAST;
	for (const newline of given.newline === undefined ? newlinesIn(start) : [given.newline]) {
		const vote = Papa.parse(start, { preview: 10, newline }).meta.delimiter;
		best ??= { delimiter: given.delimiter ?? ',', quote: given.quote ?? '"', escape: given.escape ?? given.quote ?? '"', newline };
		for (const syntax of candidates(start, given, newline)) {
			const score = regularity(textRows(start, syntax, ROWS), syntax) + (syntax.delimiter === vote ? VOTE : 0);
			if (score <= top) continue;
			best = syntax;
			top = score;
		}
	}
	best ??= { delimiter: ',', quote: '"', escape: '"', newline: '\n' };
	if (top === LEAST && given.delimiter === undefined) return spacedOut(start, best);
	return given.delimiter === undefined ? withSpace(start, best) : best;
}

function candidates(text: string, given: Partial<Syntax>, newline: Newline): Syntax[] {
	const delimiters = given.delimiter === undefined ? DELIMITERS : [given.delimiter];
	return delimiters.flatMap((delimiter) =>
		(given.quote === undefined ? quotesIn(text, delimiter, newline) : [given.quote]).flatMap((quote) =>
			(given.escape === undefined ? escapesIn(text, quote) : [given.escape]).map((escape) => ({ delimiter, quote, escape, newline }))
		)
	);
}

/** The most common line break outside quotes; several where it hangs on which character quotes. */
function newlinesIn(text: string): readonly Newline[] {
	const found = new Set([newlineOf(text.replace(/"[^"]*"/g, ''))]);
	if (text.includes("'")) found.add(newlineOf(text.replace(/'[^']*'/g, '')));
	const crlf = text.split('\r\n').length - 1;
	if (text.split('\r').length - 1 > 2 * crlf) found.add('\r');
	return [...found];
}

/** CR only where it stands alone more often than LF does. */
function newlineOf(bare: string): Newline {
	const lf = bare.split('\n').length - 1;
	const crlf = bare.split('\r\n').length - 1;
	const cr = bare.split('\r').length - 1 - crlf;
	if (cr > lf) return '\r';
	return crlf > lf / 2 ? '\r\n' : '\n';
}

/** The single quote counts only where it wraps more fields than the double quote does. */
function quotesIn(text: string, delimiter: string, newline: Newline): readonly string[] {
	const begin = newline === '\r' ? '\r' : '\n';
	const wraps = (quote: string): number => text.split(delimiter + quote).length + text.split(begin + quote).length;
	const closes = (quote: string): number => text.split(quote + delimiter).length + text.split(quote + newline).length;
	const single = Math.min(wraps("'"), closes("'"));
	return single > Math.min(wraps('"'), closes('"')) ? ["'", '"'] : ['"'];
}

function escapesIn(text: string, quote: string): readonly string[] {
	return text.includes('\\' + quote) ? [quote, '\\'] : [quote];
}

/** Share of rows of the most common width (at least 2), 0 for a single column. */
function regularity(rows: readonly TextRow[], syntax: Syntax): number {
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
	const regular = (count / rows.length) * (1 - broken / rows.length) * (0.5 + 0.5 * cleanness(cells, syntax));
	return regular * (1 - 0.2 / width) * (1 - 0.2 / Math.min(rows.length, 5));
}

/**
 * Share of cells that look read to the end: no delimiter of another dialect, no line break left over or before a
 * quote that opens the next row, no single quotes around them.
 */
function cleanness(rows: readonly TextRow[], { delimiter, quote }: Syntax): number {
	let clean = 0;
	let cells = 0;
	for (const { fields } of rows)
		for (const field of fields) {
			cells++;
			const wrapped = quote !== "'" && field.length > 1 && field.startsWith("'") && field.endsWith("'");
			if (!wrapped && !/^\n|[\r\n]["']/.test(field) && holdsNoOther(field, delimiter)) clean++;
		}
	return clean / cells;
}

/** Numbers may hold commas, prose a comma and a space. */
function holdsNoOther(field: string, delimiter: string): boolean {
	return !/[;\t|]|,(?! )/.test(field) || field.length > 100 || cellKind(field) === 'number' || field.includes(delimiter);
}

/** Spaces delimit only where nothing else does and every row has the same number of words, at least three. */
function spacedOut(text: string, syntax: Syntax): Syntax {
	const spaced = { ...syntax, delimiter: ' ' };
	const rows = textRows(text, spaced, ROWS);
	const width = rows[0]?.fields.length ?? 0;
	const regular = rows.length > 2 && width > 2 && rows.every(({ fields, broken }) => !broken && fields.length === width);
	return regular ? spaced : syntax;
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
