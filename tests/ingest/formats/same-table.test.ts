import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTable } from '../../../src/lib/ingest/formats';
import { ndjson, parquet, xlsx } from './making';

/** A whole file as text: its columns and its cells. */
async function cells(file: Blob): Promise<{ names: readonly string[]; rows: string[][]; bad: number; count: number }> {
	const { head, readRows } = await openTable(file, 'table', {}, () => 0);
	const rows: string[][] = [];
	let bad = 0;
	const { rows: count } = await readRows(
		(block) => {
			for (let i = 0; i < block.length; i++) rows.push([...block.row(i)]);
		},
		() => bad++
	);
	return { names: head.names, rows, bad, count };
}

const two = (n: number): string => String(n).padStart(2, '0');
/** Texts that every format can hold: no control characters, no space at the ends, nothing that is a number. */
const word = fc
	.string({ unit: fc.constantFrom(...Array.from('abcXYZ ,;"\'\n£é€漢😀|-&<>{}[]_x0041_')), maxLength: 12 })
	.map((text) => `w${text.replaceAll('\n', ' ').trim()}`);
const row = fc.record({
	id: fc.uuid(),
	date: fc.record({
		month: fc.integer({ min: 1, max: 12 }),
		day: fc.integer({ min: 1, max: 28 }),
		hour: fc.integer({ min: 0, max: 23 }),
		second: fc.integer({ min: 0, max: 3599 })
	}),
	kind: word,
	lat: fc.double({ min: 49, max: 61, noNaN: true }).map((n) => Number(n.toPrecision(12))),
	solved: fc.boolean(),
	note: fc.option(word, { nil: '' })
});
const NAMES = ['Ref', 'Date', 'Kind, "main"', 'Latitude', 'Solved', 'Note'];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('the same table in CSV, XLSX, Parquet and JSON lines gives the same cells', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(row, { minLength: 5, maxLength: 40 }), async (table) => {
			// A time that is not midnight, so that the column is one of times in every format.
			const moments = table.map(
				({ date: { month, day, hour, second } }, i) => new Date(Date.UTC(2023, month - 1, day, hour, 0, i === 0 ? second || 1 : second))
			);
			const texts = moments.map(
				(m) =>
					`${m.getUTCFullYear()}-${two(m.getUTCMonth() + 1)}-${two(m.getUTCDate())} ${two(m.getUTCHours())}:${two(m.getUTCMinutes())}:${two(m.getUTCSeconds())}`
			);
			const want = table.map(({ id, kind, lat, solved, note }, i) => [id, texts[i] ?? '', kind, String(lat), String(solved), note]);
			const csv = new Blob([[NAMES, ...want].map((fields) => fields.map(quoted).join(',') + '\r\n').join('')]);
			const sheet = table.map(({ id, kind, lat, solved, note }, i) => [
				id,
				{ value: moments[i] ?? new Date(0), type: Date, format: 'yyyy-mm-dd hh:mm:ss' },
				kind,
				lat,
				solved,
				note === '' ? null : note
			]);
			const files = {
				csv,
				xlsx: await xlsx({ Table: [NAMES, ...sheet] }),
				parquet: parquet([
					{ name: 'Ref', data: table.map(({ id }) => id), type: 'STRING' },
					{ name: 'Date', data: texts, type: 'STRING' },
					{ name: 'Kind, "main"', data: table.map(({ kind }) => kind), type: 'STRING' },
					{ name: 'Latitude', data: table.map(({ lat }) => lat), type: 'DOUBLE' },
					{ name: 'Solved', data: table.map(({ solved }) => solved), type: 'BOOLEAN' },
					{ name: 'Note', data: table.map(({ note }) => note), type: 'STRING' }
				]),
				ndjson: ndjson(
					table.map(({ id, kind, lat, solved, note }, i) =>
						Object.fromEntries(NAMES.map((name, at) => [name, [id, texts[i], kind, lat, solved, note][at]]))
					)
				)
			};
			for (const [format, file] of Object.entries(files)) {
				const found = await cells(file);
				expect({ format, ...found }).toEqual({ format, names: NAMES, rows: want, bad: 0, count: want.length });
			}
		}),
		{ numRuns: 40, interruptAfterTimeLimit: 6000, markInterruptAsFailure: false, endOnFailure: true }
	);
});
