import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_FILTER, type Filter, type Polygons } from '../../src/lib/core/filter';
import { monthOf, weekOf } from '../../src/lib/core/time';
import type { Store } from '../../src/lib/store/contract';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { createStore } from '../../src/lib/store/store';
import { counted, inPolygons, incidentsOf, passes, publishInto, someFilter, somePolygons, type Incident } from './incidents';

const all: Incident[] = [...incidentsOf('alpha', 'mixed', 1200, 11), ...incidentsOf('beta', 'hour', 1200, 12)];
const check = <T>(property: fc.IAsyncProperty<T>) => fc.assert(property, { numRuns: 60, seed: 20261122 });
const sum = (counts: Iterable<number>): number => [...counts].reduce((total, n) => total + n, 0);
const BINS = { month: monthOf, week: weekOf, day: (day: number) => day };
const boundaries = fc.array(somePolygons, { minLength: 1, maxLength: 5 });

/** Places in the list of the boundaries that hold an incident. */
const holding = ({ lng, lat }: Incident, shapes: readonly Polygons[]): number[] =>
	shapes.flatMap((shape, at) => (lng !== null && lat !== null && inPolygons(shape, lng, lat) ? [at] : []));

describe.each([
	{ way: 'typed columns', brush: true },
	{ way: 'the engine alone', brush: false }
])('answered from $way, as a count made incident by incident', ({ brush }) => {
	let store: Store;
	beforeAll(async () => {
		store = createStore(await openDuckDb(), { brush });
		for (const key of ['alpha', 'beta'])
			await publishInto(
				store,
				key,
				all.filter((row) => row.source === key)
			);
	});
	afterAll(() => store.close());
	const under = (filter: Filter): Incident[] => all.filter((row) => passes(row, filter));

	it('incidents by boundary and bin; the parts add up to the total', () =>
		check(
			fc.asyncProperty(someFilter, boundaries, fc.constantFrom('month' as const, 'week' as const), async (filter, shapes, bin) => {
				const rows = under(filter);
				const answer = await store.byBoundaries(filter, shapes, bin);
				expect(sum(answer.totals) + answer.none + answer.unlocated).toBe(rows.length);
				expect(sum(answer.counts)).toBe(sum(answer.totals) - answer.undated);
				expect(answer.unlocated).toBe(rows.filter((row) => row.lng === null).length);
				expect(answer.overlapping).toBe(rows.filter((row) => holding(row, shapes).length > 1).length);
				expect(answer.coarse).toBe(0);
				shapes.forEach((_, at) => {
					const own = rows.filter((row) => holding(row, shapes)[0] === at);
					expect(answer.totals[at]).toBe(own.length);
					const dated = bin === 'month' ? own : own.filter((row) => row.first === row.last);
					const expected = counted(dated.map((row) => BINS[bin](row.first)));
					for (let i = 0; i < answer.bins; i++) expect(answer.counts[at * answer.bins + i]).toBe(expected.get(answer.start + i) ?? 0);
				});
			})
		));

	it('located incidents as points, the latest ones within the limit', () =>
		check(
			fc.asyncProperty(someFilter, fc.constantFrom(0, 5, 100, 5000), async (filter, limit) => {
				const rows = under(filter);
				const located = rows.filter((row) => row.lng !== null);
				const usable = located.filter((row) => row.first === row.last);
				const answer = await store.placed(filter, limit);
				const size = Math.min(limit, usable.length);
				expect([answer.lng.length, answer.lat.length, answer.day.length]).toEqual([size, size, size]);
				expect(answer.left).toEqual({
					unlocated: rows.length - located.length,
					undated: located.length - usable.length,
					over: usable.length - size
				});
				expect(answer.coarse).toBe(0);
				const key = (lng: number | null | undefined, lat: number | null | undefined, day: number | undefined) => [lng, lat, day].join(' ');
				const got = Array.from(answer.day, (day, i) => key(answer.lng[i], answer.lat[i], day));
				const sorted = usable.toSorted((a, b) => a.first - b.first || (a.lng ?? 0) - (b.lng ?? 0) || (a.lat ?? 0) - (b.lat ?? 0));
				expect(got).toEqual(sorted.slice(usable.length - size).map((row) => key(row.lng, row.lat, row.first)));
			})
		));

	it('finds the same again after a file was taken out and another loaded', async () => {
		const own = createStore(await openDuckDb(), { brush });
		const shape: Polygons = [[[[0, 50], [3, 50], [3, 53], [0, 53]]]]; // prettier-ignore
		const first = await publishInto(own, 'one', all.slice(0, 100));
		expect(sum((await own.byBoundaries(NO_FILTER, [shape], 'month')).totals)).toBe(all.slice(0, 100).filter((r) => r.lng !== null).length);
		await own.discard(first);
		await publishInto(own, 'two', all.slice(1200, 1500));
		const again = await own.byBoundaries(NO_FILTER, [shape], 'month');
		expect(sum(again.totals)).toBe(all.slice(1200, 1500).filter((r) => r.lng !== null).length);
		await own.close();
	});
});
