import { describe, expect, test } from 'vitest';
import { putCell } from '../../src/lib/core/cells';
import { TUPLE_WORDS } from '../../src/lib/core/cell-tuples';
import { NO_FILTER } from '../../src/lib/core/filter';
import { COARSE_RESOLUTIONS, type CleanBatch } from '../../src/lib/core/incident';
import { createStore, type Store } from '../../src/lib/store';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { cellOfRow, batchesOf, counted, factsOf, incidentsOf, publishInto, type Incident } from './incidents';
import { cellOf, centresOf } from '../../src/lib/core/cells';

/** The batches as the gate hands them over when it coarsens: cells from the true points, centres in their place. */
function coarsened(batches: readonly CleanBatch[]): CleanBatch[] {
	return batches.map((batch) => {
		const { newPoints } = batch;
		const newCells = new Uint32Array((newPoints.length / 2) * TUPLE_WORDS);
		const centres = new Float64Array(newPoints.length);
		for (let i = 0; 2 * i < newPoints.length; i++) {
			const [lng = NaN, lat = NaN] = newPoints.subarray(2 * i, 2 * i + 2);
			COARSE_RESOLUTIONS.forEach((resolution, level) => {
				putCell(lng, lat, resolution, newCells, i * TUPLE_WORDS + 2 * level);
			});
			centres.set(centresOf([cellOf(lng, lat, 10)]), 2 * i);
		}
		return { ...batch, newPoints: centres, newCells };
	});
}

async function publish(store: Store, key: string, rows: readonly Incident[]): Promise<void> {
	const id = await store.begin();
	for (const batch of coarsened(batchesOf(rows))) await store.load(id, batch);
	await store.publish([{ id, facts: { ...factsOf(key, rows), positions: 'cells' } }]);
}

const rows = incidentsOf('coarse', 'hour', 3000, 7);
const located = rows.filter(({ lng }) => lng !== null).length;

async function countsOf(store: Store, resolution: number): Promise<Map<string, number>> {
	const [grid, { counts }] = await Promise.all([store.grid(resolution), store.cells(NO_FILTER, resolution)]);
	return new Map(grid.cells.map((cell, i) => [cell, counts[i] ?? 0]));
}

describe.each([true, false])('coarsened locations (brush %s)', (brush) => {
	test('count in the hexagons of their true points at 7–10, in none at 11', async () => {
		const store = createStore(await openDuckDb(), { brush });
		await publish(store, 'coarse', rows);
		for (const resolution of COARSE_RESOLUTIONS) {
			const expected = counted(rows.flatMap((row) => cellOfRow(row, resolution) ?? []));
			expect(await countsOf(store, resolution)).toEqual(new Map([...expected].sort(([a], [b]) => (a < b ? -1 : 1))));
		}
		expect((await store.grid(11)).cells).toEqual([]);
		expect(await store.cells(NO_FILTER, 11)).toMatchObject({ located: 0, unlocated: rows.length });
		expect(await store.holdings()).toMatchObject({ finest: 10, located });
		await store.close();
	});
	test('stand beside exact ones without mixing', async () => {
		const store = createStore(await openDuckDb(), { brush });
		await publishInto(store, 'exact', rows);
		await publish(store, 'coarse', rows);
		for (const resolution of COARSE_RESOLUTIONS) {
			const counts = await countsOf(store, resolution);
			expect([...counts.values()].reduce((sum, n) => sum + n, 0)).toBe(2 * located);
		}
		expect(await store.cells(NO_FILTER, 11)).toMatchObject({ located, unlocated: 2 * rows.length - located });
		await store.close();
	});
});

test('are read back with their cells', async () => {
	const store = createStore(await openDuckDb());
	const batches = coarsened(batchesOf(rows));
	const id = await store.begin();
	for (const batch of batches) await store.load(id, batch);
	await store.publish([{ id, facts: { ...factsOf('coarse', rows), positions: 'cells' } }]);
	const { points, cells } = await store.contents(id);
	expect([...points]).toEqual(batches.flatMap(({ newPoints }) => [...newPoints]));
	expect([...(cells ?? [])]).toEqual(batches.flatMap(({ newCells }) => [...(newCells ?? [])]));
	await store.close();
});

test('a restarted source keeps nothing of its first reading', async () => {
	const engine = await openDuckDb();
	const store = createStore(engine);
	await publishInto(store, 'other', rows.slice(0, 500));
	const id = await store.begin();
	for (const batch of batchesOf(rows)) await store.load(id, batch);
	const [first, ...rest] = coarsened(batchesOf(rows));
	if (!first) throw new Error('no batch');
	await store.load(id, { ...first, restart: true });
	for (const batch of rest) await store.load(id, batch);
	await store.publish([{ id, facts: { ...factsOf('coarse', rows), positions: 'cells' } }]);
	expect((await store.holdings()).total).toBe(rows.length + 500);
	expect(await store.cells(NO_FILTER, 9)).toMatchObject({
		located: located + rows.slice(0, 500).filter(({ lng }) => lng !== null).length
	});
	await store.close();
});
