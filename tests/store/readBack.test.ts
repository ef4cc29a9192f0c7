import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMED_FIELDS, NO_NAME, UNLOCATED, type IncidentColumns } from '../../src/lib/core/incident';
import type { Store } from '../../src/lib/store/contract';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import type { Engine } from '../../src/lib/store/engine';
import { createStore } from '../../src/lib/store/store';
import { batchesOf, cellOfRow, counted, incidentsOf, publishInto } from './incidents';

const alpha = incidentsOf('alpha', 'mixed', 3000, 21);
const beta = incidentsOf('beta', 'hour', 1200, 22);

let engine: Engine;
let store: Store;
let ids: { alpha: number; beta: number };
beforeAll(async () => {
	engine = await openDuckDb();
	store = createStore(engine);
	ids = { alpha: await publishInto(store, 'alpha', alpha), beta: await publishInto(store, 'beta', beta, 500) };
});
afterAll(() => store.close());

interface Block {
	readonly columns: IncidentColumns;
	readonly names: Readonly<Record<string, readonly string[]>>;
	readonly points: ArrayLike<number>;
}

/** Every value of every row, with names and positions in place of codes. */
function spelled({ columns, names, points }: Block): string[] {
	const { length } = columns.dayFirst;
	return Array.from({ length }, (_, i) => {
		const row: Record<string, unknown> = {};
		for (const [name, column] of Object.entries(columns) as [keyof IncidentColumns, ArrayLike<number>][]) row[name] = column[i];
		for (const field of NAMED_FIELDS) row[field] = columns[field][i] === NO_NAME ? null : names[field]?.[columns[field][i] ?? -1];
		const at = columns.location[i] ?? UNLOCATED;
		row['location'] = at === UNLOCATED ? null : [points[2 * at], points[2 * at + 1]];
		return JSON.stringify(row, (_key, value: unknown) => (Number.isNaN(value) ? 'NaN' : value));
	});
}

function spelledBatches(rows: typeof alpha): string[] {
	const names: Record<string, string[]> = { category: [], outcome: [], area: [] };
	const points: number[] = [];
	return batchesOf(rows).flatMap(({ columns, newNames, newPoints }) => {
		for (const field of NAMED_FIELDS) names[field]?.push(...newNames[field]);
		points.push(...newPoints);
		return spelled({ columns, names, points });
	});
}

describe('a source read back', () => {
	it.each(['alpha', 'beta'] as const)('has every value of every row: %s', async (key) => {
		const rows = key === 'alpha' ? alpha : beta;
		const { names, points, parts } = await store.contents(ids[key]);
		const back: string[] = [];
		for (const { period, rows: expected } of parts) {
			const columns = await store.rows(ids[key], period);
			expect(columns.dayFirst.length).toBe(expected);
			back.push(...spelled({ columns, names, points }));
		}
		expect(back.sort()).toEqual(spelledBatches(rows).sort());
	});

	it('lists each name and place once, and periods that follow each other', async () => {
		const { names, points, parts } = await store.contents(ids.alpha);
		for (const field of NAMED_FIELDS) expect(new Set(names[field]).size).toBe(names[field].length);
		expect(names.category).not.toContain('');
		const places = Array.from({ length: points.length / 2 }, (_, i) => `${String(points[2 * i])} ${String(points[2 * i + 1])}`);
		expect(new Set(places).size).toBe(places.length);
		for (const [i, { period }] of parts.entries()) expect(period.from).toBeGreaterThanOrEqual(parts[i - 1]?.period.to ?? -Infinity);
	});

	it('is cut into parts of bounded size', async () => {
		const many = incidentsOf('many', 'day', 100_000, 23);
		const id = await publishInto(store, 'many', many, 50_000);
		const { parts } = await store.contents(id);
		expect(parts.length).toBeGreaterThan(1);
		expect(parts.reduce((sum, { rows }) => sum + rows, 0)).toBe(many.length);
		for (const { rows } of parts) expect(rows).toBeLessThanOrEqual(65_536);
		await store.discard(id);
	});

	it('is refused before it is published and after it is removed', async () => {
		const id = await store.begin();
		await expect(store.contents(id)).rejects.toMatchObject({ code: 'unknown-source' });
		await store.discard(id);
		await expect(store.rows(id, { from: 0, to: 1 })).rejects.toMatchObject({ code: 'unknown-source' });
	});
});

describe('counts by hexagon, month and category', () => {
	it.each([7, 10])('are those counted from the rows, at resolution %i', async (resolution) => {
		const counts = await store.monthly(resolution);
		const got = new Map(
			Array.from(counts.count, (n, i) => {
				const cell = counts.cells[counts.cell[i] ?? -1] ?? null;
				const category = counts.categories[counts.category[i] ?? NO_NAME] ?? '';
				return [`${String(cell)} ${String(counts.month[i])} ${category}`, n] as const;
			})
		);
		const expected = counted(
			[...alpha, ...beta].map((row) => `${String(cellOfRow(row, resolution))} ${String(row.month)} ${row.category}`)
		);
		expect(got).toEqual(expected);
	});
});
