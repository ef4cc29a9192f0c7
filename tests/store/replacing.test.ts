import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../src/lib/core/filter';
import { monthStart } from '../../src/lib/core/time';
import type { Store } from '../../src/lib/store/contract';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import type { Engine } from '../../src/lib/store/engine';
import { createStore } from '../../src/lib/store/store';
import { batchesOf, cellOfRow, counted, factsOf, incidentsOf, loadInto, publishInto, type Incident, type Kind } from './incidents';

let engine: Engine;
beforeAll(async () => {
	engine = await openDuckDb();
});
afterAll(() => engine.close());
async function fresh(brush: boolean): Promise<Store> {
	for (let i = 0; i < 20; i++) await engine.run(`DROP TABLE IF EXISTS incident_${String(i)}`);
	return createStore(engine, { brush, resolutions: [8] });
}

const monthPeriods = (months: readonly number[]) => months.map((month) => ({ from: monthStart(month), to: monthStart(month + 1) }));
const iso = (month: number): string => `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;

/** Every view of the store against a plain count of the rows that should be there. */
async function expectRows(store: Store, rows: readonly Incident[]): Promise<void> {
	const { counts, start } = await store.series(NO_FILTER, 'month');
	const byMonth = counted(rows.map(({ month }) => month));
	expect(new Map([...counts].flatMap((n, i) => (n === 0 ? [] : [[start + i, n] as const])))).toEqual(byMonth);
	const holdings = await store.holdings();
	expect(holdings).toMatchObject({
		total: rows.length,
		located: rows.filter(({ lng }) => lng !== null).length,
		timed: rows.filter(({ slot }) => slot !== null).length,
		dated: rows.filter(({ first, last }) => first === last).length,
		days: rows.length === 0 ? null : { first: Math.min(...rows.map(({ first }) => first)), last: Math.max(...rows.map(({ last }) => last)) }
	});
	expect((await store.totals(NO_FILTER, null)).total).toBe(rows.length);
	const grid = await store.grid(8);
	const cells = await store.cells(NO_FILTER, 8);
	const expected = counted(rows.map((row) => cellOfRow(row, 8)));
	expected.delete(null);
	expect(new Map<string | null, number | undefined>(grid.cells.map((cell, i) => [cell, cells.counts[i]]))).toEqual(expected);
	expect(new Map((await store.values('category', NO_FILTER, null)).map(({ name, now }) => [name, now]))).toEqual(
		counted(rows.map(({ category }) => category || 'Not given'))
	);
}

describe.each([true, false])('replacing rows (brush %s)', (brush) => {
	it('takes away the months that a newer source brings, says how many, and keeps the rest', async () => {
		const store = await fresh(brush);
		const [old, other, newer] = [
			incidentsOf('old', 'month', 900, 1),
			incidentsOf('other', 'hour', 300, 2),
			incidentsOf('newer', 'month', 500, 3)
		];
		const oldId = await publishInto(store, 'old', old);
		await publishInto(store, 'other', other);
		const months = [...new Set(newer.map(({ month }) => month))].slice(0, 7);
		const brought = newer.filter(({ month }) => months.includes(month));
		const id = await loadInto(store, brought);
		await expectRows(store, [...old, ...other]);
		await store.publish([{ id, facts: factsOf('newer', brought), replaces: [{ source: oldId, periods: monthPeriods(months) }] }]);
		const kept = old.filter(({ month }) => !months.includes(month));
		await expectRows(store, [...kept, ...other, ...brought]);
		const source = (await store.holdings()).sources.find(({ id: known }) => known === oldId);
		expect(source).toMatchObject({ rows: old.length, accepted: old.length, replaced: old.length - kept.length });
		expect(source?.months).toEqual(Object.fromEntries([...counted(kept.map(({ month }) => iso(month)))].sort()));
		await store.discard(oldId);
		await expectRows(store, [...other, ...brought]);
	});

	it('forgets a source of which nothing is left, also one that is published in the same breath', async () => {
		const store = await fresh(brush);
		const [first, second] = [incidentsOf('first', 'month', 200, 4), incidentsOf('second', 'month', 200, 5)];
		const firstId = await loadInto(store, first);
		const secondId = await loadInto(store, second);
		const months = [...new Set(first.map(({ month }) => month))];
		const { sources } = await store.publish([
			{ id: firstId, facts: factsOf('first', first) },
			{
				id: secondId,
				facts: factsOf('second', second),
				replaces: [
					{ source: firstId, periods: monthPeriods(months) },
					{ source: 999, periods: [] }
				]
			}
		]);
		expect(sources.map(({ id }) => id)).toEqual([secondId]);
		await expectRows(store, second);
	});

	it('changes nothing when it is cancelled or the counts do not agree', async () => {
		const store = await fresh(brush);
		const [old, newer] = [incidentsOf('old', 'month', 300, 6), incidentsOf('newer', 'month', 100, 7)];
		const oldId = await publishInto(store, 'old', old);
		const id = await loadInto(store, newer);
		const replaces = [{ source: oldId, periods: [{ from: 0, to: 40_000 }] }];
		await expect(store.publish([{ id, facts: { ...factsOf('newer', newer), accepted: 1 }, replaces }])).rejects.toThrow(/accepted/);
		const abort = new AbortController();
		const publishing = store.publish([{ id, facts: factsOf('newer', newer), replaces }], abort.signal);
		abort.abort();
		await expect(publishing).rejects.toMatchObject({ name: 'AbortError' });
		await expectRows(store, old);
		await store.publish([{ id, facts: factsOf('newer', newer), replaces }]);
		await expectRows(store, newer);
	});

	it('adds up whatever is replaced (property)', async () => {
		const kinds = fc.constantFrom<Kind>('month', 'day', 'hour', 'mixed');
		const span = fc
			.tuple(fc.integer({ min: 19_250, max: 20_050 }), fc.integer({ min: 0, max: 200 }))
			.map(([from, length]) => ({ from, to: from + length }));
		const step = fc.record({
			kind: kinds,
			seed: fc.integer({ min: 1, max: 1e6 }),
			count: fc.integer({ min: 1, max: 120 }),
			periods: fc.array(span, { maxLength: 4 })
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
				const store = await fresh(brush);
				let live: { id: number; rows: Incident[] }[] = [];
				for (const { kind, seed, count, periods } of steps) {
					const rows = incidentsOf(`s${String(seed)}`, kind, count, seed);
					const id = await store.begin();
					for (const batch of batchesOf(rows, 50)) await store.load(id, batch);
					const replaces = live.map(({ id: source }) => ({ source, periods }));
					await store.publish([{ id, facts: factsOf(`s${String(seed)}`, rows), replaces }]);
					live = live.map((old) => ({
						...old,
						rows: old.rows.filter(({ first, last }) => !periods.some(({ from, to }) => first >= from && last < to))
					}));
					live.push({ id, rows });
				}
				await expectRows(
					store,
					live.flatMap(({ rows }) => rows)
				);
				for (const { id, rows } of live) {
					const source = (await store.holdings()).sources.find((known) => known.id === id);
					expect((source?.accepted ?? 0) - (source?.replaced ?? 0)).toBe(rows.length);
				}
			}),
			{ numRuns: 12, interruptAfterTimeLimit: 8000 }
		);
	});
});
