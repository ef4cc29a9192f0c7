import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latLngToCell } from 'h3-js';
import type { Store } from '../../src/lib/store/contract';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import type { Engine } from '../../src/lib/store/engine';
import { createStore } from '../../src/lib/store/store';
import { factsOf, incidentsOf, loadInto, publishInto, type Incident } from './incidents';

let engine: Engine;
beforeAll(async () => {
	engine = await openDuckDb();
});
afterAll(() => engine.close());
async function fresh(): Promise<Store> {
	for (let i = 0; i < 20; i++) await engine.run(`DROP TABLE IF EXISTS incident_${String(i)}`);
	return createStore(engine);
}

const KINDS = { Burglary: 'acquisitive', 'Vehicle crime': 'acquisitive' };
const kindOf = (name: string): string => (name in KINDS ? 'acquisitive' : `own ${name.toLowerCase()}`);
/** The batches of these tests give a clock time of whole hours. */
const time = (row: Incident): number => row.first * 24 + ((row.slot ?? 0) % 24);
const cell = ({ lat, lng }: Incident): string => latLngToCell(lat ?? 0, lng ?? 0, 9);

/** Rows of one source with one like them in the other, pair by pair. */
function matched(mine: readonly Incident[], theirs: readonly Incident[]): number {
	const usable = (row: Incident): boolean => row.slot !== null && row.lng !== null && row.category !== '';
	const others = theirs.filter(usable);
	return mine
		.filter(usable)
		.filter((a) => others.some((b) => Math.abs(time(a) - time(b)) <= 1 && cell(a) === cell(b) && kindOf(a.category) === kindOf(b.category)))
		.length;
}

describe('incidents that two sources may both hold', () => {
	it('agree with a comparison pair by pair, whoever is published', async () => {
		const store = await fresh();
		const alpha = incidentsOf('alpha', 'hour', 1500, 41);
		const shifted = alpha.slice(0, 200).map((row, i) => ({
			...row,
			source: 'beta',
			slot: row.slot === null ? null : Math.min(167, row.slot + (i % 3)),
			// The other source's word for the same kind.
			category: row.category === 'Burglary' ? 'Vehicle crime' : row.category
		}));
		const beta = [...shifted, ...incidentsOf('beta', 'mixed', 1500, 42)];
		const gamma = incidentsOf('gamma', 'month', 500, 43);
		const ids = [await publishInto(store, 'alpha', alpha), await publishInto(store, 'gamma', gamma)];
		expect(await store.possibleDuplicates(KINDS, null)).toEqual({ pairs: [], compared: 0, since: null });
		const betaId = await loadInto(store, beta);
		const answer = await store.possibleDuplicates(KINDS, [...ids, betaId]);
		expect(answer.since).toBeNull();
		expect(answer.pairs).toHaveLength(1);
		const [pair] = answer.pairs;
		expect(pair?.sources).toEqual([ids[0], betaId]);
		expect(pair?.rows).toEqual([matched(alpha, beta), matched(beta, alpha)]);
		expect(pair?.rows[0]).toBeGreaterThan(50);
		expect(pair?.examples).toHaveLength(5);
		for (const { apart, incidents } of pair?.examples ?? []) {
			expect(apart).toBeLessThanOrEqual(3600);
			expect(incidents[0].cell).toBe(incidents[1].cell);
			expect(kindOf(incidents[0].category)).toBe(kindOf(incidents[1].category));
		}
		await store.publish([{ id: betaId, facts: factsOf('beta', beta) }]);
		expect((await store.possibleDuplicates(KINDS, null)).pairs).toEqual(answer.pairs);
		expect((await store.possibleDuplicates({}, null)).pairs[0]?.rows[0]).toBeLessThan(pair?.rows[0] ?? 0);
		expect((await store.holdings()).total).toBe(alpha.length + beta.length + gamma.length);
	});
});
