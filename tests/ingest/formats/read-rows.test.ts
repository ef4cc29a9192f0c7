import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHead, readRows } from '../../../src/lib/ingest/formats';
import { readText, readWhole } from './reading';

const HEADER = 'id,date,place,lat\n';
const row = (i: number): string => `${i},2024-03-${10 + (i % 20)},"High Street, ${i}",51.${1000 + i}\n`;
const rows = (from: number, to: number): string => Array.from({ length: to - from }, (_, i) => row(from + i)).join('');

describe('every row comes out once', () => {
	test('rows of the wrong width are bad, by line and reason', async () => {
		const { rows: good, lines, bad, count } = await readText(HEADER + rows(0, 5) + '5,2024-03-01\n6,2024-03-01,x,51.1,y\n' + rows(7, 9));
		expect(good.map(([id]) => id)).toEqual(['0', '1', '2', '3', '4', '7', '8']);
		expect(lines).toEqual([2, 3, 4, 5, 6, 9, 10]);
		expect(bad).toEqual([
			{ line: 7, column: '', reason: 'row has 2 fields, expected 4' },
			{ line: 8, column: '', reason: 'row has 5 fields, expected 4' }
		]);
		expect(count).toBe(9);
	});

	test('blank lines, empty rows and trailing breaks are no rows; a footer is a bad one', async () => {
		const { bad, count } = await readText(HEADER + rows(0, 3) + '\n,,,\n  \n' + rows(3, 5) + 'Total: 5\n\n\n');
		expect(count).toBe(6);
		expect(bad).toEqual([{ line: 10, column: '', reason: 'row has 1 field, expected 4' }]);
	});

	test('a header in the middle of joined files', async () => {
		const { bad, count } = await readText(HEADER + rows(0, 3) + '\ufeff' + HEADER + rows(3, 5) + HEADER + rows(5, 7));
		expect(bad.map(({ line, reason }) => [line, reason])).toEqual([[5, 'repeated header'], [8, 'repeated header']]); // prettier-ignore
		expect(count).toBe(9);
	});

	test('trailing empty fields may be missing where they are often empty, and surplus ones may be there', async () => {
		const sparse = Array.from({ length: 20 }, (_, i) => `${i},51.${i},${i % 4 ? '' : 'note'}\n`).join('');
		const { rows: good, bad } = await readText(
			`id,lat,note\n${sparse}20,51.5\n21,51.6,,,\nshifted,22,51.7\n`.replace('shifted,', ',') + 'lost 51.8\n'
		);
		expect(good.slice(20, 22)).toEqual([['20', '51.5', ''], ['21', '51.6', '']]); // prettier-ignore
		expect(bad).toEqual([{ line: 25, column: '', reason: 'row has 1 field, expected 3' }]);
	});

	test('a lost delimiter further left is not padded away, and an empty field too many is left out', async () => {
		const police = Array.from({ length: 20 }, (_, i) => `hash${i},2024-03,0.5${i},51.2${i},theft,\n`).join('');
		const {
			bad,
			rows: good,
			warnings
		} = await readText(`id,month,lng,lat,type,context\n${police}hash20 2024-03,0.5,51.2,theft,\n,hash21,2024-03,0.5,51.2,theft,\n`);
		expect(bad.map(({ line, reason }) => [line, reason])).toEqual([[22, 'row has 5 fields, expected 6']]);
		expect(good.at(-1)).toEqual(['hash21', '2024-03', '0.5', '51.2', 'theft', '']);
		expect(warnings).toContainEqual({
			code: 'mended-rows',
			message: '1 row has a stray quote or a delimiter too many or too few (in line 23): read as it was most likely meant.'
		});
	});

	test('an empty field too many stays a fault where two places are possible', async () => {
		const sparse = Array.from({ length: 30 }, (_, i) => `${i},${i % 2 ? 'x' : ''},${i % 3 ? 'y' : ''},${i % 5 ? 'z' : ''}\n`).join('');
		const { bad } = await readText(`id,a,b,c\n${sparse}30,,x,,z\n`);
		expect(bad).toEqual([{ line: 32, column: '', reason: 'row has 5 fields, expected 4' }]);
	});

	test('one row in another delimiter, and a header in another one', async () => {
		const { head, rows: good, bad } = await readText('id date place lat\n' + rows(0, 20) + '20;2024-03-30;"High Street, 20";51.2\n');
		expect(head.names).toEqual(['id', 'date', 'place', 'lat']);
		expect(good).toHaveLength(21);
		expect(good.at(-1)).toEqual(['20', '2024-03-30', 'High Street, 20', '51.2']);
		expect(bad).toEqual([]);
	});
});

