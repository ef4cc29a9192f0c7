import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../src/lib/core/filter';
import type { IncidentBatch } from '../../src/lib/core/incident';
import { createKeeper, type Keeper, type OpenRows, type WorkspaceHead } from '../../src/lib/ingest/workspace-file';
import { createGate } from '../../src/lib/ingest/privacy/gate';
import { factsText, loadSources, writeSources, type KeptSource } from '../../src/lib/state/keptSources';
import type { Store } from '../../src/lib/store/contract';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import type { Engine } from '../../src/lib/store/engine';
import { createStore } from '../../src/lib/store/store';
import { MemoryShelf } from '../ingest/workspace-file/memory-shelf';
import { batchesOf, factsOf, incidentsOf, publishInto } from '../store/incidents';

const HEAD: WorkspaceHead = { name: 'Kent', saved: '2026-11-22T10:00:00.000Z', view: '', layers: [], documents: {} };
const ID = '0123abcd';
const NEVER = new AbortController().signal;
const ignore = (): void => undefined;

/** Two databases, taken in turn: what is saved from one is opened in the other. */
let engines: Engine[];
let turn = 0;
async function emptyStore(): Promise<Store> {
	const engine = engines[turn++ % 2];
	if (!engine) throw new Error('no engine');
	for (let i = 0; i < 20; i++) await engine.run(`DROP TABLE IF EXISTS incident_${String(i)}`);
	return createStore(engine);
}
let keeper: Keeper;
beforeAll(async () => {
	engines = [await openDuckDb(), await openDuckDb()];
	keeper = createKeeper({ shelf: new MemoryShelf() });
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

async function save(store: Store, kept: ReadonlyMap<number, KeptSource> = new Map()): Promise<Map<number, KeptSource>> {
	const { sources, total } = await store.holdings();
	const draft = await keeper.begin(ID, total);
	await writeSources({ store, keeper }, draft, sources, kept, ignore, NEVER);
	const { files } = await keeper.commit(draft, HEAD);
	return new Map(sources.map((source, i) => [source.id, { file: files[i] ?? '', facts: factsText(source) }]));
}
async function openInto(store: Store, opened: OpenRows): Promise<void> {
	const loaded = await loadSources({ store, keeper }, opened, ignore, NEVER);
	await store.publish(loaded.map(({ id, facts }) => ({ id, facts })));
}

/** Everything that the views ask, at the resolutions that a coarsened source has. */
async function answers(store: Store): Promise<unknown> {
	const grids = [];
	for (const resolution of [7, 8, 9, 10]) {
		const grid = await store.grid(resolution);
		const { counts, located, unlocated } = await store.cells(NO_FILTER, resolution);
		grids.push({ cells: grid.cells, counts, located, unlocated });
	}
	const { days, total, located, timed, dated } = await store.holdings();
	return {
		grids,
		holdings: { days, total, located, timed, dated },
		months: await store.series(NO_FILTER, 'month'),
		weeks: await store.series(NO_FILTER, 'week'),
		hours: await store.hours(NO_FILTER),
		categories: await store.values('category', NO_FILTER, null),
		outcomes: await store.values('outcome', NO_FILTER, null),
		areas: await store.values('area', NO_FILTER, null),
		origins: await store.values('origin', NO_FILTER, null),
		sources: await store.values('source', NO_FILTER, null)
	};
}

const hex = (n: number): string => n.toString(16).padStart(8, '0');

describe('sources kept and opened', () => {
	it('answer every question as before', async () => {
		const store = await emptyStore();
		await publishInto(store, hex(1), incidentsOf('a', 'mixed', 2500, 31));
		await publishInto(store, hex(2), incidentsOf('b', 'hour', 1800, 32), 400);
		await publishInto(store, hex(3), incidentsOf('c', 'month', 900, 33));
		await save(store);
		const again = await emptyStore();
		await openInto(again, await keeper.open(ID));
		expect(await answers(again)).toEqual(await answers(store));
	});

	it('are not written again while they stay as they were', async () => {
		const store = await emptyStore();
		await publishInto(store, hex(1), incidentsOf('a', 'day', 1000, 41));
		const before = await save(store);
		const added = await publishInto(store, hex(2), incidentsOf('b', 'day', 700, 42));
		const after = await save(store, before);
		expect([...after.values()][0]?.file).toBe([...before.values()][0]?.file);
		const third = await save(store, after);
		expect([...third.values()].map(({ file }) => file)).toEqual([...after.values()].map(({ file }) => file));
		await store.discard(added);
		await save(store, third);
		expect((await keeper.list())[0]).toMatchObject({ rows: 1000, sources: 1 });
	});

	it('keep what is left after newer months replaced some of their rows', async () => {
		const store = await emptyStore();
		const rows = incidentsOf('a', 'day', 1500, 51);
		const old = await publishInto(store, hex(1), rows);
		const days = rows.map(({ first }) => first).sort((a, b) => a - b);
		const middle = days[750] ?? 0;
		const fresh = incidentsOf('b', 'day', 20, 52, middle);
		const id = await store.begin();
		for (const batch of batchesOf(fresh)) await store.load(id, batch);
		const period = { from: middle, to: (days.at(-1) ?? 0) + 1 };
		await store.publish([{ id, facts: factsOf(hex(2), fresh), replaces: [{ source: old, periods: [period] }] }]);
		expect((await store.holdings()).sources[0]?.replaced).toBeGreaterThan(100);
		await save(store);
		const again = await emptyStore();
		await openInto(again, await keeper.open(ID));
		expect(await answers(again)).toEqual(await answers(store));
		expect((await again.holdings()).sources).toMatchObject(
			(await store.holdings()).sources.map(({ replaced }) => (replaced ? { replaced } : {}))
		);
	});

	it('of exact points come back as hexagons at 7 to 10, with the same counts, and stay so', async () => {
		const store = await emptyStore();
		const rows = incidentsOf('a', 'hour', 1200, 61);
		const id = await store.begin();
		for (const batch of batchesOf(rows)) await store.load(id, batch);
		await store.publish([{ id, facts: { ...factsOf(hex(1), rows), snapped: false, positions: 'exact' } }]);
		await save(store);
		const again = await emptyStore();
		await openInto(again, await keeper.open(ID));
		expect(await answers(again)).toEqual(await answers(store));
		expect((await again.holdings()).finest).toBe(10);
		const { points } = await again.contents((await again.holdings()).sources[0]?.id ?? 0);
		const exact = new Set(rows.flatMap(({ lng, lat }) => (lng === null ? [] : [`${String(lng)} ${String(lat)}`])));
		for (let i = 0; i < points.length; i += 2) expect(exact).not.toContain(`${String(points[i])} ${String(points[i + 1])}`);
		const before = await answers(store);
		await save(again);
		const third = await emptyStore();
		await openInto(third, await keeper.open(ID));
		expect(await answers(third)).toEqual(before);
	});

	it('leave nothing behind when the opening is given up', async () => {
		const store = await emptyStore();
		await publishInto(store, hex(1), incidentsOf('a', 'day', 500, 71));
		await save(store);
		const again = await emptyStore();
		await publishInto(again, hex(9), incidentsOf('z', 'day', 50, 72));
		const abort = new AbortController();
		abort.abort();
		await expect(loadSources({ store: again, keeper }, await keeper.open(ID), ignore, abort.signal)).rejects.toMatchObject({
			name: 'AbortError'
		});
		expect((await again.holdings()).total).toBe(50);
		expect((await again.totals(NO_FILTER, null)).total).toBe(50);
	});

	it('whose rows hold what the gate masks come back masked', async () => {
		const store = await emptyStore();
		const rows = incidentsOf('a', 'day', 60, 81);
		const id = await store.begin();
		for (const batch of batchesOf(rows)) {
			const named = { ...batch, newNames: { ...batch.newNames, category: batch.newNames.category.map(() => 'mail jane@example.org') } };
			await store.load(id, named);
		}
		await store.publish([{ id, facts: factsOf(hex(1), rows) }]);
		await save(store);
		const again = await emptyStore();
		await openInto(again, await keeper.open(ID));
		const names = (await again.values('category', NO_FILTER, null)).map(({ name }) => name);
		expect(names.join()).not.toContain('example.org');
		const probe: IncidentBatch | undefined = batchesOf(rows)[0];
		expect(probe && createGate().pass(probe).length).toBe(60);
	});
});
