import { expect, test } from 'vitest';
import { openTable } from '../../../src/lib/ingest/formats';
import { importFile } from '../importing';
import { at, parquet } from './making';

const ROWS = 5000;
const list = <T>(make: (i: number) => T): T[] => Array.from({ length: ROWS }, (_, i) => make(i));
const incidents = () =>
	parquet(
		[
			{ name: 'occurred', data: list((i) => at((i % 28) + 1, i % 24, i % 60)), type: 'TIMESTAMP' },
			{ name: 'category', data: list((i) => ['Theft', 'Assault'][i % 2]), type: 'STRING' },
			{ name: 'lat', data: Float64Array.from(list((i) => 51.2 + (i % 97) / 1000)), type: 'DOUBLE' },
			{ name: 'lon', data: Float32Array.from(list((i) => 1.1 + (i % 89) / 1000)), type: 'FLOAT' },
			{ name: 'n', data: BigInt64Array.from(list((i) => BigInt(i))), type: 'INT64' },
			{ name: 'solved', data: list((i) => (i % 3 === 0 ? null : i % 2 === 0)), type: 'BOOLEAN', nullable: true }
		],
		1200
	);

test('a Parquet file of several row groups: every row, with its time and place', async () => {
	const { report, incidents: read } = await importFile(incidents());
	expect(report).toMatchObject({ format: 'parquet', precision: 'minute', from: '2024-01-01', to: '2024-01-28' });
	expect(report.facts).toMatchObject({ rows: ROWS, accepted: ROWS, rejected: 0, unlocated: 0 });
	expect(report.categories).toEqual({ Theft: ROWS / 2, Assault: ROWS / 2 });
	const wrong = read.filter(
		({ lat, utc }, i) => lat !== 51.2 + (i % 97) / 1000 || utc !== at((i % 28) + 1, i % 24, i % 60).getTime() / 1000
	);
	expect(wrong).toEqual([]);
});

test('cells as text: instants with Z, single precision without its noise, nothing for null', async () => {
	const { head, readRows } = await openTable(incidents(), 'a.parquet', {}, () => 0);
	expect(head.names).toEqual(['occurred', 'category', 'lat', 'lon', 'n', 'solved']);
	expect(head.sample).toHaveLength(1000);
	expect(head.sample[0]).toEqual(['2024-01-01T00:00:00Z', 'Theft', '51.2', '1.1', '0', '']);
	expect(head.sample[1]).toEqual(['2024-01-02T01:01:00Z', 'Assault', '51.201', '1.101', '1', 'false']);
	const lines: number[] = [];
	const { rows } = await readRows(
		(block) => {
			for (let i = 0; i < block.length; i++) lines.push(block.line(i));
		},
		() => undefined
	);
	expect(rows).toBe(ROWS);
	expect(lines).toEqual(list((i) => i + 1));
});

test('local timestamps, days and times of day keep their kind', async () => {
	const file = parquet([{ name: 'local', data: [1_704_067_200_000n, 1_704_070_800_000n], type: 'INT64' }]);
	expect((await openTable(file, 'a', {}, () => 0)).head.sample).toEqual([['1704067200000'], ['1704070800000']]);
	const { parquetWriteBuffer } = await import('hyparquet-writer');
	const buffer = parquetWriteBuffer({
		schema: [
			{ name: 'root', num_children: 3 },
			{
				name: 'local',
				type: 'INT64',
				repetition_type: 'REQUIRED',
				logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' }
			},
			{ name: 'day', type: 'INT32', repetition_type: 'REQUIRED', converted_type: 'DATE' },
			{ name: 'clock', type: 'INT32', repetition_type: 'REQUIRED', converted_type: 'TIME_MILLIS' }
		],
		columnData: [
			{ name: 'local', data: [1_704_067_200_000_000n, 1_704_070_800_000_000n] },
			{ name: 'day', data: [19_723, 19_724] },
			{ name: 'clock', data: [3_600_000, 86_399_000] }
		]
	});
	expect((await openTable(new Blob([buffer]), 'a', {}, () => 0)).head.sample).toEqual([
		['2024-01-01 00:00:00', '2024-01-01', '01:00:00'],
		['2024-01-01 01:00:00', '2024-01-02', '23:59:59']
	]);
});

test('a damaged Parquet file is refused in words', async () => {
	const bytes = new Uint8Array(await incidents().arrayBuffer());
	bytes.fill(255, bytes.length - 200, bytes.length - 8);
	await expect(importFile(new Blob([bytes]))).rejects.toMatchObject({ code: 'parquet-unreadable' });
	await expect(importFile(parquet([{ name: 'a', data: [], type: 'STRING' }]))).rejects.toMatchObject({ code: 'empty-file' });
});
