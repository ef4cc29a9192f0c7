import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Backends } from '../../src/lib/state/backends';
import { Denominators } from '../../src/lib/state/denominators.svelte';
import { Terms } from '../../src/lib/state/terms.svelte';
import { takeIn } from '../../src/lib/state/intake';
import type { Keeping } from '../../src/lib/state/keeping.svelte';
import { Layers } from '../../src/lib/state/layers.svelte';
import { Workspace } from '../../src/lib/state/workspace.svelte';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import type { Engine } from '../../src/lib/store/engine';
import { xlsx, zip } from '../ingest/formats/making';
import { realBackends } from './realBackends';

/** No workspace file is dropped here. */
const noKeeping = { openFile: () => Promise.reject(new Error('not here')) } as unknown as Keeping;

let engine: Engine;
let workspace: Workspace;
let backends: Backends;
beforeAll(async () => {
	engine = await openDuckDb();
});
afterAll(() => engine.close());
beforeEach(async () => {
	backends = await realBackends(engine);
	workspace = new Workspace(backends);
});

const month = (name: string, rows: number): string =>
	[
		'Date,Category,Latitude,Longitude',
		...Array.from({ length: rows }, (_, i) => `${name}-${String((i % 28) + 1).padStart(2, '0')},Theft ${i % 3},51.2${i % 7},1.0${i % 9}`)
	].join('\n');
const dropped = async (blob: Blob | Promise<Blob>, name: string): Promise<File> => new File([await blob], name);
const seen = () =>
	workspace.files.map(({ name, status, report, error }) => [
		name,
		status,
		report?.facts.accepted ?? (error as { code?: string } | null)?.code
	]);

test('a dropped archive gives its place to the tables inside, between the files around it', async () => {
	const archive = await zip({
		'x/2024-01.csv': month('2024-01', 40),
		'x/2024-02.csv': month('2024-02', 30),
		'x/inner.zip': new Uint8Array(await (await zip({ 'a.csv': 'a' })).arrayBuffer()),
		'x/photo.png': 'x'
	});
	await workspace.add([
		await dropped(new Blob([month('2024-03', 20)]), 'before.csv'),
		await dropped(archive, 'months.zip'),
		await dropped(new Blob([month('2024-04', 10)]), 'after.csv')
	]);
	expect(seen()).toEqual([
		['before.csv', 'ready', 20],
		['2024-01.csv', 'ready', 40],
		['2024-02.csv', 'ready', 30],
		['inner.zip', 'failed', 'archive-inside'],
		['after.csv', 'ready', 10]
	]);
	expect(workspace.leftOutOfArchives).toEqual(['Left out of “months.zip”, as no tables: x/photo.png.']);
	await workspace.publish();
	expect(workspace.holdings.total).toBe(100);
});

test('an archive that is refused stays in the list with its reason', async () => {
	await workspace.add([await dropped(zip({ 'a.csv': month('2024-01', 3) }, 'secret'), 'locked.zip')]);
	expect(seen()).toEqual([['locked.zip', 'failed', 'archive-encrypted']]);
});

test('the sheet of a workbook can be changed', async () => {
	const rows = (n: number) => [
		['Date', 'Category'],
		...Array.from({ length: n }, (_, i) => [`2024-01-${String((i % 28) + 1).padStart(2, '0')}`, 'Theft'])
	];
	await workspace.add([await dropped(xlsx({ Early: rows(30), Late: rows(50) }), 'two.xlsx')]);
	const [file] = workspace.files;
	if (!file) throw new Error('no file');
	expect(file.questions.find(({ code }) => code === 'sheet')).toMatchObject({ choices: ['Early', 'Late'], proposal: 'Late' });
	expect(file.report?.facts.accepted).toBe(50);
	await workspace.remap(file, { answers: { sheet: 'Early' } });
	expect(file.report?.facts.accepted).toBe(30);
});

test('JSON goes where its content belongs', async () => {
	const feature = (geometry: object, properties: object) => ({ type: 'Feature', geometry, properties });
	const collection = (...features: object[]) => new Blob([JSON.stringify({ type: 'FeatureCollection', features })]);
	const point = { type: 'Point', coordinates: [1.08, 51.28] };
	const incidents = Array.from({ length: 30 }, (_, i) =>
		feature(point, { date: `2024-01-${String((i % 28) + 1).padStart(2, '0')}`, category: 'Theft' })
	);
	const layers = new Layers();
	await takeIn(
		[
			await dropped(collection(...incidents), 'incidents.geojson'),
			await dropped(collection(feature(point, { name: 'Refuge' })), 'refuges.geojson')
		],
		{ backends, workspace, layers, denominators: new Denominators(), terms: new Terms(), keeping: noKeeping }
	);
	expect(seen()).toEqual([['incidents.geojson', 'ready', 30]]);
	expect(layers.overlays.map(({ name }) => name)).toEqual(['refuges']);
});

test('term dates are no incidents, and say so where they cannot be read', async () => {
	const terms = new Terms();
	const parts = { backends, workspace, layers: new Layers(), denominators: new Denominators(), terms, keeping: noKeeping };
	const file = (row: string) => dropped(new Blob([`name,from,to,kind\n${row}\n`]), 'terms.csv');
	await takeIn([await file('Easter,30/03/2026,10/04/2026,holiday')], parts);
	expect(seen()).toEqual([]);
	expect(terms.dates?.spans.map(({ name }) => name)).toEqual(['Easter']);
	await expect(takeIn([await file('Easter,30/03/2026,31/02/2026,holiday')], parts)).rejects.toMatchObject({ code: 'term-dates-refused' });
});
