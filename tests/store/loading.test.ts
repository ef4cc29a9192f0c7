import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../src/lib/core/filter';
import type { Store } from '../../src/lib/store/contract';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import type { Engine } from '../../src/lib/store/engine';
import { createStore } from '../../src/lib/store/store';
import {
	AREAS,
	CATEGORIES,
	batchesOf,
	cellOfRow,
	counted,
	factsOf,
	incidentsOf,
	loadInto,
	passes,
	publishInto,
	type Incident
} from './incidents';

const alpha = incidentsOf('alpha', 'month', 900, 11);
const beta = incidentsOf('beta', 'hour', 1100, 12);

let engine: Engine;
let store: Store;
beforeAll(async () => {
	engine = await openDuckDb();
});
afterAll(() => engine.close());
/** A store on its own, unlike the engine: tables of an earlier one are dropped. */
async function fresh(): Promise<Store> {
	for (let i = 0; i < 20; i++) await engine.run(`DROP TABLE IF EXISTS incident_${String(i)}`);
	for (let i = 0; i < 20; i++) await engine.run(`DROP TABLE IF EXISTS member_${String(i)}`);
	return createStore(engine);
}
const total = async (): Promise<number> => (await store.totals(NO_FILTER, null)).total;

async function expectRows(rows: readonly Incident[]): Promise<void> {
	expect(await total()).toBe(rows.length);
	for (const resolution of [8, 10]) {
		const grid = await store.grid(resolution);
		const counts = await store.cells(NO_FILTER, resolution);
		const expected = counted(rows.map((row) => cellOfRow(row, resolution)));
		expected.delete(null);
		expect(new Map(grid.cells.map((cell, i) => [cell as string | null, counts.counts[i]]))).toEqual(expected);
		expect([...grid.cells]).toEqual([...grid.cells].sort());
		expect(grid.starts.length).toBe(grid.cells.length + 1);
	}
	const names = counted(rows.map((row) => row.category || 'Not given'));
	expect(new Map((await store.values('category', NO_FILTER, null)).map(({ name, now }) => [name, now]))).toEqual(names);
}

describe('an empty store', () => {
	it('answers every question with nothing', async () => {
		store = await fresh();
		expect(await store.holdings()).toMatchObject({ sources: [], days: null, total: 0, extent: null });
		expect((await store.grid(9)).cells).toEqual([]);
		expect(await store.cells(NO_FILTER, 9)).toMatchObject({ counts: new Uint32Array(0), located: 0, unlocated: 0 });
		expect(await store.series(NO_FILTER, 'month')).toEqual({ bin: 'month', start: 0, counts: new Uint32Array(0), undated: 0 });
		expect(await store.hours(NO_FILTER)).toEqual({ counts: new Uint32Array(168), untimed: 0 });
		expect(await store.values('area', NO_FILTER, null)).toEqual([]);
		expect(await store.totals(NO_FILTER, { from: 0, to: 9 })).toEqual({ total: 0, located: 0, timed: 0, before: 0 });
		const demand = await store.demand(NO_FILTER, 9, null, { officer: false });
		expect(demand).toMatchObject({ cells: [], left: { unlocated: 0, untimed: 0, officer: 0 } });
		expect(demand.last).toBeLessThan(demand.first);
	});
});

describe('publishing', () => {
	it('shows sources one after the other and together, and takes them away again', async () => {
		store = await fresh();
		const a = await publishInto(store, 'alpha', alpha, 250);
		await expectRows(alpha);
		const b = await loadInto(store, beta, 300);
		await expectRows(alpha);
		const before = await store.holdings();
		const after = await store.publish([{ id: b, facts: factsOf('beta', beta) }]);
		expect(after.version).toBeGreaterThan(before.version);
		await expectRows([...alpha, ...beta]);
		expect((await store.discard(a)).sources.map(({ key }) => key)).toEqual(['beta']);
		await expectRows(beta);
		await publishInto(store, 'alpha', alpha);
		await expectRows([...alpha, ...beta]);
		for (const { id } of (await store.holdings()).sources) await store.discard(id);
		expect(await store.holdings()).toMatchObject({ sources: [], total: 0, extent: null });
		await expectRows([]);
		await publishInto(store, 'beta', beta);
		await expectRows(beta);
	});

	it('counts what it holds', async () => {
		store = await fresh();
		const rows = [...alpha, ...beta];
		await publishInto(store, 'alpha', alpha);
		await publishInto(store, 'beta', beta);
		const holdings = await store.holdings();
		const located = rows.filter((row) => row.lng !== null);
		expect(holdings).toMatchObject({
			days: { first: Math.min(...rows.map((row) => row.first)), last: Math.max(...rows.map((row) => row.last)) },
			total: rows.length,
			located: located.length,
			timed: rows.filter((row) => row.slot !== null).length,
			dated: rows.filter((row) => row.first === row.last).length
		});
		const quantile = (values: (number | null)[], q: number) => values.map(Number).sort((x, y) => x - y)[Math.ceil(q * values.length) - 1];
		const lngs = located.map((row) => row.lng);
		const lats = located.map((row) => row.lat);
		const extent = { west: quantile(lngs, 0.01), east: quantile(lngs, 0.99), south: quantile(lats, 0.01), north: quantile(lats, 0.99) };
		expect(holdings.extent).toEqual(extent);
		expect(holdings.sources[0]).toMatchObject(factsOf('alpha', alpha));
	});

	it('merges two sources whose own codes differ', async () => {
		store = await fresh();
		const reversed = [...beta].reverse();
		await publishInto(store, 'alpha', alpha, 100);
		await publishInto(store, 'beta', reversed, 333);
		await expectRows([...alpha, ...beta]);
		for (const [field, of] of [
			['outcome', (row: Incident) => row.outcome],
			['area', (row: Incident) => row.area]
		] as const) {
			const expected = counted([...alpha, ...beta].map((row) => of(row) || 'Not given'));
			expect(new Map((await store.values(field, NO_FILTER, null)).map(({ name, now }) => [name, now]))).toEqual(expected);
		}
	});

	it('refuses to publish when rows are missing, and rows for what is published or unknown', async () => {
		store = await fresh();
		const id = await loadInto(store, alpha);
		await expect(store.publish([{ id, facts: { ...factsOf('alpha', alpha), accepted: alpha.length + 1 } }])).rejects.toMatchObject({
			code: 'rows-lost'
		});
		expect(await total()).toBe(0);
		await store.publish([{ id, facts: factsOf('alpha', alpha) }]);
		const [batch] = batchesOf(alpha.slice(0, 5));
		if (!batch) throw new Error('No batch.');
		await expect(store.load(id, batch)).rejects.toMatchObject({ code: 'source-published' });
		await expect(store.load(id + 1, batch)).rejects.toMatchObject({ code: 'unknown-source' });
		await expect(store.publish([{ id: id + 1, facts: factsOf('x', alpha) }])).rejects.toMatchObject({ code: 'unknown-source' });
		await expectRows(alpha);
	});

	it('refuses a block that uses a name it never introduced', async () => {
		store = await fresh();
		const [batch] = batchesOf(alpha.slice(0, 5));
		if (!batch) throw new Error('No batch.');
		const broken = { ...batch, newNames: { ...batch.newNames, area: [] } };
		const id = await store.begin();
		await expect(store.load(id, broken as typeof batch)).rejects.toMatchObject({ code: 'bad-batch' });
	});
});

