import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { RowScanner, type Syntax } from '../../../src/lib/ingest/formats/row-scanner';

const RFC: Syntax = { delimiter: ',', quote: '"', escape: '"', newline: '\n' };

/** All rows, or the position at which quoting breaks. */
function scan(text: string, syntax: Syntax): string[][] | number {
	const scanner = new RowScanner(text, syntax, true);
	const rows: string[][] = [];
	for (let at = 0; ; at = scanner.end) {
		const found = scanner.next(at);
		if (found === 'end') return rows;
		if (found !== 'row') return at;
		rows.push(scanner.fields);
	}
}

describe('rows of a text', () => {
	test.each<[string, string, string[][]]>([
		['doubled quotes', 'a,"b ""c"" d"\n', [['a', 'b "c" d']]],
		['a line break in quotes', 'a,"b\nc"\nd,e\n', [['a', 'b\nc'], ['d', 'e']]], // prettier-ignore
		['CRLF and LF mixed', 'a,b\r\nc,d\ne,"f"\r\n', [['a', 'b'], ['c', 'd'], ['e', 'f']]], // prettier-ignore
		['line breaks written twice', 'a,b\r\r\nc,d\r\r\n', [['a', 'b'], ['c', 'd']]], // prettier-ignore
		['no line break at the end', 'a,b\nc,', [['a', 'b'], ['c', '']]], // prettier-ignore
		['spaces around a quoted field', 'a , "b, c" ,d\n', [['a ', 'b, c', 'd']]],
		['a quote inside an unquoted field', 'TV 40",x\n', [['TV 40"', 'x']]],
		['a spaced quote that opens nothing', 'a, "b" c\n', [['a', ' "b" c']]]
	])('%s', (_, text, rows) => {
		expect(scan(text, RFC)).toEqual(rows);
	});

	test('backslash escapes', () => {
		expect(scan(String.raw`a,"b \"c\", d","e\\"` + '\n', { ...RFC, escape: '\\' })).toEqual([['a', 'b "c", d', 'e\\']]);
	});

	test('a delimiter with a space makes the space optional', () => {
		expect(scan('a, "b, c", d\ne,f, g\n', { ...RFC, delimiter: ', ' })).toEqual([['a', 'b, c', 'd'], ['e', 'f', 'g']]); // prettier-ignore
	});

	test('a text that goes on asks for more; a quote that never closes is broken', () => {
		expect(new RowScanner('a,"b\nc', RFC, false).next(0)).toBe('more');
		expect(new RowScanner('a,"b\nc', RFC, true).next(0)).toBe('broken');
		expect(new RowScanner('a,"b" c\n', RFC, true).next(0)).toBe('broken');
	});

	test('reads every well-formed table as PapaParse does', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', '7', ' ', ',', ';', '"', '\n', 'é', '漢'), maxLength: 6 });
		const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(table, fc.constantFrom(',', ';', '\t', '|'), fc.boolean(), (rows, delimiter, quotes) => {
				const text = Papa.unparse(rows, { delimiter, newline: '\n', quotes });
				const papa = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
				expect(papa.errors).toEqual([]);
				expect(scan(text, { ...RFC, delimiter })).toEqual(papa.data);
			}),
			{ numRuns: 1000 }
		);
	});
});
