import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Encoding, Newline } from '../../../src/lib/ingest/formats';
import { readWhole } from './reading';

interface Written {
	readonly names: readonly string[];
	readonly rows: readonly (readonly string[])[];
	readonly delimiter: string;
	readonly quote: string;
	readonly newline: Newline;
	readonly encoding: Encoding;
	readonly bom: boolean;
	readonly always: boolean;
	readonly lastBreak: boolean;
}

/** Characters that every encoding has, with all that is special in some dialect. */
const PLAIN = ['a', 'b', '7', ' ', '.', '-', ',', ';', '|', '\t', '"', "'", '\n', '\r\n', '£', 'é'];
const WIDE = [...PLAIN, '漢', '😀', 'ł'];

const cellOf = (characters: readonly string[]): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...characters), maxLength: 8 });

const written: fc.Arbitrary<Written> = fc
	.record({
		delimiter: fc.constantFrom(',', ';', '\t', '|'),
		quote: fc.constantFrom('"', "'"),
		newline: fc.constantFrom<Newline>('\n', '\r\n', '\r'),
		encoding: fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
		bom: fc.boolean(),
		always: fc.boolean(),
		lastBreak: fc.boolean(),
		width: fc.integer({ min: 1, max: 6 })
	})
	.chain(({ width, ...style }) => {
		const cell = cellOf(style.encoding === 'windows-1252' ? PLAIN : WIDE);
		const names = Array.from({ length: width }, (_, i) => `name ${i + 1}`);
		// The first row has something in it, so that the sample is not empty; a row of nothing is a blank line.
		const row = fc.array(cell, { minLength: width, maxLength: width }).filter((cells) => cells.some((text) => text.trim() !== ''));
		return fc.array(row, { maxLength: 12 }).map((rows) => ({ ...style, names, rows }));
	});

function write({ names, rows, delimiter, quote, newline, always, lastBreak }: Written): string {
	const wrap = (cell: string): string => {
		const plain = !always && !/[\r\n,;|\t"']|^ | $/.test(cell);
		return plain ? cell : quote + cell.replaceAll(quote, quote + quote) + quote;
	};
	return [names, ...rows].map((row) => row.map(wrap).join(delimiter)).join(newline) + (lastBreak ? newline : '');
}

function encode(text: string, encoding: Encoding, bom: boolean): Buffer<ArrayBuffer> {
	if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
	if (encoding === 'utf-8') return Buffer.from((bom ? '\ufeff' : '') + text, 'utf8');
	const little = Buffer.from('\ufeff' + text, 'utf16le');
	return encoding === 'utf-16le' ? little : little.swap16();
}

describe('a table survives any dialect', () => {
	test('1,000 random tables come back whole, whatever the chunk size', { timeout: 240_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(written, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), async (table, read, run) => {
				const { delimiter, quote, newline, encoding } = table;
				const file = new Blob([encode(write(table), encoding, table.bom)]);
				const overrides = { delimiter, quote, newline, hasHeader: true, headerRows: 1, preamble: 0, width: table.names.length };
				const sizes = { read: encoding.startsWith('utf-16') ? read * 2 : read, run: encoding.startsWith('utf-16') ? run * 2 : run };
				const { head, rows, bad, count } = await readWhole(file, { ...overrides, encoding }, sizes);
				expect(bad).toEqual([]);
				expect(rows).toEqual(table.rows);
				expect(count).toBe(table.rows.length);
				expect(head.names).toEqual(table.names);
			}),
			{ numRuns: 1000 }
		);
	});
});

const TOWNS = ['Canterbury', 'Whitstable; Kent', 'Herne Bay', 'Faversham', "St Peter's", 'Ashford, Kent', 'Café “Nero”'];
const incident = fc.tuple(
	fc.integer({ min: 1, max: 99_999 }).map(String),
	fc.integer({ min: 10, max: 28 }).map((day) => `2024-03-${day}`),
	fc.constantFrom(...TOWNS),
	fc.constantFrom('Burglary', 'Theft', 'Anti-social\nbehaviour', 'Say "hello"'),
	fc.double({ min: 51, max: 52, noNaN: true }).map((lat) => lat.toFixed(5))
);
const NAMES = ['id', 'date', 'place', 'type', 'lat'];

describe('the dialect of incident tables is found', () => {
	test('300 tables of random dialect, with and without a header', { timeout: 120_000 }, async () => {
		const style = fc.record({
			delimiter: fc.constantFrom(',', ';', '\t', '|'),
			newline: fc.constantFrom<Newline>('\n', '\r\n', '\r'),
			encoding: fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be'),
			bom: fc.boolean(),
			always: fc.boolean(),
			lastBreak: fc.boolean(),
			headed: fc.boolean()
		});
		await fc.assert(
			fc.asyncProperty(style, fc.array(incident, { minLength: 6, maxLength: 40 }), async ({ headed, ...look }, rows) => {
				const all = { ...look, quote: '"', names: headed ? NAMES : (rows[0] ?? []), rows: headed ? rows : rows.slice(1) };
				const { head, rows: read, bad } = await readWhole(new Blob([encode(write(all), look.encoding, look.bom)]));
				expect(head.dialect).toMatchObject({ delimiter: look.delimiter, encoding: look.encoding, hasHeader: headed, width: 5 });
				expect(bad).toEqual([]);
				expect(read).toEqual(rows);
			}),
			{ numRuns: 300 }
		);
	});
});
