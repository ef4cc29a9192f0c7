import { writeFileSync } from 'node:fs';
import { gzip, ndjson, parquet, xlsx, zip } from '../ingest/formats/making';
import { expect, test } from './fixtures';
import { addFiles, loadFiles, readNumber, showTable } from './steps';

const N = 60;
const list = <T>(make: (i: number) => T): T[] => Array.from({ length: N }, (_, i) => make(i));
/** Each format brings a month and a category of its own, so that no file repeats another. */
const day = (month: number, i: number): string => `2025-0${month}-${String((i % 28) + 1).padStart(2, '0')}`;
const lat = (i: number): number => 51.2 + ((i * 37) % 91) / 1000;
const lon = (i: number): number => 1.1 + ((i * 53) % 83) / 1000;
const csv = (month: number, kind: string): string =>
	['Date,Category,Latitude,Longitude', ...list((i) => [day(month, i), kind, lat(i), lon(i)].join(','))].join('\n');

test('an archive, a gzip, a workbook, Parquet, GeoJSON and JSON lines become incidents in the browser', async ({ page }, info) => {
	const save = async (name: string, blob: Blob): Promise<string> => {
		const path = info.outputPath(name);
		writeFileSync(path, new Uint8Array(await blob.arrayBuffer()));
		return path;
	};
	const point = (i: number) => ({
		type: 'Feature',
		properties: { date: day(6, i), category: 'From GeoJSON' },
		geometry: { type: 'Point', coordinates: [lon(i), lat(i)] }
	});
	const files = [
		await save(
			'months.zip',
			await zip({ '2025-01/january.csv': csv(1, 'From zip'), '2025-02/february.csv': csv(2, 'From zip'), 'about.pdf': '%PDF' })
		),
		await save('march.csv.gz', await gzip(csv(3, 'From gzip'))),
		await save(
			'april.xlsx',
			await xlsx({
				List: [
					['Incidents of April'],
					['Date', 'Category', 'Latitude', 'Longitude'],
					...list((i) => [new Date(`${day(4, i)}T00:00:00Z`), 'From Excel', lat(i), lon(i)])
				]
			})
		),
		await save(
			'may.parquet',
			parquet([
				{ name: 'Date', data: list((i) => day(5, i)), type: 'STRING' },
				{ name: 'Category', data: list(() => 'From Parquet'), type: 'STRING' },
				{ name: 'Latitude', data: list(lat), type: 'DOUBLE' },
				{ name: 'Longitude', data: list(lon), type: 'DOUBLE' }
			])
		),
		await save('june.geojson', new Blob([JSON.stringify({ type: 'FeatureCollection', features: list(point) })])),
		await save('july.ndjson', ndjson(list((i) => ({ date: day(7, i), category: 'From JSON lines', lat: lat(i), lon: lon(i) }))))
	];
	await page.goto('/data');
	await addFiles(page, files);
	await expect(page.getByText('Left out of “months.zip”, as no tables: about.pdf.')).toBeVisible();
	await loadFiles(page, []);
	await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(7 * N);
	expect(Object.fromEntries(await showTable(page, 'categories'))).toEqual({
		'From zip': 2 * N,
		'From gzip': N,
		'From Excel': N,
		'From Parquet': N,
		'From GeoJSON': N,
		'From JSON lines': N
	});
});

test('a workbook of counts and a locked archive say what they are and what to do', async ({ page }, info) => {
	const counts = info.outputPath('counts.xlsx');
	const locked = info.outputPath('locked.zip');
	const rows = list((i) => [`Ward ${String.fromCharCode(65 + (i % 26))}${String(i)}`, i % 9, i % 7, i % 5]);
	writeFileSync(counts, new Uint8Array(await (await xlsx({ Table: [['Ward', 2022, 2023, 2024], ...rows] })).arrayBuffer()));
	writeFileSync(locked, new Uint8Array(await (await zip({ 'a.csv': csv(1, 'x') }, 'secret')).arrayBuffer()));
	await page.goto('/data');
	await addFiles(page, [counts, locked]);
	await expect(page.getByText('is a table of counts').first()).toBeVisible();
	await page
		.getByRole('button', { name: /^locked/ })
		.first()
		.click();
	await expect(page.getByText('is protected with a password').first()).toBeVisible();
});