describe('broken quoting costs its own line at most', () => {
	test.each([
		['a quote that opens and never closes', '5,2024-03-01,"High Street,51.1\n', ['5', '2024-03-01', '"High Street', '51.1']],
		['quotes too many', '5,2024-03-01,""High" Street",51.1\n', ['5', '2024-03-01', '"High" Street', '51.1']],
		['a quote at the start of a line', '"5,2024-03-01,x,51.1\n', ['"5', '2024-03-01', 'x', '51.1']],
		['a quote not doubled before a comma', '5,2024-03-01,"a 48" door, open",51.1\n', ['5', '2024-03-01', 'a 48" door, open', '51.1']],
		['a delimiter lost before a quote', '5,2024-03-01"High Street, 5",51.1\n', ['5', '2024-03-01', 'High Street, 5', '51.1']]
	])('%s', async (_, line, read) => {
		const { rows: good, bad, count, warnings } = await readText(HEADER + rows(0, 5) + line + rows(6, 400));
		expect(bad).toEqual([]);
		expect(good[5]).toEqual(read);
		expect(good.map(([id]) => id?.replace('"', ''))).toEqual([...Array(400).keys()].map(String));
		expect(count).toBe(400);
		expect(warnings.map(({ code }) => code)).toEqual(['mended-rows']);
	});

	test('a line that cannot be mended is bad, alone', async () => {
		const { rows: good, bad } = await readText(HEADER + rows(0, 5) + '5,2024-03-01,"High Street, Deal,51.1\n' + rows(6, 400));
		expect(bad).toEqual([{ line: 7, column: '', reason: 'a quote opens in this row and does not close properly' }]);
		expect(good).toHaveLength(399);
	});

	test('the first line of a cell of two lines is not taken for a row with a stray quote', async () => {
		const { rows: good, bad } = await readText(
			HEADER.replace('\n', ',note\n') + rows(0, 30).replaceAll('\n', ',-\n') + '30,2024-03-01,x,51.1,"said\n"no" to him", twice\n'
		);
		expect(good).toHaveLength(30);
		expect(bad.map(({ line }) => line)).toEqual([32, 33]);
	});

	test('a quote that another stray one closes far below does not swallow what lies between', async () => {
		const plain = (i: number): string => `${i},2024-03-10,High Street,51.1\n`;
		const text =
			HEADER + plain(0) + '1,2024-03-10,"High Street,51.1\n' + [2, 3, 4, 5].map(plain).join('') + '6,2024-03-10,High",51.1\n' + plain(7);
		const { rows: good, bad, count } = await readText(text);
		expect(bad).toEqual([]);
		expect(good.map(([id]) => id)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
		expect(count).toBe(8);
	});

	test('unescaped quotes in a cell are kept where the row still fits', async () => {
		const { rows: good, bad } = await readText(HEADER + rows(0, 5) + '5,2024-03-01,"the "Nero" café",51.1\n');
		expect(bad).toEqual([]);
		expect(good.at(-1)?.[2]).toBe('the "Nero" café');
	});

	test('the last line of a truncated file', async () => {
		const whole = HEADER + rows(0, 50);
		const { bad, count } = await readText(whole.slice(0, -20));
		expect(count).toBe(50);
		expect(bad.map(({ line }) => line)).toEqual([51]);
	});
});

describe('limits', () => {
	test('a cell over 64 KB is bad, by column', async () => {
		const { bad, count } = await readText(HEADER + rows(0, 3) + `3,2024-03-01,"${'x'.repeat(70_000)}",51.1\n` + rows(4, 6));
		expect(count).toBe(6);
		expect(bad).toEqual([{ line: 5, column: 'place', reason: 'cell is longer than 64 KB' }]);
	});

	test('a cell of 64 MB costs its row only', { timeout: 60_000 }, async () => {
		const cell = new Blob([new Uint8Array(64 * 1024 ** 2).fill(120)]);
		const { rows: good, bad, count } = await readWhole(new Blob([HEADER, rows(0, 3), '3,2024-03-01,"', cell, '",51.1\n', rows(4, 6)]));
		expect(count).toBe(6);
		expect(bad).toEqual([{ line: 5, column: '', reason: 'line is longer than 4 MB' }]);
		expect(good.map(([id]) => id)).toEqual(['0', '1', '2', '4', '5']);
	});

	test('a quote that never closes costs no more than its line, however many lines follow', async () => {
		const {
			rows: good,
			bad,
			count
		} = await readText(HEADER + rows(0, 3) + '3,2024-03-01,"x,51.1\n' + '4,2024-03-01,y,51.1\n'.repeat(20_000));
		expect(count).toBe(20_004);
		expect(good[3]).toEqual(['3', '2024-03-01', '"x', '51.1']);
		expect(bad).toEqual([]);
	});
});

describe('streaming', () => {
	const text = `Title\n\n${HEADER}${rows(0, 30)}30,2024-03-01,"two\r\nlines, ""quoted"" 😀",51.1\r\n${rows(31, 40)}`;

	test('every chunk size gives the same rows, lines and bad rows', { timeout: 120_000 }, async () => {
		const whole = await readText(text);
		expect(whole.count).toBe(40);
		expect(whole.lines.at(-1)).toBe(44);
		for (const encoded of [Buffer.from(text), Buffer.from('\ufeff' + text, 'utf16le')]) {
			const file = new Blob([Uint8Array.from(encoded)]);
			for (let size = 2; size < 140; size += 2) {
				const { rows: read, lines, bad, bytes } = await readWhole(file, {}, { read: size, run: 1 + (size % 7) });
				expect({ read, lines, bad }).toEqual({ read: whole.rows, lines: whole.lines, bad: whole.bad });
				expect(bytes.at(-1)).toBe(file.size);
				expect([...bytes].sort((a, b) => a - b)).toEqual(bytes);
			}
		}
	});

	test('garbage of 500 kinds reads the same whatever the chunk size, and every row is accounted for', { timeout: 120_000 }, async () => {
		const garbage = fc.string({
			unit: fc.constantFrom('a', '7', ' ', ',', ',', '"', '"', '\n', '\n', '\r', 'é', "'", ';'),
			minLength: 1,
			maxLength: 80
		});
		await fc.assert(
			fc.asyncProperty(garbage, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), async (tail, read, run) => {
				const all = HEADER + rows(0, 3) + tail;
				const whole = await readText(all);
				const chunked = await readText(all, {}, { read, run });
				expect(chunked.rows).toEqual(whole.rows);
				expect(chunked.lines).toEqual(whole.lines);
				expect(chunked.bad).toEqual(whole.bad);
				expect(whole.count).toBe(whole.rows.length + whole.bad.length);
				const starts = [...whole.lines, ...whole.bad.map(({ line }) => line)];
				expect(new Set(starts).size).toBe(whole.count);
			}),
			{ numRuns: 500 }
		);
	});

	test('a block is waited for, and cancelling stops the next one', async () => {
		const file = new Blob([HEADER, rows(0, 40_000)]);
		const head = await readHead(file, 'x');
		const abort = new AbortController();
		let open = 0;
		let blocks = 0;
		const reading = readRows(
			file,
			head,
			async () => {
				expect(++open).toBe(1);
				await new Promise((resolve) => setTimeout(resolve, 1));
				open--;
				if (++blocks === 2) abort.abort();
			},
			() => expect.fail('no bad rows'),
			abort.signal
		);
		await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
		expect(blocks).toBe(2);
	});
});