describe('cancelling', () => {
	it('leaves nothing of a cancelled import', async () => {
		store = await fresh();
		await publishInto(store, 'beta', beta);
		const id = await store.begin();
		const [first, second] = batchesOf(alpha, 400);
		if (!first || !second) throw new Error('No batch.');
		const control = new AbortController();
		await store.load(id, first, control.signal);
		const loading = store.load(id, second, control.signal);
		control.abort();
		await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
		await store.discard(id);
		await store.discard(id);
		await expectRows(beta);
	});

	it('takes up the indexing of a resolution where a cancelled question left it', async () => {
		store = await fresh();
		const spread = incidentsOf('wide', 'day', 20_000, 5).map((row, i) => ({
			...row,
			lng: 0.3 + (i % 1000) * 0.001,
			lat: 51 + Math.floor(i / 1000) * 0.01
		}));
		await publishInto(store, 'wide', spread);
		const control = new AbortController();
		const asked = store.grid(11, control.signal);
		setTimeout(() => {
			control.abort();
		}, 1);
		await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
		expect((await store.grid(11)).cells.length).toBe(new Set(spread.map((row) => cellOfRow(row, 11))).size);
		expect((await store.cells(NO_FILTER, 11)).located).toBe(spread.length);
	});

	it('answers questions asked while files load and go from what was published then', async () => {
		store = await fresh();
		await publishInto(store, 'alpha', alpha);
		const answers: Promise<{ total: number }>[] = [];
		const ask = (): void => {
			answers.push(store.totals({ ...NO_FILTER, period: { from: -answers.length, to: 99_999 } }, null));
		};
		const id = await store.begin();
		for (const batch of batchesOf(beta, 150)) {
			ask();
			await store.load(id, batch);
		}
		const published = store.publish([{ id, facts: factsOf('beta', beta) }]);
		ask();
		await published;
		ask();
		const gone = store.discard(id);
		ask();
		await gone;
		ask();
		const seen = new Set((await Promise.all(answers)).map((answer) => answer.total));
		expect([...seen].sort()).toEqual([alpha.length, alpha.length + beta.length].sort());
		expect(await total()).toBe(alpha.length);
	});
});

describe('names from files and users', () => {
	it('never become part of a statement', async () => {
		store = await fresh();
		await publishInto(store, 'alpha', alpha);
		const attacks = ["'; DROP TABLE incident_0; --", "') OR 1=1 --", '\u0000', '${1}', '%', '\\', 'Ω≈ç√', ...CATEGORIES, ...AREAS];
		for (const name of attacks) {
			for (const clause of ['categories', 'areas', 'outcomes', 'sources'] as const) {
				const filter = { ...NO_FILTER, [clause]: [name] };
				const expected = alpha.filter((row) => passes(row, filter)).length;
				expect((await store.totals(filter, null)).total, `${clause} ${name}`).toBe(expected);
			}
			const boundary = { layer: name, name, polygons: [] };
			expect((await store.totals({ ...NO_FILTER, boundary }, null)).total).toBe(0);
			expect((await store.cellProfile(NO_FILTER, 9, name)).count).toBe(0);
		}
		await expectRows(alpha);
	});

	it('are refused where numbers belong', async () => {
		const wrong = { ...NO_FILTER, period: { from: '0) OR (1=1' as unknown as number, to: 9 } };
		await expect(store.totals(wrong, null)).rejects.toMatchObject({ code: 'bad-filter' });
		await expect(store.totals({ ...NO_FILTER, period: { from: NaN, to: 9 } }, null)).rejects.toMatchObject({ code: 'bad-filter' });
		await expect(store.grid(8.5)).rejects.toMatchObject({ code: 'bad-resolution' });
	});
});
