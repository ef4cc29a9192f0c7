import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../src/lib/ingest/formats';
import { readWhole } from './reading';
import { DELIMITERS, encode, write, writtenTable, type WrittenTable } from './written-table';

/** Columns and rows from which a dialect is found without help. */
const COLUMNS = 2;
const ROWS = 5;

/**
 * The delimiter can be told from the text, and the quote is the usual one: then nothing is given but what no text can say, whether
 * random words in the first row are names.
 */
function known(table: WrittenTable): Partial<Dialect> {
	const { delimiter, quote, newline, encoding, names, rows, headed } = table;
	const header = { hasHeader: headed, headerRows: headed ? 1 : 0, preamble: 0, ...(readsAsUtf8(table) && { encoding }) };
	if (names.length >= COLUMNS && rows.length >= ROWS && quote === '"') return header;
	return { ...header, delimiter, quote, newline, encoding, width: names.length };
}

/** "é££" in Windows-1252 is a Chinese character in UTF-8: no text can say which is meant. */
function readsAsUtf8(table: WrittenTable): boolean {
	if (table.encoding !== 'windows-1252') return false;
	try {
		return /[^\x00-\x7f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(encode(write(table), 'windows-1252', false)));
	} catch {
		return false;
	}
}

const sizes = fc.oneof(
	{ weight: 4, arbitrary: fc.constant(undefined) },
	{ weight: 1, arbitrary: fc.record({ read: fc.integer({ min: 1, max: 40 }), run: fc.integer({ min: 1, max: 40 }) }) }
);

/** Rows end at a carriage return alone, cells hold line feeds. */
const returns: WrittenTable = {
	delimiter: '|',
	quote: '"',
	quoting: 'needed',
	newline: '\r',
	encoding: 'windows-1252',
	bom: false,
	lastBreak: false,
	headed: false,
	names: ['name 1', 'name 2', 'name 3', 'name 4', 'name 5'],
	rows: [
		['', '24320', '', 'say "yes"', '18061'],
		['é-\nc£.,.', '\t\t\t-.£\r\n', 'Burglary', '33289', '80603'],
		[', -b\nb. ', '\n\n7,.\t-;', '-c|\r\n7;', '\tc7', 'Burglary'],
		['two\nlines', '', 'cb\n"a', "St Peter's", 'Burglary'],
		['\nééa7', "7'", '91231', '', '51.28']
	]
};

describe('a table survives any dialect', () => {
	test('10,000 random tables come back cell by cell, whatever the size of the reads', { timeout: 240_000 }, async () => {
		let found = 0;
		await fc.assert(
			fc.asyncProperty(writtenTable, sizes, async (table, size) => {
				const overrides = known(table);
				if (overrides.delimiter === undefined) found++;
				const wide = table.encoding.startsWith('utf-16') ? 2 : 1;
				const file = new Blob([encode(write(table), table.encoding, table.bom)]);
				const { head, rows, bad, count } = await readWhole(file, overrides, size && { read: size.read * wide, run: size.run * wide });
				expect(bad).toEqual([]);
				expect(rows).toEqual(table.rows);
				expect(count).toBe(table.rows.length);
				if (table.headed) expect(head.names).toEqual(table.names);
				expect(head.dialect.width).toBe(table.names.length);
			}),
			{ numRuns: 10_000, endOnFailure: true, examples: [[returns, undefined]] }
		);
		expect(found).toBeGreaterThan(2500);
	});
});

const TOWNS = ['Canterbury', 'Whitstable; Kent', 'Herne Bay', 'Faversham', "St Peter's", 'Ashford, Kent', 'Café “Nero”'];
const incident = fc.tuple(
	fc.integer({ min: 1, max: 99_999 }).map(String),
	fc.integer({ min: 10, max: 28 }).map((day) => `2024-03-${String(day)}`),
	fc.constantFrom(...TOWNS),
	fc.constantFrom('Burglary', 'Theft', 'Anti-social\nbehaviour', 'Say "hello"'),
	fc.double({ min: 51, max: 52, noNaN: true }).map((lat) => lat.toFixed(5))
);
const NAMES = ['id', 'date', 'place', 'type', 'lat'];

describe('the dialect of incident tables is found', () => {
	test('300 tables of random dialect, with and without a header', { timeout: 120_000 }, async () => {
		const style = fc.record({
			delimiter: fc.constantFrom(...DELIMITERS),
			quote: fc.constant('"'),
			quoting: fc.constantFrom<WrittenTable['quoting']>('always', 'text', 'needed'),
			newline: fc.constantFrom<WrittenTable['newline']>('\n', '\r\n', '\r'),
			encoding: fc.constantFrom<WrittenTable['encoding']>('utf-8', 'utf-16le', 'utf-16be'),
			bom: fc.boolean(),
			lastBreak: fc.boolean(),
			headed: fc.boolean()
		});
		await fc.assert(
			fc.asyncProperty(style, fc.array(incident, { minLength: 6, maxLength: 40 }), async (look, rows) => {
				const table = { ...look, names: NAMES, rows };
				const { head, rows: read, bad } = await readWhole(new Blob([encode(write(table), look.encoding, look.bom)]));
				const { delimiter, encoding, headed } = look;
				expect(head.dialect).toMatchObject({ delimiter, encoding, hasHeader: headed, width: 5, preamble: 0 });
				expect(bad).toEqual([]);
				expect(read).toEqual(rows);
			}),
			{ numRuns: 300, endOnFailure: true }
		);
	});
});
