import { existsSync, openAsBlob } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { latLngToCell } from 'h3-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../data/generator/clock';
import { EMERGING, FADING, LOADING_GAP, NIGHT_ECONOMY, SHOPPING, SPAN } from '../../data/truths';
import { analyst } from '../../src/lib/analysis/jobs';
import { NO_FILTER, type Filter, type Period } from '../../src/lib/core/filter';
import { createImporter } from '../../src/lib/ingest/importer';
import type { Backends } from '../../src/lib/state/backends';
import { emerge, tell, test as testSpots, type Tested } from '../../src/lib/state/hotspots/ask';
import { stabilityOf, type HotRow } from '../../src/lib/state/hotspots/rows';
import { createStore, type Store } from '../../src/lib/store';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { rawRows } from '../browser/counts';
import { loadSample } from './load-sample';

const NOW: Period = { from: day(SPAN.turn), to: day(SPAN.last) + 1 };
const signal = new AbortController().signal;
const holding = (rows: readonly HotRow[], cell: string): HotRow | undefined => rows.find(({ cells }) => cells.includes(cell));
const backendsOf = (store: Store): Backends => ({ store, analyst }) as unknown as Backends;

/** What the screen asks, by the screen's own code. */
async function ask(store: Store, clauses: Partial<Filter>, rings = 2, gaps: readonly string[] = []): Promise<Tested> {
	const how = { holdings: await store.holdings(), resolution: null, steps: 1 as const, rings, gaps };
	return testSpots(backendsOf(store), { ...NO_FILTER, ...clauses }, how, null, 1, signal);
}

describe('the hot spots of the sample', () => {
	let store: Store;
	beforeAll(async () => {
		({ store } = await loadSample());
	});
	afterAll(() => store.close());

	it('name the night-time economy at the busiest hexagon, firm, with its nights', async () => {
		const tested = await ask(store, { period: NOW, week: NIGHT_ECONOMY.window });
		expect(tested.resolution).toBe(9);
		const [first] = tested.rows;
		expect(first?.id).toBe(NIGHT_ECONOMY.cell);
		expect(first?.checks && stabilityOf(first.checks)).toBe('firm');
		const all = await ask(store, { period: NOW });
		expect(holding(all.rows, SHOPPING.cell)?.rank).toBe(1);
		const told = await tell(backendsOf(store), all, all.rows, true, signal);
		expect(told.get(all.rows[0]?.id ?? '')?.peak?.window).toMatchObject({ days: [4, 5], from: 21, to: 3 });
	});

	it('account for every incident: inside, outside, without a place', async () => {
		const tested = await ask(store, { period: NOW });
		const { total } = await store.totals(tested.filter, null);
		expect(tested.result.inside + tested.result.outside + tested.counts.unlocated).toBe(total);
		const classes = [0, 1, 2, 3, 4].map((at) => tested.result.evidence.filter((own) => own === at).length);
		expect(classes.reduce((a, b) => a + b, 0)).toBe(tested.grid.cells.length);
		for (const { cells, incidents, months } of tested.rows) {
			const { counts } = await store.cells({ ...tested.filter, cells: { resolution: 9, ids: cells } }, 9);
			expect(counts.reduce((a, b) => a + b, 0)).toBe(incidents);
			expect(months).toHaveLength(24);
			expect(months.slice(12).reduce((a, b) => a + b, 0)).toBe(incidents);
		}
	});

	it('do not take a loading gap for a fall: the month is left out of both years', async () => {
		const at = { from: day(`${LOADING_GAP.month}-01`), to: day('2026-03-01') };
		const before = { from: day('2025-02-01'), to: day('2025-03-01') };
		const tested = await ask(store, { period: NOW }, 2, [LOADING_GAP.month]);
		expect(tested.periods?.matched).toMatchObject({ out: { now: [at], before: [before] }, days: { now: 337, before: 337 } });
		const blind = await ask(store, { period: NOW });
		let feigned = 0;
		for (const [i, { cells, change }] of tested.rows.entries()) {
			const counted = async (period: Period): Promise<number> => {
				const { counts } = await store.cells({ ...NO_FILTER, period, cells: { resolution: 9, ids: cells } }, 9);
				return counts.reduce((a, b) => a + b, 0);
			};
			expect(change?.to).toBe((await counted(NOW)) - (await counted(at)));
			expect(change?.from).toBe((await counted({ from: day(SPAN.first), to: NOW.from })) - (await counted(before)));
			feigned = Math.max(feigned, (change?.percent ?? NaN) - (blind.rows[i]?.change?.percent ?? NaN));
		}
		// Maidstone's file lost most of its February.
		expect(feigned).toBeGreaterThan(0.03);
	});

	it('name the emerging and the fading cell', async () => {
		const emerged = await emerge(backendsOf(store), await ask(store, {}), signal);
		expect(emerged.result.months).toBe(24);
		expect(holding(emerged.rising, EMERGING.cell)?.change?.kind).toBe('rise');
		expect(holding(emerged.fading, FADING.cell)?.change?.kind).toBe('fall');
		expect(holding(emerged.rising, FADING.cell)).toBeUndefined();
		expect(holding(emerged.rising, NIGHT_ECONOMY.cell)).toBeUndefined();
	});

	it('do not move their ground with the filters, but with a chosen area', async () => {
		const [all, some, town] = [
			await ask(store, { period: NOW }),
			await ask(store, { period: NOW, categories: ['Burglary'] }),
			await ask(store, { areas: ['Canterbury'] })
		];
		expect(some.grid.cells).toEqual(all.grid.cells);
		expect(town.grid.cells.length).toBeLessThan(all.grid.cells.length);
		expect(town.result.outside).toBe(0);
	});
});

const folder = fileURLToPath(new URL('../../../shared/data/police-uk/', import.meta.url));
const month = ['2018-10-kent-street.csv', '2018-10/2018-10-kent-street.csv', 'kent/2018-10-kent-street.csv']
	.map((name) => folder + name)
	.find(existsSync);

describe.skipIf(month === undefined)('the hot spots of a Kent month (skipped without ../shared)', () => {
	it('count what the file holds, hours not recorded, on coarser hexagons', async () => {
		const path = month ?? '';
		const store = createStore(await openDuckDb());
		const id = await store.begin();
		const report = await createImporter().read(
			await openAsBlob(path),
			'kent.csv',
			{ roles: {}, answers: {} },
			(batch) => store.load(id, batch),
			() => undefined
		);
		await store.publish([{ id, facts: report.facts }]);
		const tested = await ask(store, {});
		const rows = rawRows([path]);
		expect(tested.result.inside + tested.result.outside + tested.counts.unlocated).toBe(rows.length);
		expect([8, 9]).toContain(tested.resolution);
		const [first] = tested.rows;
		const cells = new Set(first?.cells);
		expect(first?.incidents).toBe(rows.filter((row) => row.located && cells.has(latLngToCell(row.lat, row.lng, tested.resolution))).length);
		const told = await tell(backendsOf(store), tested, tested.rows, true, signal);
		expect(told.get(first?.id ?? '')).toMatchObject({ peak: null, timed: 0, untimed: first?.incidents });
		await expect(emerge(backendsOf(store), tested, signal)).rejects.toMatchObject({ code: 'too-few-months' });
		await store.close();
	}, 60_000);
});
