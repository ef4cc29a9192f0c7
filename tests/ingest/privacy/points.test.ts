import { describe, expect, test } from 'vitest';
import type { CleanBatch } from '../../../src/lib/core/incident';
import { createImporter } from '../../../src/lib/ingest/importer';
import { NO_MAPPING, csv, importText } from '../importing';

const place = (i: number, decimals = 6): string =>
	`${(51.2 + ((i * 7919) % 90_001) / 1e6 + 3e-7).toFixed(decimals)},${(1.0 + ((i * 104_729) % 90_007) / 1e6 + 3e-7).toFixed(decimals)}`;
const day = (i: number): string => `${String((i % 28) + 1).padStart(2, '0')}/03/2024`;
const HEADER = 'Date,Category,Latitude,Longitude';
const rows = (n: number, at: (i: number) => string, more: (i: number) => string = () => 'Theft'): string[] =>
	Array.from({ length: n }, (_, i) => `${day(i)},${more(i)},${at(i)}`);
const positions = async (list: readonly string[], mapping = {}): Promise<string | undefined> =>
	(await importText(csv(HEADER, list), mapping)).report.facts.positions;

describe('points are exact when fewer than a fifth of the located rows share theirs', () => {
	test.each([
		['all different', rows(1000, (i) => place(i)), 'cells'],
		['19 % shared', rows(1000, (i) => place(i < 190 ? i % 5 : i)), 'cells'],
		['20 % shared', rows(1000, (i) => place(i < 200 ? i % 5 : i)), 'shared'],
		['four decimals', rows(1000, (i) => place(i, 4)), 'rough'],
		['unlocated rows do not count', rows(1000, (i) => (i < 700 ? ',' : place(i < 750 ? 750 : i))), 'cells'],
		['one row', rows(1, () => place(1)), 'cells'],
		['no place at all', rows(10, () => ','), 'rough']
	])('%s', async (_, list, expected) => {
		expect(await positions(list)).toBe(expected);
	});
	test('British National Grid: metres are exact, hundreds of metres are not', async () => {
		const grid = (step: number) =>
			csv(
				'Date,Easting,Northing',
				Array.from({ length: 300 }, (_, i) => `${day(i)},${String(610_003 + i * step)},${String(150_007 + ((i * 37) % 300) * step)}`)
			);
		expect((await importText(grid(7))).report.facts.positions).toBe('cells');
		const rough = csv(
			'Date,Easting,Northing',
			Array.from({ length: 300 }, (_, i) => `${day(i)},${String(610_000 + i * 100)},${String(150_000 + ((i * 37) % 300) * 100)}`)
		);
		expect((await importText(rough)).report.facts.positions).toBe('rough');
	});
	test('police.uk counts as snapped by its columns, not because somebody says so', async () => {
		const header =
			'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context';
		const street = csv(
			header,
			Array.from(
				{ length: 40 },
				(_, i) =>
					`,2024-03,Kent Police,Kent Police,${place(i).split(',').reverse().join(',')},On or near A Street,E01024048,Swale 001A,Drugs,,`
			)
		);
		expect((await importText(street)).report.facts).toMatchObject({ positions: 'shared', snapped: true });
		const named = csv(
			'Month,Latitude,Longitude,Crime type',
			Array.from({ length: 200 }, (_, i) => `2024-03,${place(i)},Drugs`)
		);
		expect((await importText(named, { profile: 'police-uk-street' })).report.facts.positions).toBe('cells');
	});
});

describe('batches wait for the verdict', () => {
	const SIZE = 150_000;
	async function read(list: readonly string[]): Promise<{ early: number; batches: CleanBatch[]; positions: string | undefined }> {
		const batches: CleanBatch[] = [];
		let read = 0;
		let early = 0;
		const report = await createImporter().read(
			new Blob([csv(HEADER, list)]),
			'x.csv',
			NO_MAPPING,
			(batch) => {
				batches.push(batch);
				if (read < list.length) early++;
			},
			(progress) => {
				read = progress.rows;
			}
		);
		return { early, batches, positions: report.facts.positions };
	}
	const total = (batches: readonly CleanBatch[]): number => batches.reduce((sum, { length }) => sum + length, 0);

	test('shared points: let through before the end, in order and complete', async () => {
		const {
			early,
			batches,
			positions: found
		} = await read(
			rows(
				SIZE,
				(i) => place(i % 900),
				(i) => `Kind ${String(i % 7)}`
			)
		);
		expect(found).toBe('shared');
		expect(early).toBeGreaterThan(1);
		expect(total(batches)).toBe(SIZE);
		expect(batches.some(({ newCells, restart }) => newCells ?? restart)).toBe(false);
	});
	test('exact points: none before the end, then hexagons', async () => {
		const { early, batches, positions: found } = await read(rows(SIZE, (i) => place(i)));
		expect(found).toBe('cells');
		expect(early).toBeLessThan(2);
		expect(total(batches)).toBe(SIZE);
		expect(batches.every(({ newCells, newPoints }) => newCells?.length === 4 * newPoints.length)).toBe(true);
		const tuples = batches.reduce((sum, { newPoints }) => sum + newPoints.length / 2, 0);
		expect(Math.max(...batches.flatMap(({ columns }) => [...new Set(columns.location)]))).toBe(tuples - 1);
	}, 60_000);
	test('an early verdict that proves wrong voids what went through, and the file is read again', async () => {
		// The first rows are long and share their points; far more short ones follow, each at its own.
		const long = rows(
			70_000,
			(i) => place(i % 400),
			() => 'x'.repeat(200)
		);
		const short = Array.from({ length: 330_000 }, (_, i) => `${day(i)},a,${(51 + i / 1e6).toFixed(6)},${(1 + i / 1e6).toFixed(6)}`);
		const { batches, positions: found } = await read([...long, ...short]);
		expect(found).toBe('cells');
		const again = batches.findIndex(({ restart }) => restart);
		expect(again).toBeGreaterThan(0);
		expect(total(batches.slice(again))).toBe(400_000);
		expect(batches.slice(again).every(({ newCells }) => newCells !== undefined)).toBe(true);
	}, 120_000);
});
