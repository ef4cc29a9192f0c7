import { describe, expect, test } from 'vitest';
import { openTable } from '../../../src/lib/ingest/formats';
import { ItemScanner } from '../../../src/lib/ingest/formats/json/json-items';
import { importFile } from '../importing';
import { ndjson } from './making';

const record = (i: number) => ({
	when: `2024-02-${String((i % 28) + 1).padStart(2, '0')}T${String(i % 24).padStart(2, '0')}:30:00`,
	what: { category: i % 2 ? 'Theft' : 'Assault', tags: ['a', i] },
	lat: 51.2 + i / 1000,
	lon: 1.1
});
const feature = (i: number, geometry: unknown = { type: 'Point', coordinates: [1 + i / 1000, 51 + i / 1000] }) => ({
	type: 'Feature',
	geometry,
	properties: { date: `2024-03-${String((i % 28) + 1).padStart(2, '0')}`, category: 'Arson, "quoted" {[]}' }
});
const collection = (features: readonly unknown[], more = {}): Blob =>
	new Blob([JSON.stringify({ type: 'FeatureCollection', ...more, features })]);
const table = async (file: Blob) => (await openTable(file, 'x.json', {}, () => 0)).head;

describe('newline-delimited JSON', () => {
	test('keys are united, objects flattened one level, lists written as text', async () => {
		const { names, sample } = await table(ndjson([{ a: 1, b: { c: true, d: { e: 1 } } }, { a: null, f: [1, 'x'] }, { g: '' }]));
		expect(names).toEqual(['a', 'b.c', 'b.d', 'f', 'g']);
		expect(sample).toEqual([
			['1', 'true', '{"e":1}', '', ''],
			['', '', '', '[1,"x"]', ''],
			['', '', '', '', '']
		]);
	});

	test('incidents, with bad lines rejected by their number', async () => {
		const lines = Array.from({ length: 3000 }, (_, i) => JSON.stringify(record(i)));
		lines.splice(10, 0, '{"when": "2024-02-01"', '', '[1, 2]');
		const { report, incidents } = await importFile(new Blob([lines.join('\r\n')]));
		expect(report).toMatchObject({
			format: 'ndjson',
			precision: 'minute',
			facts: { rows: 3002, accepted: 3000, rejected: 2, unlocated: 0 }
		});
		expect(report.rejects).toEqual([
			{ line: 11, column: '', reason: 'record is not valid JSON' },
			{ line: 13, column: '', reason: 'line is not a JSON object' }
		]);
		expect(report.categories).toEqual({ Assault: 1500, Theft: 1500 });
		expect(incidents[42]).toMatchObject({ lat: 51.2 + 42 / 1000, lng: 1.1, second: 18.5 * 3600 });
	});

	test('keys like __proto__, a point inside a record, features line by line', async () => {
		const file = new Blob(['{"__proto__":"x","at":{"type":"Point","coordinates":[1.5,51.5]}}\n{"__proto__":"y"}\n']);
		expect(await table(file)).toMatchObject({
			names: ['__proto__', 'at.longitude', 'at.latitude'],
			sample: [
				['x', '1.5', '51.5'],
				['y', '', '']
			]
		});
		expect((await table(ndjson([feature(1), feature(2)]))).names).toEqual(['longitude', 'latitude', 'date', 'category']);
	});

	test('cells above 64 KB are rejected with their column', async () => {
		const { report } = await importFile(ndjson([record(1), { ...record(2), note: 'x'.repeat(70_000) }, record(3)]));
		expect(report.facts).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
		expect(report.rejects).toEqual([{ line: 2, column: 'note', reason: 'cell is longer than 64 KB' }]);
	});

	test('more than 500 columns are refused', async () => {
		const wide = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`c${i}`, i]));
		await expect(importFile(ndjson([wide, wide]))).rejects.toMatchObject({ code: 'too-many-columns' });
	});
});

