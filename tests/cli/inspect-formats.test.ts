import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspect } from '../../src/lib/cli/inspect';
import { gzip, ndjson, parquet, xlsx, zip } from '../ingest/formats/making';
import { describeShared, shared } from '../ingest/formats/reading';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'inspect-formats-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function save(name: string, file: Blob): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, new Uint8Array(await file.arrayBuffer()));
	return path;
}

const N = 90;
const list = <T>(make: (i: number) => T): T[] => Array.from({ length: N }, (_, i) => make(i));
const day = (i: number): string => `2024-03-${String((i % 28) + 1).padStart(2, '0')}`;
const kind = (i: number): string => ['Theft', 'Assault'][i % 2] ?? '';
const lat = (i: number): number => 51.2 + ((i * 37) % 91) / 1000;
const lon = (i: number): number => 1.1 + ((i * 53) % 83) / 1000;
const text = ['Date,Category,Latitude,Longitude', ...list((i) => [day(i), kind(i), lat(i), lon(i)].join(','))].join('\n');

test('every kind of file is an entry of its own; what is refused says why, and the others are there', async () => {
	const point = (i: number) => ({
		type: 'Feature',
		properties: { date: day(i), category: kind(i) },
		geometry: { type: 'Point', coordinates: [lon(i), lat(i)] }
	});
	const paths = [
		await save('a.csv', new Blob([text])),
		await save('b.csv.gz', await gzip(text)),
		await save(
			'c.xlsx',
			await xlsx({
				List: [
					['Date', 'Category', 'Latitude', 'Longitude'],
					...list((i) => [new Date(Date.UTC(2024, 2, (i % 28) + 1)), kind(i), lat(i), lon(i)])
				]
			})
		),
		await save(
			'd.parquet',
			parquet([
				{ name: 'Date', data: list(day), type: 'STRING' },
				{ name: 'Category', data: list(kind), type: 'STRING' },
				{ name: 'Latitude', data: list(lat), type: 'DOUBLE' },
				{ name: 'Longitude', data: list(lon), type: 'DOUBLE' }
			])
		),
		await save('e.geojson', new Blob([JSON.stringify({ type: 'FeatureCollection', features: list(point) })])),
		await save('f.ndjson', ndjson(list((i) => ({ date: day(i), category: kind(i), place: { lat: lat(i), lon: lon(i) } })))),
		await save(
			'g.zip',
			await zip({ '2024-03/one.csv': text, '2024-03/two.csv': text.slice(0, text.indexOf('\n', 400)), 'about.pdf': '%PDF' })
		),
		await save('h.pdf', new Blob(['%PDF-1.4'])),
		await save('i.xlsx', await xlsx({ T: [['Ward', 2021, 2022, 2023], ...list((i) => [`Ward ${kind(i)} ${i}`, i % 9, i % 7, i % 5])] }))
	];
	const { files, total } = await inspect(paths);
	expect(
		files.map((file) =>
			'error' in file ? [file.name, file.error.code] : [file.name, file.format, file.rows, file.accepted, file.rejected, file.unlocated]
		)
	).toEqual([
		['a.csv', 'text', N, N, 0, 0],
		['b.csv', 'text', N, N, 0, 0],
		['c.xlsx', 'xlsx', N, N, 0, 0],
		['d.parquet', 'parquet', N, N, 0, 0],
		['e.geojson', 'geojson', N, N, 0, 0],
		['f.ndjson', 'ndjson', N, N, 0, 0],
		['2024-03/one.csv', 'text', N, N, 0, 0],
		['2024-03/two.csv', 'text', 10, 10, 0, 0],
		['h.pdf', 'pdf-file'],
		['i.xlsx', 'counts-not-incidents']
	]);
	for (const file of files) {
		if ('error' in file)
			expect(file.error).toMatchObject({
				message: expect.stringContaining(file.name) as string,
				remedy: expect.stringMatching(/\.$/) as string
			});
		else expect([file.from, file.crs, Object.keys(file.categories).sort()]).toEqual(['2024-03-01', 'EPSG:4326', ['Assault', 'Theft']]);
	}
	expect(total).toMatchObject({ rows: 7 * N + 10, accepted: 7 * N + 10, rejected: 0 });
	expect(total.warnings.find(({ code }) => code === 'archive-left-out')?.message).toContain('about.pdf');
});

describeShared('an archive of real months (skipped without ../shared)', () => {
	test('twelve months of the City of London, zipped as police.uk does, give what the files give', async () => {
		const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2022, 6 + i)).toISOString().slice(0, 7));
		const entries = Object.fromEntries(
			months.map((month) => [
				`${month}/${month}-city-of-london-street.csv`,
				new Uint8Array(shared(`police-uk/${month}-city-of-london-street.csv`))
			])
		);
		const archive = await inspect([await save('london.zip', await zip(entries))]);
		const rows = (files: typeof archive.files) =>
			files.map((file) =>
				'error' in file
					? file.error
					: { rows: file.rows, accepted: file.accepted, unlocated: file.unlocated, from: file.from, categories: file.categories }
			);
		const plain = await inspect(await Promise.all(Object.entries(entries).map(([path, bytes]) => save(path.slice(8), new Blob([bytes])))));
		expect(rows(archive.files)).toEqual(rows(plain.files));
		expect(archive.files.map(({ name }) => name)).toEqual(Object.keys(entries));
		expect(archive.total).toEqual(plain.total);
		expect(archive.total.rows).toBeGreaterThan(8000);
	});
});
