import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHead, readRows, type RowBlock, type TableHead } from '../../../src/lib/ingest/formats';

interface Rows {
	readonly rows: string[][];
	readonly lines: number[];
	readonly bad: unknown[];
	readonly count: number;
	/** Rows that came as bytes. */
	readonly plain: number;
}

async function read(text: string, head: TableHead): Promise<Rows> {
	const rows: string[][] = [];
	const lines: number[] = [];
	const bad: unknown[] = [];
	let plain = 0;
	const take = (block: RowBlock): void => {
		for (let i = 0; i < block.length; i++) {
			const row = [...block.row(i)];
			rows.push(row);
			lines.push(block.line(i));
			if (!block.spans) continue;
			plain++;
			const { bytes, at, width } = block.spans;
			const cells = row.map((_, column) => {
				const cell = 2 * (i * width + column);
				return new TextDecoder().decode(bytes.subarray(at[cell], at[cell + 1]));
			});
			expect(cells).toEqual(row);
		}
	};
	const { rows: count } = await readRows(encoded(text, head.dialect.encoding), head, take, (row) => bad.push(row));
	return { rows, lines, bad, count, plain };
}

/** The same text in another encoding, which is read as text throughout. */
const encoded = (text: string, encoding: string): Blob => new Blob([encoding === 'utf-8' ? text : Buffer.from(text, 'utf16le')]);

async function bothWays(text: string): Promise<{ bytes: Rows; text: Rows }> {
	const head = await readHead(new Blob([text]), 'test.csv', { encoding: 'utf-8', bom: false });
	const wide: TableHead = { ...head, dialect: { ...head.dialect, encoding: 'utf-16le' } };
	return { bytes: await read(text, head), text: await read(text, wide) };
}

const HEADER = 'id,date,place,lat\n';
const cell = fc.oneof(
	{ arbitrary: fc.stringMatching(/^[A-Za-z0-9 .:/-]{0,8}$/), weight: 12 },
	{
		arbitrary: fc.constantFrom('"a, b"', '"x"', '"say ""no"""', '', ' ', 'café', 'a"b', ' "c"', '"two\nlines"', 'id', '\r', '\u0001'),
		weight: 3
	}
);
const ending = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\r\n', '\n\n');
const line = fc.oneof(
	{ arbitrary: fc.tuple(fc.array(cell, { minLength: 4, maxLength: 4 }), ending), weight: 20 },
	{ arbitrary: fc.tuple(fc.array(cell, { maxLength: 6 }), ending), weight: 2 },
	{ arbitrary: fc.constant([['id', 'date', 'place', 'lat'], '\n'] as [string[], string]), weight: 1 }
);
const file = fc.tuple(fc.array(line, { minLength: 1, maxLength: 60 }), fc.boolean()).map(([lines, open]) => {
	const body = lines.map(([cells, end]) => cells.join(',') + end).join('');
	const known = Array.from({ length: 12 }, (_, i) => `${String(i)},2024-03-0${String((i % 9) + 1)},High Street,51.${String(i)}\n`).join('');
	return HEADER + known + (open ? body.trimEnd() : body);
});

describe('rows read by their bytes', () => {
	test('come out as the same text read as text does, row by row and line by line', async () => {
		await fc.assert(
			fc.asyncProperty(file, async (text) => {
				const { bytes, text: slow } = await bothWays(text);
				expect({ ...bytes, plain: 0 }).toEqual({ ...slow, plain: 0 });
				expect(slow.plain).toBe(0);
			}),
			{ numRuns: 400, seed: 20261122 }
		);
	});

	test('ordinary rows do, odd ones between them do not', async () => {
		const rows = (from: number, to: number): string =>
			Array.from({ length: to - from }, (_, i) => `${String(from + i)},2024-03-01,"High Street, Deal",51.1\n`).join('');
		const { bytes } = await bothWays(`${HEADER}${rows(0, 50)}50,2024-03-01,café,51.1\n${rows(51, 100)}`);
		expect(bytes.rows).toHaveLength(100);
		expect(bytes.plain).toBe(99);
		expect(bytes.lines).toEqual(Array.from({ length: 100 }, (_, i) => i + 2));
		expect(bytes.rows[50]).toEqual(['50', '2024-03-01', 'café', '51.1']);
	});
});