describe('GeoJSON', () => {
	test('points are incidents at their coordinates; other shapes are rejected rows', async () => {
		const points = Array.from({ length: 2000 }, (_, i) => feature(i));
		const others = [
			feature(1, { type: 'MultiPoint', coordinates: [[1, 51]] }),
			feature(2, null),
			feature(3, { type: 'LineString', coordinates: [[1, 51], [2, 52]] }), // prettier-ignore
			feature(4, { type: 'MultiPoint', coordinates: [[1, 51], [2, 52]] }) // prettier-ignore
		];
		const { report, incidents } = await importFile(collection([...points, ...others], { name: 'features: [', bbox: [1, 2, 3, 4] }));
		expect(report).toMatchObject({ format: 'geojson', crs: 'EPSG:4326', facts: { rows: 2004, accepted: 2002, rejected: 2, unlocated: 1 } });
		expect(report.rejects.map(({ line, reason }) => [line, reason])).toEqual([
			[2003, 'shape is a LineString, not a point'],
			[2004, 'shape is a MultiPoint, not a point']
		]);
		expect(incidents[7]).toMatchObject({ lng: 1.007, lat: 51.007 });
		expect(report.categories).toEqual({ 'Arson, "quoted" {[]}': 2002 });
	});

	test('an older file says that its numbers are metres of the National Grid', async () => {
		const metres = Array.from({ length: 30 }, (_, i) =>
			feature(i, { type: 'Point', coordinates: [614_000 + ((i * 37) % 100), 157_000 + ((i * 53) % 90)] })
		);
		const { report, incidents } = await importFile(
			collection(metres, { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } } })
		);
		expect(report).toMatchObject({ crs: 'EPSG:27700', facts: { unlocated: 0 } });
		expect(incidents[0]?.lng).toBeCloseTo(1.0655, 2);
		expect(incidents[0]?.lat).toBeCloseTo(51.274, 2);
	});

	test('areas, lines and TopoJSON are refused as layers', async () => {
		const ring = [[[0, 50], [1, 50], [1, 51], [0, 50]]]; // prettier-ignore
		await expect(importFile(collection([feature(1, { type: 'Polygon', coordinates: ring })]))).rejects.toMatchObject({
			code: 'layer-not-incidents'
		});
		const topology = { type: 'Topology', objects: { x: { type: 'GeometryCollection', geometries: [] } }, arcs: [[[0, 0], [1, 1]]] }; // prettier-ignore
		await expect(importFile(new Blob([JSON.stringify(topology)]))).rejects.toMatchObject({ code: 'layer-not-incidents' });
	});

	test('a file cut short gives what is whole, and says so', async () => {
		const whole = JSON.stringify({ type: 'FeatureCollection', features: Array.from({ length: 50 }, (_, i) => feature(i)) });
		const { report } = await importFile(new Blob([whole.slice(0, -60)]));
		expect(report.facts).toMatchObject({ rows: 49, accepted: 49 });
		expect(report.warnings.map(({ code }) => code)).toContain('truncated');
	});
});

describe('other JSON', () => {
	test('a list of records is a table', async () => {
		const { report } = await importFile(
			new Blob([
				JSON.stringify(
					Array.from({ length: 40 }, (_, i) => record(i)),
					null,
					2
				)
			])
		);
		expect(report).toMatchObject({ format: 'json', facts: { rows: 40, accepted: 40, unlocated: 0 } });
	});

	test.each(['{"version": 1, "settings": {"a": 1}}', '{\n"a": [1, 2]\n}', '[1, 2, 3]', '["a", "b"]', '[[1, 2], [3, 4]]', '[]', '{}'])(
		'%s is no list of incidents',
		async (text) => {
			await expect(importFile(new Blob([text]))).rejects.toMatchObject({ code: 'json-not-records' });
		}
	);

	test('items are found wherever the text is cut', () => {
		const text = JSON.stringify({ a: '"features": [', b: { features: [0] }, features: [{ x: '}\\"]' }, 1, 'a,b', null, [{}]], c: [2] });
		for (let size = 1; size < 12; size++) {
			const scanner = new ItemScanner('features');
			const items: string[] = [];
			for (let at = 0; at < text.length; at += size) items.push(...scanner.take(text.slice(at, at + size)));
			expect(items.map((item) => JSON.parse(item) as unknown)).toEqual([{ x: '}\\"]' }, 1, 'a,b', null, [{}]]);
			expect(scanner.shape).toMatchObject({ complete: true, members: ['b', 'features', 'c'] });
		}
	});
});
