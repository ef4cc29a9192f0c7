import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOverlay } from '../../src/lib/ingest';
import { layerOrIncidents } from '../../src/lib/ingest/layer-or-incidents';
import { describeShared, sharedBlob } from './formats/reading';

const file = (json: unknown): Blob => new Blob([JSON.stringify(json)]);
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]): Blob => file({ type: 'FeatureCollection', features });
const line = (n: number) => feature({ type: 'LineString', coordinates: Array.from({ length: n }, (_, i) => [1 + i / 1e6, 51, 12]) });
const ring = [[[0, 50], [1, 50], [1, 51], [0, 50]]]; // prettier-ignore

test('a layer that was removed after it was chosen says so', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'layer-'));
	await writeFile(join(folder, 'a.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [line(2)] }));
	const gone = await openAsBlob(join(folder, 'a.geojson'));
	expect((await readOverlay(gone, 'a.geojson')).kind).toBe('lines');
	await rm(folder, { recursive: true });
	await expect(readOverlay(gone, 'a.geojson')).rejects.toMatchObject({ code: 'file-unreadable' });
});

test('a layer has at most 50,000 vertices, heights or not', async () => {
	expect((await readOverlay(collection(line(50_000)), 'a.geojson')).kind).toBe('lines');
	await expect(readOverlay(collection(line(50_001)), 'a.geojson')).rejects.toMatchObject({ code: 'layer-too-detailed' });
});

test('a layer nests at most eight levels, which multipolygons need; brackets in texts are none', async () => {
	const areas = collection(feature({ type: 'MultiPolygon', coordinates: [ring] }, { name: '[[[[[[[[[["{' }));
	expect((await readOverlay(areas, 'a.geojson')).kind).toBe('areas');
	const deep = collection(feature({ type: 'Polygon', coordinates: ring }, { a: { b: { c: { d: { e: { f: 1 } } } } } }));
	await expect(readOverlay(deep, 'a.geojson')).rejects.toMatchObject({ code: 'layer-too-deep' });
	await expect(readOverlay(new Blob(['['.repeat(100_000)]), 'a.geojson')).rejects.toMatchObject({ code: 'layer-too-deep' });
});

test('points with a date are incidents, other shapes a layer, records incidents', async () => {
	const point = { type: 'Point', coordinates: [1, 51] };
	const dated = collection(feature(point, { when: '2024-01-13T10:00:00Z' }), feature(point, { when: '2024-01-14T10:00:00Z' }));
	expect(await layerOrIncidents(dated, 'a.geojson')).toBe('incidents');
	expect(await layerOrIncidents(collection(feature(point, { month: '2024-01' })), 'a.json')).toBe('incidents');
	expect(await layerOrIncidents(collection(feature(point, { name: 'CCTV 4', height: 4 })), 'a.geojson')).toBe('layer');
	expect(await layerOrIncidents(collection(feature({ type: 'Polygon', coordinates: ring }, { opened: '2024-01-13' })), 'a.json')).toBe(
		'layer'
	);
	expect(await layerOrIncidents(file({ type: 'Topology', objects: {}, arcs: [] }), 'a.json')).toBe('layer');
	expect(await layerOrIncidents(file([{ date: '2024-01-13', lat: 51, lon: 1 }]), 'a.json')).toBe('incidents');
	expect(await layerOrIncidents(new Blob(['{"date":"2024-01-13"}\n{"date":"2024-01-14"}\n']), 'a.ndjson')).toBe('incidents');
});

describeShared('real layers (skipped without ../shared)', () => {
	test.each([
		'boundaries/kent_lads_2013.geojson',
		'boundaries/lsoa_E07000107.topo.json',
		'boundaries/wards_E07000110.geojson',
		'places/coast_se_england_geomaps_100m.geojson'
	])('%s stays a layer', async (path) => {
		expect(await layerOrIncidents(sharedBlob(path), path)).toBe('layer');
		expect((await readOverlay(sharedBlob(path), path)).features.features.length).toBeGreaterThan(0);
	});
});
