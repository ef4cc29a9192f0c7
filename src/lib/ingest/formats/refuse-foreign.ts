import { HexbeatError } from '../../core/errors';
import { ANY, DBASE, MAGIC, OLE, PACKAGES, TEXTS, type ForeignKind } from './foreign-kinds';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Share of control characters that no text has. */
const CONTROLS = 0.02;

const begins = (head: Uint8Array, magic: readonly number[], at = 0): boolean =>
	magic.every((byte, i) => byte === ANY || head[at + i] === byte);

export function foreignError(name: string, { code, what, remedy }: ForeignKind): HexbeatError {
	return new HexbeatError(code, `“${name}” is ${what}, not a table of incidents.`, remedy);
}

/** Throws for bytes that are no text: says what they are and what to do. */
export function refuseForeign(head: Uint8Array, name: string): void {
	if (begins(head, ZIP)) throw zipError(head, name);
	const known = MAGIC.find(([magic, , at]) => begins(head, magic, at))?.[1];
	if (known?.code === 'xls-file') throw foreignError(name, oleKind(head) ?? known);
	if (known) throw foreignError(name, known);
	if (/\.dbf$/i.test(name) && [0x03, 0x30, 0x83, 0x8b, 0xf5].includes(head[0] ?? -1)) throw foreignError(name, DBASE);
}

/** What an OLE container holds, by the names of its entries. */
function oleKind(head: Uint8Array): ForeignKind | undefined {
	const text = new TextDecoder('utf-16le').decode(head.subarray(0, head.length & ~1));
	return OLE.find(([entry]) => text.includes(entry))?.[1];
}

/** Throws for text that is no table (JSON, XML, a web page) and for what only looked like text. */
export function refuseForeignText(text: string, name: string): void {
	const start = text.slice(0, 4096);
	const opening = start.trimStart();
	const known = TEXTS.find(([pattern]) => pattern.test(opening))?.[1];
	if (known) throw foreignError(name, known);
	let controls = 0;
	for (let i = 0; i < start.length; i++) {
		const code = start.charCodeAt(i);
		if (code < 9 || (code > 13 && code < 28 && code !== 26) || code === 0x7f) controls++;
	}
	if (controls > Math.max(1, start.length * CONTROLS))
		throw new HexbeatError(
			'binary-file',
			`“${name}” holds binary data, not text.`,
			'Load a CSV file; if this is an export, export it as CSV.'
		);
}

/**
 * What a zip is by the paths inside: a workbook, or an archive of files.
 * @throws HexbeatError for documents of other kinds that are zips inside
 */
export function refusePackage(paths: readonly string[], name: string): 'xlsx' | 'archive' {
	if (paths.includes('xl/workbook.xml')) return 'xlsx';
	const known = PACKAGES.find(([pattern]) => paths.some((path) => pattern.test(path)))?.[1];
	if (known && !(known.code === 'kml-file' && paths.some((path) => /\.csv$/i.test(path)))) throw foreignError(name, known);
	return 'archive';
}

function zipError(head: Uint8Array, name: string): HexbeatError {
	const start = new TextDecoder('windows-1252').decode(head.subarray(0, 65_536));
	if (start.includes('xl/') || /\.xls[xmb]$/i.test(name))
		return new HexbeatError(
			'xlsx-file',
			`“${name}” is an Excel workbook, not a CSV file.`,
			'In Excel, choose Save as, CSV UTF-8, and load that file.'
		);
	return new HexbeatError('zip-file', `“${name}” is a zip archive, not a CSV file.`, 'Unpack it and load the CSV files inside.');
}
