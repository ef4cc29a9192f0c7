import fc from 'fast-check';
import type { Encoding, Newline } from '../../../src/lib/ingest/formats';

/** Which cells a writer wraps in quotes. */
export type Quoting = 'always' | 'text' | 'needed';

/** A table and the dialect in which it is written. */
export interface WrittenTable {
	readonly names: readonly string[];
	readonly rows: readonly (readonly string[])[];
	readonly headed: boolean;
	readonly delimiter: string;
	readonly quote: string;
	readonly quoting: Quoting;
	readonly newline: Newline;
	readonly encoding: Encoding;
	readonly bom: boolean;
	readonly lastBreak: boolean;
}

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Characters that every encoding has, with all that is special in some dialect. */
const PLAIN = ['a', 'b', 'c', '7', '0', ' ', '.', '-', ',', ';', '|', '\t', '"', "'", '\n', '\r\n', '\r', '£', 'é'];
const WIDE = [...PLAIN, '漢', '😀', 'ł'];

const cellOf = (characters: readonly string[]): fc.Arbitrary<string> =>
	fc.oneof(
		{ weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...characters), maxLength: 8 }) },
		{ weight: 2, arbitrary: fc.integer({ min: -999, max: 99_999 }).map(String) },
		{
			weight: 2,
			arbitrary: fc.constantFrom('Burglary', 'Theft, other', 'St Peter’s'.replace('’', "'"), 'say "yes"', 'two\nlines', '51.28')
		},
		{ weight: 1, arbitrary: fc.constant('') }
	);

/** Random tables of up to 6 columns and 12 rows in random dialects. */
export const writtenTable: fc.Arbitrary<WrittenTable> = fc
	.record({
		delimiter: fc.constantFrom(...DELIMITERS),
		quote: fc.constantFrom('"', '"', '"', "'"),
		quoting: fc.constantFrom<Quoting>('always', 'text', 'needed'),
		newline: fc.constantFrom<Newline>('\n', '\r\n', '\r'),
		encoding: fc.constantFrom<Encoding>('utf-8', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
		bom: fc.boolean(),
		lastBreak: fc.boolean(),
		headed: fc.boolean(),
		width: fc.integer({ min: 1, max: 6 })
	})
	.chain(({ width, ...style }) => {
		const cell = cellOf(style.encoding === 'windows-1252' ? PLAIN : WIDE);
		const names = Array.from({ length: width }, (_, i) => `name ${String(i + 1)}`);
		// A row of nothing is a blank line, not a row.
		const row = fc.array(cell, { minLength: width, maxLength: width }).filter((cells) => cells.some((text) => text.trim() !== ''));
		return fc.array(row, { minLength: style.headed ? 0 : 1, maxLength: 12 }).map((rows) => ({ ...style, names, rows }));
	});

/** The table as text. */
export function write({ names, rows, headed, delimiter, quote, quoting, newline, lastBreak }: WrittenTable): string {
	const wrap = (cell: string): string => {
		const needs = cell.includes(delimiter) || /[\r\n"']|^\s|\s$/.test(cell);
		const text = quoting === 'text' && !/^-?\d+(?:\.\d+)?$/.test(cell);
		return quoting === 'always' || text || needs ? quote + cell.replaceAll(quote, quote + quote) + quote : cell;
	};
	const lines = (headed ? [names, ...rows] : rows).map((row) => row.map(wrap).join(delimiter));
	return lines.join(newline) + (lastBreak ? newline : '');
}

export function encode(text: string, encoding: Encoding, bom: boolean): Buffer<ArrayBuffer> {
	if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
	if (encoding === 'utf-8') return Buffer.from((bom ? '\ufeff' : '') + text, 'utf8');
	const little = Buffer.from((bom ? '\ufeff' : '') + text, 'utf16le');
	return encoding === 'utf-16le' ? little : little.swap16();
}
