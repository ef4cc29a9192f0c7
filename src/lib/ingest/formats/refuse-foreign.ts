import { HexbeatError } from '../../core/errors';

const CSV = 'Save or export the table as CSV and load that.';
const MAGIC: readonly (readonly [bytes: readonly number[], code: string, what: string, remedy: string])[] = [
	[[0x50, 0x41, 0x52, 0x31], 'parquet-file', 'a Parquet file', CSV],
	[[0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], 'arrow-file', 'an Arrow file', CSV],
	[[0x1f, 0x8b], 'gzip-file', 'a gzip archive', 'Unpack it and load the file inside.'],
	[[0x28, 0xb5, 0x2f, 0xfd], 'zstd-file', 'a zstd archive', 'Unpack it and load the file inside.'],
	[[0x37, 0x7a, 0xbc, 0xaf], '7z-file', 'a 7-Zip archive', 'Unpack it and load the file inside.'],
	[[0x52, 0x61, 0x72, 0x21], 'rar-file', 'a RAR archive', 'Unpack it and load the file inside.'],
	[[0xd0, 0xcf, 0x11, 0xe0], 'xls-file', 'an old Excel workbook (.xls)', 'In Excel, choose Save as, CSV UTF-8, and load that file.'],
	[[0x25, 0x50, 0x44, 0x46], 'pdf-file', 'a PDF document', 'Ask for the data as CSV.'],
	[[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'sqlite-file', 'an SQLite database', CSV],
	[[0x89, 0x50, 0x4e, 0x47], 'picture-file', 'a picture', 'Load a CSV file.'],
	[[0xff, 0xd8, 0xff], 'picture-file', 'a picture', 'Load a CSV file.']
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Share of control characters that no text has. */
const CONTROLS = 0.02;

const begins = (head: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => head[i] === byte);

/** Throws for bytes that are no text: says what they are and what to do. */
export function refuseForeign(head: Uint8Array, name: string): void {
	if (begins(head, ZIP)) throw zipError(head, name);
	const known = MAGIC.find(([magic]) => begins(head, magic));
	if (known) throw new HexbeatError(known[1], `“${name}” is ${known[2]}, not a CSV file.`, known[3]);
}

/** Throws for text that is no table (JSON, XML, a web page) and for what only looked like text. */
export function refuseForeignText(text: string, name: string): void {
	const start = text.slice(0, 4096);
	const opening = start.trimStart();
	if (/^<(?:!doctype html|html|table|head)/i.test(opening))
		throw new HexbeatError('html-file', `“${name}” is a web page, not a CSV file.`, 'Open it in a spreadsheet and save it as CSV.');
	if (/^<(?:\?xml|kml|gpx)/i.test(opening)) throw new HexbeatError('xml-file', `“${name}” is an XML file, not a CSV file.`, CSV);
	if (/^(?:\{\s*"|\[\s*[{[])/.test(opening)) throw new HexbeatError('json-file', `“${name}” is a JSON file, not a CSV file.`, CSV);
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
