import { describe, expect, test } from 'vitest';
import type { FileReport, Unpacked } from '../../../src/lib/ingest';
import { createImporter } from '../../../src/lib/ingest/importer';
import { importFile, NO_MAPPING } from '../importing';
import { gzip, xlsx, zip } from './making';

const importer = createImporter();
const ignore = (): void => undefined;
const unpack = (file: Blob, name = 'archive.zip', signal?: AbortSignal): Promise<Unpacked> => importer.unpack(file, name, ignore, signal);
const read = (file: Blob, name: string): Promise<FileReport> => importer.read(file, name, NO_MAPPING, ignore, ignore);

const STREET =
	'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context';
const street = (month: string, rows: number): string =>
	[
		STREET,
		...Array.from(
			{ length: rows },
			(_, i) =>
				`,${month},Kent Police,Kent Police,1.0${(i * i) % 9973},51.2${(i * 7919) % 9973},On or near X,E01024000,Canterbury 001A,Burglary,,`
		),
		''
	].join('\r\n');

describe('an archive of police.uk as it downloads', () => {
	const months = { '2024-01': 40, '2024-02': 50, '2024-03': 60 };
	const entries = Object.fromEntries(
		Object.entries(months).flatMap(([month, rows]) => [
			[`${month}/`, ''],
			[`${month}/${month}-kent-street.csv`, street(month, rows)]
		])
	);

	test('its months are files with the names that people know, and every row is there', async () => {
		const { archive, parts, warnings } = await unpack(await zip(entries));
		expect(archive).toBe(true);
		expect(parts.map(({ name, label }) => [name, label])).toEqual(
			Object.keys(months).map((month) => [`${month}/${month}-kent-street.csv`, `${month}-kent-street.csv`])
		);
		const reports = await Promise.all(parts.map(({ file, label }) => read(file, label)));
		expect(reports.map(({ from, facts }) => [from, facts.rows, facts.accepted])).toEqual(Object.entries(months).map(([m, n]) => [m, n, n]));
		expect(warnings).toEqual([]);
	});

	test('what systems add is passed over; what people add is named; equal names keep their folder', async () => {
		const { parts, warnings } = await unpack(
			await zip({
				'a/incidents.csv': street('2024-01', 3),
				'b/incidents.csv': street('2024-02', 3),
				'a/README.txt': 'about',
				'a/map.pdf': '%PDF',
				'__MACOSX/a/._incidents.csv': 'x',
				'.DS_Store': 'x',
				'a/Thumbs.db': 'x'
			})
		);
		expect(parts.map(({ label }) => label)).toEqual(['a/incidents.csv', 'b/incidents.csv']);
		expect(warnings).toEqual([{ code: 'archive-left-out', message: 'Left out of “archive.zip”, as no tables: a/README.txt, a/map.pdf.' }]);
	});

	test('progress ends with the archive, and it can be cancelled', async () => {
		const file = await zip(entries);
		const seen: number[] = [];
		await importer.unpack(file, 'a.zip', ({ bytes, size }) => seen.push(bytes / size));
		expect(seen).toHaveLength(3);
		expect(seen.at(-1)).toBeGreaterThan(0.4);
		await expect(unpack(file, 'a.zip', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
		const abort = new AbortController();
		const cancelled = importer.unpack(
			file,
			'a.zip',
			() => {
				abort.abort();
			},
			abort.signal
		);
		await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
	});
});

describe('a gzip', () => {
	test('of a CSV is that CSV', async () => {
		const { archive, parts } = await unpack(await gzip(street('2024-01', 25)), 'kent.csv.gz');
		expect(archive).toBe(true);
		expect(parts.map(({ name }) => name)).toEqual(['kent.csv']);
		expect((await read(parts[0]?.file ?? new Blob(), 'kent.csv')).facts).toMatchObject({ rows: 25, accepted: 25 });
	});

	test('of an archive, or cut short, is refused in words', async () => {
		const inner = new Uint8Array(await (await zip({ 'a.csv': 'x' })).arrayBuffer());
		const { parts } = await unpack(await gzip(inner), 'a.zip.gz');
		await expect(read(parts[0]?.file ?? new Blob(), 'a.zip')).rejects.toMatchObject({ code: 'archive-inside' });
		const tar = new Uint8Array(1024);
		tar.set(new TextEncoder().encode('ustar'), 257);
		const [part] = (await unpack(await gzip(tar), 'a.tgz')).parts;
		await expect(read(part?.file ?? new Blob(), part?.name ?? '')).rejects.toMatchObject({ code: 'tar-file' });
		const whole = await gzip(street('2024-01', 2500));
		await expect(unpack(whole.slice(0, whole.size - 40), 'cut.csv.gz')).rejects.toMatchObject({ code: 'archive-damaged' });
	});
});

describe('archives that are not opened', () => {
	const zeros = new Uint8Array(20 * 1024 ** 2);

	test('a bomb is stopped while it unpacks, whatever its headers say', async () => {
		await expect(unpack(await zip({ 'big.csv': zeros }))).rejects.toMatchObject({ code: 'zip-ratio' });
		await expect(unpack(await gzip(zeros), 'big.csv.gz')).rejects.toMatchObject({ code: 'zip-ratio' });
		const lying = new Uint8Array(await (await zip({ 'big.csv': zeros })).arrayBuffer());
		const view = new DataView(lying.buffer);
		for (let at = 0; at < lying.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
		await expect(unpack(new Blob([lying]))).rejects.toMatchObject({ code: 'archive-damaged' });
	});

	test('a long table of much the same rows is no bomb', async () => {
		const { parts } = await unpack(await zip({ 'a.csv': street('2024-01', 60_000) }));
		expect((await read(parts[0]?.file ?? new Blob(), 'a.csv')).facts.rows).toBe(60_000);
	});

	test.each([
		['archive-encrypted', () => zip({ 'a.csv': street('2024-01', 3) }, 'secret')],
		['nested-archive', () => zip({ 'a.zip': 'PK', 'b.7z': '7z' })],
		['archive-without-tables', () => zip({ 'a.pdf': '%PDF', 'b.png': 'x' })],
		['archive-without-tables', () => zip({})],
		['shapefile', () => zip({ 'x/beats.shp': 'x', 'x/beats.dbf': 'x', 'x/beats.prj': 'x' })],
		['archive-too-full', () => zip(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.csv`, 'a,b'])))]
	])('%s', async (code, make) => {
		const refusal = unpack(await make());
		await expect(refusal).rejects.toMatchObject({ name: 'HexbeatError', code });
		await expect(refusal).rejects.toSatisfy(
			(error: { fault: string; remedy: string }) => error.fault.length > 20 && error.remedy.length > 15
		);
	});

	test('an archive beside tables is refused by itself, and the tables are read', async () => {
		const { parts } = await unpack(
			await zip({ 'a.csv': street('2024-01', 3), 'more.zip': new Uint8Array(await (await zip({ 'b.csv': 'x' })).arrayBuffer()) })
		);
		const results = await Promise.allSettled(parts.map(({ file, name }) => read(file, name)));
		expect(
			results.map((result) => (result.status === 'fulfilled' ? result.value.facts.rows : (result.reason as { code: string }).code))
		).toEqual([3, 'archive-inside']);
	});

	test('workbooks and other documents that are zips inside are left whole', async () => {
		const workbook = await xlsx({
			S: [
				['Date', 'Type'],
				[new Date(), 'Theft']
			]
		});
		expect(await unpack(workbook, 'a.xlsx')).toMatchObject({ archive: false, parts: [{ name: 'a.xlsx' }] });
		expect((await unpack(await zip({ 'word/document.xml': 'x' }), 'a.docx')).archive).toBe(false);
		expect((await unpack(new Blob(['a,b\n1,2\n']), 'a.csv')).archive).toBe(false);
	});

	test('a file above 2 GB is refused before anything is read of it', async () => {
		const huge = { size: 2 * 1024 ** 3 + 1, slice: () => new Blob() } as unknown as Blob;
		await expect(importFile(huge)).rejects.toMatchObject({ code: 'file-too-large' });
	});
});
