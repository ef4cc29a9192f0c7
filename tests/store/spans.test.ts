import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CleanBatch } from '../../src/lib/core/incident';
import { NO_FILTER, type Filter } from '../../src/lib/core/filter';
import type { Store } from '../../src/lib/store/contract';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { createStore } from '../../src/lib/store/store';
import { batchesOf, counted, factsOf, incidentsOf, passes, someFilter, type Incident } from './incidents';

/** An incident with a clock time to the second and perhaps an end, both told by its place in the list. */
interface Timed extends Incident {
	/** Seconds after midnight; −1 when unknown. */
	readonly second: number;
	/** Local civil seconds since 1970; NaN without an end. */
	readonly until: number;
	readonly precision: number;
}

const LENGTHS = [NaN, 0, 59, 60, 61, 3600, 4 * 3600 + 7, 86_400, 8 * 86_400 + 30, 5622 * 3600];
const timed = (source: string, seed: number): Timed[] =>
	incidentsOf(source, 'mixed', 1500, seed).map((row, i) => {
		const hourly = i % 5 === 0;
		const second = row.slot === null ? -1 : (row.slot % 24) * 3600 + (hourly ? 0 : (i * 37) % 3600);
		const length = row.slot === null ? NaN : (LENGTHS[i % LENGTHS.length] ?? NaN);
		return {
			...row,
			second,
			until: row.first * 86_400 + second + length,
			precision: row.first !== row.last ? 3 : second < 0 ? 2 : hourly ? 1 : 0
		};
	});
const all = [...timed('alpha', 7), ...timed('beta', 8)];

/** The batches of plain incidents with the clock times put in. */
function withTimes(rows: readonly Timed[]): CleanBatch[] {
	const size = 400;
	return batchesOf(rows, size).map((batch, block) => {
		const own = rows.slice(block * size, (block + 1) * size);
		const columns = {
			...batch.columns,
			second: Int32Array.from(own, ({ second }) => second),
			until: Float64Array.from(own, ({ until }) => until),
			precision: Uint8Array.from(own, ({ precision }) => precision)
		};
		return { ...batch, columns };
	});
}

describe.each([{ brush: true }, { brush: false }])('when in the week incidents can have happened (brush $brush)', ({ brush }) => {
	let store: Store;
	beforeAll(async () => {
		store = createStore(await openDuckDb(), { resolutions: [8], brush });
		for (const key of ['alpha', 'beta']) {
			const rows = all.filter(({ source }) => source === key);
			const id = await store.begin();
			for (const batch of withTimes(rows)) await store.load(id, batch);
			await store.publish([{ id, facts: factsOf(key, rows) }]);
		}
	});
	afterAll(() => store.close());

	it('agrees with a count made incident by incident', () =>
		fc.assert(
			fc.asyncProperty(someFilter, async (filter: Filter) => {
				const rows = all.filter((row) => passes(row, filter));
				const known = rows.filter(({ slot }) => slot !== null);
				const key = ({ slot, second, first, until }: Timed): string => {
					const length = Math.floor((until - second) / 60) - first * 1440;
					return `${String((slot ?? 0) * 60 + Math.floor((second % 3600) / 60))} ${String(length)}`;
				};
				const answer = await store.spans(filter);
				const entries = (counts: Uint32Array) =>
					Array.from(counts, (n, i) => [`${String(answer.start[i])} ${String(answer.length[i])}`, n] as const);
				expect(new Map(entries(answer.count))).toEqual(counted(known.map(key)));
				expect(entries(answer.count).length).toBe(counted(known.map(key)).size);
				expect(new Map(entries(answer.hourly).filter(([, n]) => n > 0))).toEqual(
					counted(known.filter(({ precision }) => precision === 1).map(key))
				);
				expect(answer.untimed).toBe(rows.length - known.length);
			}),
			{ numRuns: 50, seed: 20261122 }
		));

	it('has lengths of every kind to agree on', async () => {
		const { length, hourly } = await store.spans(NO_FILTER);
		expect(new Set(length)).toEqual(new Set([NaN, 0, 1, 60, 240, 1440, 11_520, 337_320]));
		expect(hourly.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(100);
	});
});
