import { HexbeatError } from '../../core/errors';
import type { Dialect } from './dialect';
import { detectEncoding, type EncodingFound } from './encoding';
import { readSlice } from './file-slices';
import { findTable } from './find-table';
import { guessSyntax } from './guess-syntax';
import { LIMITS } from './limits';
import { LineDecoder } from './line-decoder';
import { nameColumns } from './name-columns';
import { fitHeader, withOddHeader, type RowsPlaced } from './odd-header';
import { refuseForeign, refuseForeignText } from './refuse-foreign';
import { RowFit } from './row-fit';
import type { Syntax } from './row-scanner';
import type { TableHead, TableWarning } from './table';
import { textRows } from './text-rows';

const HEAD = 1024 ** 2;
const SAMPLE = 1000;
/** Rows that may come before the sample. */
const EXTRA = 100;
/** Share of rows that fit the table; below it the dialect is doubtful. */
const REGULAR = 0.9;

/**
 * Reads the head (about 1 MB) of a file and finds out how its table is written.
 * @param name of the file, for messages
 * @param overrides parts of the dialect that the user knows better
 * @throws HexbeatError for what is no text table: an empty file, a workbook, an archive, binary data, or one over the limits
 */
export async function readHead(file: Blob, name: string, overrides: Partial<Dialect> = {}, signal?: AbortSignal): Promise<TableHead> {
	signal?.throwIfAborted();
	if (file.size === 0) throw new HexbeatError('empty-file', `“${name}” is empty.`, 'Export it again.');
	if (file.size > LIMITS.file) throw new HexbeatError('file-too-large', `“${name}” is larger than 2 GB.`, 'Split it by month or year.');
	const { bytes } = await readSlice(file, 0, HEAD);
	signal?.throwIfAborted();
	refuseForeign(bytes, name);
	const encoding = findEncoding(wholeLines(bytes, file.size), overrides);
	const decoder = new LineDecoder(encoding.encoding);
	const text = decoder.decode(wholeLines(bytes, file.size, encoding.encoding).subarray(encoding.bom));
	refuseForeignText(text, name);
	const told = /^"?sep=(.)"?\s*[\r\n]/i.exec(text)?.[1];
	const syntax = guessSyntax(text, told === undefined ? overrides : { delimiter: told, ...overrides });
	// Excel's own line that names the delimiter is no row.
	const rows = textRows(text, syntax, SAMPLE + EXTRA).slice(told === undefined ? 0 : 1);
	if (rows.length === 0) throw new HexbeatError('empty-file', `“${name}” holds no rows.`, 'Export it again.');
	const found = findTable(rows, overrides);
	if (found.width > LIMITS.columns) throw tooWide(name, found.width);
	const placed = overrides.hasHeader === false ? { rows, place: found } : withOddHeader(rows, found, syntax);
	return describe(placed, syntax, encoding, [...encoding.warnings, ...decoder.warnings]);
}

function describe(
	{ rows, place }: RowsPlaced,
	syntax: Syntax,
	{ encoding, bom }: EncodingFound,
	warnings: readonly TableWarning[]
): TableHead {
	const { first, headerRows, width } = place;
	const found = rows.slice(first, first + headerRows).map((row) => row.fields);
	const header = found.map((row) => fitHeader(row, width));
	const preamble = (rows[first]?.line ?? 1) - 1;
	const body = rows.slice(first + headerRows, first + headerRows + SAMPLE);
	const raw = body.filter((row) => !row.broken);
	const fit = new RowFit(
		raw.map((row) => row.fields),
		width
	);
	const sample = raw.map((row) => fit.fit(row.fields)).filter((row) => row !== null);
	const dialect: Dialect = { encoding, bom: bom > 0, ...syntax, hasHeader: headerRows > 0, preamble, headerRows, width };
	return {
		dialect,
		names: nameColumns(header, width),
		header,
		sample,
		warnings: [...warnings, ...shapeWarnings(dialect, found), ...raggedWarning(dialect, sample.length, body.length)]
	};
}

function shapeWarnings({ preamble, headerRows, width }: Dialect, header: readonly (readonly string[])[]): TableWarning[] {
	const warnings: TableWarning[] = [];
	if (preamble > 0)
		warnings.push({
			code: 'preamble',
			message: preamble === 1 ? 'The line before the table was left out.' : `The ${preamble} lines before the table were left out.`
		});
	if (headerRows === 0) warnings.push({ code: 'no-header', message: 'The file has no header row: columns are named by their number.' });
	if (headerRows > 1) warnings.push({ code: 'header-rows', message: `The first ${headerRows} rows were read as the header.` });
	const names = header[0]?.length ?? width;
	const blankSurplus = header[0]?.slice(width).every((cell) => cell.trim() === '') ?? true;
	if (names < width || !blankSurplus)
		warnings.push({
			code: 'header-width',
			message: `The header has ${names} names, the rows ${width} fields: check that each name stands over its column.`
		});
	return warnings;
}

function raggedWarning({ width }: Dialect, whole: number, rows: number): TableWarning[] {
	if (whole >= rows * REGULAR) return [];
	const share = Math.floor((100 * whole) / rows);
	return [{ code: 'ragged', message: `Only ${share}% of the first rows have ${width} fields: check the delimiter and quote.` }];
}

function findEncoding(head: Uint8Array, given: Partial<Dialect>): EncodingFound {
	const found = detectEncoding(head);
	if (found.bom > 0 || given.encoding === undefined || given.encoding === found.encoding) return found;
	return { encoding: given.encoding, bom: 0, warnings: [] };
}

/** Leaves the last line out where the file goes on behind it. */
function wholeLines(bytes: Uint8Array, size: number, encoding: Dialect['encoding'] = 'utf-8'): Uint8Array {
	if (bytes.length >= size) return bytes;
	const lf = bytes.lastIndexOf(10);
	const end = lf >= 0 ? lf : bytes.lastIndexOf(13);
	if (end < 0) return encoding.startsWith('utf-16') ? bytes : trimPartial(bytes);
	return bytes.subarray(0, encoding === 'utf-16le' ? end + 2 : end + 1);
}

/** Leaves the beginning of a character of several bytes out. */
function trimPartial(bytes: Uint8Array): Uint8Array {
	let end = bytes.length;
	while (end > 0 && end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
	return bytes.subarray(0, Math.max(0, end - 1));
}

function tooWide(name: string, width: number): HexbeatError {
	return new HexbeatError(
		'too-many-columns',
		`“${name}” has ${width.toLocaleString('en-GB')} columns; at most ${LIMITS.columns} can be read.`,
		'Export only the columns that you need.'
	);
}
