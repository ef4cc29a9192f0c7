import { cellKind } from './cell-kind';
import type { Dialect } from './dialect';
import { headerEvidence, sameCells } from './header-evidence';
import type { TextRow } from './text-rows';

/** Where the table lies among the rows of a file's head. */
export interface TablePlace {
	/** Index of the first row of the table, header or data. */
	readonly first: number;
	/** Rows that make up the header. */
	readonly headerRows: number;
	readonly width: number;
}

/** Rows among which the table may begin. */
const SEARCH = 60;
const HEADER_ROWS = 4;

/**
 * Width by the most common one; the header by evidence. What stands above is preamble unless it looks like data of
 * the same columns: no row of data may be taken for a title.
 */
export function findTable(rows: readonly TextRow[], given: Partial<Dialect>): TablePlace {
	const width = given.width ?? tableWidth(rows);
	const { preamble } = given;
	if (preamble !== undefined) {
		const at = rows.findIndex((row) => row.line > preamble);
		return from(rows, at < 0 ? rows.length : at, width, given);
	}
	const full = rows.findIndex((row, i) => i < SEARCH && row.fields.length === width && !sparse(row));
	const start =
		full >= 0
			? full
			: Math.max(
					0,
					rows.findIndex((row) => row.fields.length === width)
				);
	const { header, data } = headerEvidence(rows, start);
	if (header > data) return from(rows, start - rowsOfLabelsAbove(rows, start, width), width, given);
	if (labelsAbove(rows, start, width)) return from(rows, start - 1, width, given);
	const below = given.hasHeader === false ? -1 : headerBelowNotes(rows, start, width);
	if (below >= 0) return from(rows, below, width, given);
	const early = rows.findIndex((row, i) => i < start && row.fields.length > 1 && isData(rows, i));
	return from(rows, early >= 0 ? early : start, width, given);
}

function from(rows: readonly TextRow[], first: number, width: number, given: Partial<Dialect>): TablePlace {
	return { first, width, headerRows: headerRowsAt(rows, first, width, given) };
}

/** The most common number of fields; of two equally common ones the larger. Lines of one field count half: notes are that. */
function tableWidth(rows: readonly TextRow[]): number {
	const counts = new Map<number, number>();
	for (const { fields, broken } of rows)
		if (!broken) counts.set(fields.length, (counts.get(fields.length) ?? 0) + (fields.length > 1 ? 1 : 0.5));
	let width = rows[0]?.fields.length ?? 0;
	let most = 0;
	for (const [fields, count] of counts)
		if (count > most || (count === most && fields > width)) {
			width = fields;
			most = count;
		}
	return longerHeader(rows, width, counts);
}

/** Where writers leave trailing empty fields out, most rows are shorter than the header. */
function longerHeader(rows: readonly TextRow[], width: number, counts: ReadonlyMap<number, number>): number {
	const header = rows.slice(0, SEARCH).find(({ fields }) => fields.length > width && fields.every((cell) => cell.trim() !== ''));
	const length = header?.fields.length ?? 0;
	return (counts.get(length) ?? 0) > Math.max(3, rows.length * 0.01) ? length : width;
}

/** A title in an otherwise empty row of the table's width. */
function sparse({ fields }: TextRow): boolean {
	const filled = fields.filter((cell) => cell.trim() !== '').length;
	return fields.length > 2 && filled <= Math.max(1, Math.floor(fields.length / 4));
}

/** A row of labels, one for every column, under rows that leave half of the columns or more empty: notes in cells of their own. */
function headerBelowNotes(rows: readonly TextRow[], start: number, width: number): number {
	if (width < 4) return -1;
	for (let at = start; at < Math.min(rows.length, SEARCH); at++) {
		const filled = rows[at]?.fields.filter((cell) => cell.trim() !== '').length ?? 0;
		if (filled <= width / 2) continue;
		const { header, data } = headerEvidence(rows, at);
		return at > start && filled === width && data === 0 && header >= Math.max(1, width / 4) ? at : -1;
	}
	return -1;
}

function isData(rows: readonly TextRow[], index: number): boolean {
	const { header, data } = headerEvidence(rows, index);
	return data > header;
}

/** Upper rows of a header of several: as wide, directly above, with several labels and nothing like data. A title has one. */
function rowsOfLabelsAbove(rows: readonly TextRow[], index: number, width: number): number {
	let count = 0;
	while (count < HEADER_ROWS - 1) {
		const row = rows[index - count - 1];
		if (!row || row.broken || row.fields.length !== width) break;
		const filled = row.fields.filter((cell) => cell.trim() !== '');
		if (filled.length < 3 || filled.some((cell) => ['number', 'date'].includes(cellKind(cell)))) break;
		count++;
	}
	return count;
}

/** The row above is a header that lacks or has a field too many. */
function labelsAbove(rows: readonly TextRow[], index: number, width: number): boolean {
	const above = rows[index - 1];
	if (!above || above.fields.length === width || above.fields.length < 3) return false;
	if (Math.abs(above.fields.length - width) > Math.max(1, width / 4) || sparse(above)) return false;
	return above.fields.every((cell) => ['text', 'code', 'blank'].includes(cellKind(cell)));
}

/** Rows from the first that are header: given, by evidence, or the first one of a table of nothing but text. */
function headerRowsAt(rows: readonly TextRow[], first: number, width: number, given: Partial<Dialect>): number {
	if (given.headerRows !== undefined) return given.headerRows;
	if (given.hasHeader === false) return 0;
	const row = rows[first];
	if (!row) return 0;
	if (given.hasHeader !== true && !isHeader(rows, first)) return 0;
	let count = 1;
	while (count < HEADER_ROWS && continuesHeader(rows, first, first + count, width)) count++;
	return count;
}

function isHeader(rows: readonly TextRow[], index: number): boolean {
	const { header, data } = headerEvidence(rows, index);
	if (header > 0 || data > 0) return header > data;
	return rows[index]?.fields.some((cell) => cell.trim() !== '') ?? false;
}

/** A further header row repeats the first or holds labels over all columns of numbers and dates. */
function continuesHeader(rows: readonly TextRow[], first: number, index: number, width: number): boolean {
	const row = rows[index];
	if (row?.fields.length !== width) return false;
	const { header, data } = headerEvidence(rows, index);
	if (sameCells(row.fields, rows[first]?.fields ?? [])) return header > data;
	return rows.length - index >= 4 && data === 0 && header >= 2 && header >= width / 4;
}
