import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../src/lib/core/filter';
import { gather } from '../../../src/lib/state/share/gather';
import { Workspace } from '../../../src/lib/state/workspace.svelte';
import { openDuckDb } from '../../../src/lib/store/duckdb-wasm/node';
import type { Engine } from '../../../src/lib/store/engine';
import { realBackends } from '../realBackends';

const HEADER =
	'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context';
/** Incidents of categories A, B, C …: the first has most, the last one. */
const file = (categories: number): File => {
	const lines = Array.from({ length: categories }, (_, k) =>
		Array.from({ length: categories - k }, (_row, i) => {
			const id = `${String(k)}x${String(i)}`.padEnd(64, '0');
			const name = `Category ${String.fromCharCode(65 + k)}`;
			return `${id},2022-01,Downshire Police,Downshire Police,1.08,51.28,On or near A Street,E0,Canterbury 001A,${name},Under investigation,`;
		})
	);
	return new File([`${HEADER}\n${lines.flat().join('\n')}\n`], `2022-01-downshire-street.csv`);
};

let engine: Engine;
beforeAll(async () => {
	engine = await openDuckDb();
});
afterAll(() => engine.close());

async function kinds(categories: number): Promise<{ name: string; now: number }[]> {
	const backends = await realBackends(engine);
	const workspace = new Workspace(backends);
	await workspace.add([file(categories)]);
	await workspace.publish();
	const { holdings, synthetic } = workspace;
	const ground = { store: backends.store, holdings, synthetic, placed: [], gaps: [], places: [], land: null, overlays: [] };
	const words = { whereIs: () => '', scopeOf: () => '' };
	const { facts } = await gather({ ...ground, ...words }, { audience: 'partnership', filter: NO_FILTER, today: 20_000 });
	return facts.categories.map(({ name, now }) => ({ name, now }));
}

describe('categories of a pack', () => {
	it('beyond the largest are one, whose name does not tell how many they are', async () => {
		const found = [await kinds(20), await kinds(21), await kinds(23)];
		expect(found.map((list) => list.length)).toEqual([20, 20, 20]);
		expect(found.map((list) => list.at(-1))).toEqual([
			{ name: 'Category T', now: 1 },
			{ name: 'Smaller categories together', now: 2 + 1 },
			{ name: 'Smaller categories together', now: 4 + 3 + 2 + 1 }
		]);
	});
});
