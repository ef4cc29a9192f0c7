import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_FILTER } from '../../src/lib/core/filter';
import { unknownOrigin } from '../../src/lib/state/unknownOrigin';
import { createStore, type Store } from '../../src/lib/store';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { incidentsOf, publishInto } from '../store/incidents';

const { signal } = new AbortController();
const rows = incidentsOf('alpha', 'hour', 600, 7);
let store: Store;
beforeAll(async () => {
	store = createStore(await openDuckDb());
	await publishInto(store, 'alpha', rows);
});
afterAll(() => store.close());

it('is the share of records but officers’ own that do not say who raised them, whatever origins the filter asks for', async () => {
	const counted = rows.filter(({ origin }) => origin !== 'officer');
	const unknown = counted.filter(({ origin }) => origin === 'unknown').length / counted.length;
	expect(unknown).toBeGreaterThan(0);
	expect(await unknownOrigin(store, NO_FILTER, signal)).toBeCloseTo(unknown, 12);
	expect(await unknownOrigin(store, { ...NO_FILTER, origins: ['officer'] }, signal)).toBeCloseTo(unknown, 12);
	expect(await unknownOrigin(store, { ...NO_FILTER, categories: ['none such'] }, signal)).toBe(0);
});
