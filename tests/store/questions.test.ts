import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_FILTER, without, type Filter } from '../../src/lib/core/filter';
import { monthOf, weekOf, weekStart, monthStart } from '../../src/lib/core/time';
import type { Store } from '../../src/lib/store/contract';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { createStore } from '../../src/lib/store/store';
import {
	cellOfRow,
	counted,
	day,
	incidentsOf,
	loadInto,
	passes,
	publishInto,
	someFilter,
	somePeriod,
	someWeek,
	windowHolds,
	type Incident
} from './incidents';

const all: Incident[] = [
	...incidentsOf('alpha', 'month', 1500, 1),
	...incidentsOf('beta', 'mixed', 1500, 2),
	...incidentsOf('gamma', 'hour', 1500, 3)
];
const hidden = incidentsOf('hidden', 'hour', 500, 4);
const RUNS = 100;
const check = <T>(property: fc.IAsyncProperty<T>) => fc.assert(property, { numRuns: RUNS, seed: 20261122 });

describe.each([
	{ way: 'typed columns', brush: true },
	{ way: 'the engine alone', brush: false }
])('answered from $way', ({ brush }) => {
	let store: Store;
	beforeAll(async () => {
		store = createStore(await openDuckDb(), { resolutions: [8], brush });
		for (const key of ['alpha', 'beta', 'gamma'])
			await publishInto(
				store,
				key,
				all.filter((row) => row.source === key)
			);
		await loadInto(store, hidden);
	});
	afterAll(() => store.close());

	const under = (filter: Filter): Incident[] => all.filter((row) => passes(row, filter));
	const sum = (counts: Iterable<number>): number => [...counts].reduce((total, n) => total + n, 0);
	const holdingsSpan = () => ({ first: Math.min(...all.map((row) => row.first)), last: Math.max(...all.map((row) => row.last)) });

	it('asks about filters of which many match something', () => {
		const sizes = fc.sample(someFilter, { numRuns: RUNS, seed: 20261122 }).map((filter) => under(filter).length);
		expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(RUNS / 3);
	});

	describe('every question agrees with a count made incident by incident', () => {
		it('cells, and the same cells as h3-js', () =>
			check(
				fc.asyncProperty(someFilter, fc.constantFrom(8, 9, 10), async (filter, resolution) => {
					const rows = under(filter);
					const grid = await store.grid(resolution);
					const answer = await store.cells(filter, resolution);
					expect(answer.version).toBe(grid.version);
					const expected = counted(rows.map((row) => cellOfRow(row, resolution)));
					const got = new Map(grid.cells.map((cell, i) => [cell as string | null, answer.counts[i] ?? 0]));
					for (const [cell, n] of expected) if (cell !== null) expect(got.get(cell)).toBe(n);
					expect(answer.unlocated).toBe(expected.get(null) ?? 0);
					expect(answer.located).toBe(rows.length - answer.unlocated);
					expect(sum(answer.counts)).toBe(answer.located);
				})
			));

		it('series without gaps over all that is held', () =>
			check(
				fc.asyncProperty(someFilter, fc.constantFrom('month' as const, 'week' as const, 'day' as const), async (filter, bin) => {
					const rows = under(filter);
					const of = { month: monthOf, week: weekOf, day: (at: number) => at }[bin];
					const { first, last } = holdingsSpan();
					const answer = await store.series(filter, bin);
					const dated = bin === 'month' ? rows : rows.filter((row) => row.first === row.last);
					const expected = counted(dated.map((row) => of(row.first)));
					expect(answer.start).toBe(of(first));
					expect(answer.counts.length).toBe(of(last) - of(first) + 1);
					expect([...answer.counts]).toEqual(Array.from(answer.counts, (_, i) => expected.get(answer.start + i) ?? 0));
					expect(answer.undated).toBe(rows.length - dated.length);
				})
			));

		it('hexagons over time, which add up to their hexagons', () =>
			check(
				fc.asyncProperty(
					someFilter,
					fc.constantFrom(8, 9),
					fc.constantFrom('month' as const, 'week' as const),
					async (filter, resolution, bin) => {
						const rows = under(filter);
						const of = { month: monthOf, week: weekOf }[bin];
						const grid = await store.grid(resolution);
						const answer = await store.cellSeries(filter, resolution, bin);
						const located = rows.filter((row) => cellOfRow(row, resolution) !== null);
						const dated = bin === 'month' ? located : located.filter((row) => row.first === row.last);
						const expected = counted(dated.map((row) => `${cellOfRow(row, resolution) ?? ''} ${String(of(row.first))}`));
						const got = Array.from(answer.count, (n, i) => {
							return [`${grid.cells[answer.cell[i] ?? -1] ?? ''} ${String(answer.start + (answer.when[i] ?? 0))}`, n] as const;
						});
						expect(new Map(got)).toEqual(expected);
						expect(got.length).toBe(expected.size);
						expect(answer.unlocated).toBe(rows.length - located.length);
						expect(answer.undated).toBe(located.length - dated.length);
						const { first, last } = holdingsSpan();
						expect([answer.start, answer.bins]).toEqual([of(first), of(last) - of(first) + 1]);
					}
				)
			));

		it('hours', () =>
			check(
				fc.asyncProperty(someFilter, async (filter) => {
					const rows = under(filter);
					const answer = await store.hours(filter);
					const expected = counted(rows.map((row) => row.slot));
					expect([...answer.counts]).toEqual(Array.from({ length: 168 }, (_, slot) => expected.get(slot) ?? 0));
					expect(answer.untimed).toBe(expected.get(null) ?? 0);
				})
			));

		it('hexagons by hour of the week, which add up to their hours', () =>
			check(
				fc.asyncProperty(someFilter, fc.constantFrom(8, 9), async (filter, resolution) => {
					const located = under(filter).filter((row) => cellOfRow(row, resolution) !== null);
					const timed = located.filter((row) => row.slot !== null);
					const grid = await store.grid(resolution);
					const answer = await store.cellHours(filter, resolution);
					const got = Array.from(
						answer.count,
						(n, i) => [`${grid.cells[answer.cell[i] ?? -1] ?? ''} ${String(answer.slot[i])}`, n] as const
					);
					expect(new Map(got)).toEqual(counted(timed.map((row) => `${cellOfRow(row, resolution) ?? ''} ${String(row.slot)}`)));
					expect(got.length).toBe(new Set(got.map(([pair]) => pair)).size);
					const order = Array.from(answer.cell, (cell, i) => cell * 168 + (answer.slot[i] ?? 0));
					expect(order).toEqual(order.toSorted((a, b) => a - b));
					expect(answer.unlocated).toBe(under(filter).length - located.length);
					expect(answer.untimed).toBe(located.length - timed.length);
				})
			));

		it('values of every field, now and before', () =>
			check(
				fc.asyncProperty(
					someFilter,
					fc.constantFrom('category' as const, 'outcome' as const, 'area' as const, 'origin' as const, 'source' as const),
					fc.option(somePeriod, { nil: null }),
					async (filter, field, before) => {
						const names = (rows: Incident[]) => counted(rows.map((row) => row[field] || 'Not given'));
						const now = names(under(filter));
						const then = names(before ? under({ ...filter, period: before }) : []);
						const answer = await store.values(field, filter, before);
						const expected = [...new Set([...now.keys(), ...then.keys()])].map((name) => ({
							name,
							now: now.get(name) ?? 0,
							before: before ? (then.get(name) ?? 0) : null
						}));
						const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
						expect([...answer].sort(byName)).toEqual(expected.sort(byName));
						expect(answer.every((entry, i) => i === 0 || entry.now <= (answer[i - 1]?.now ?? 0))).toBe(true);
					}
				)
			));

		it('totals, now and before', () =>
			check(
				fc.asyncProperty(someFilter, fc.option(somePeriod, { nil: null }), async (filter, before) => {
					const rows = under(filter);
					expect(await store.totals(filter, before)).toEqual({
						total: rows.length,
						located: rows.filter((row) => row.lng !== null).length,
						timed: rows.filter((row) => row.slot !== null).length,
						before: before ? under({ ...filter, period: before }).length : null
					});
				})
			));

		it('one hexagon', () =>
			check(
				fc.asyncProperty(
					someFilter,
					fc.integer({ min: 0, max: all.length - 1 }),
					fc.constantFrom(8, 9),
					async (filter, pick, resolution) => {
						const cell = cellOfRow(all[pick] as Incident, resolution) ?? '88754e6499fffff';
						const rows = under(filter).filter((row) => cellOfRow(row, resolution) === cell);
						const answer = await store.cellProfile(filter, resolution, cell);
						expect(answer).toMatchObject({ cell, count: rows.length });
						expect(new Map(answer.categories.map(({ name, now }) => [name, now]))).toEqual(
							counted(rows.map((row) => row.category || 'Not given'))
						);
						const hours = counted(rows.flatMap((row) => (row.slot === null ? [] : [row.slot % 24])));
						expect([...answer.hours]).toEqual(Array.from({ length: 24 }, (_, hour) => hours.get(hour) ?? 0));
					}
				)
			));
	});

	describe('demand', () => {
		it('agrees with a count made incident by incident, and every candidate is counted or left out once', () =>
			check(
				fc.asyncProperty(someFilter, fc.option(someWeek, { nil: null }), fc.boolean(), async (filter, window, officer) => {
					const answer = await store.demand(filter, 9, window, { officer });
					const span = all.filter((row) => !filter.sources || filter.sources.includes(row.source));
					const from = Math.max(Math.min(...span.map((row) => row.first)), filter.period?.from ?? -Infinity);
					const to = Math.min(Math.max(...span.map((row) => row.last)) + 1, filter.period?.to ?? Infinity);
					const bin = { week: weekOf, month: monthOf }[answer.bin];
					const start = { week: weekStart, month: monthStart }[answer.bin];
					if (answer.last >= answer.first) {
						expect(start(answer.first)).toBeGreaterThanOrEqual(from);
						expect(start(answer.first - 1)).toBeLessThan(from);
						expect(start(answer.last + 1)).toBeLessThanOrEqual(to);
						expect(start(answer.last + 2)).toBeGreaterThan(to);
					}
					const inBins = under(filter).filter((row) => row.first >= start(answer.first) && row.last < start(answer.last + 1));
					const candidates = inBins.filter((row) => !window || row.slot === null || windowHolds(window, row.slot));
					const kept = candidates.filter((row) => officer || row.origin !== 'officer');
					const located = kept.filter((row) => row.lng !== null);
					const used = located.filter((row) => !window || row.slot !== null);
					expect(answer.left).toEqual({
						officer: candidates.length - kept.length,
						unlocated: kept.length - located.length,
						untimed: located.length - used.length
					});
					if (answer.bin === 'week') expect(used.every((row) => row.first === row.last)).toBe(true);
					const expected = counted(used.map((row) => `${cellOfRow(row, 9) ?? ''} ${String(bin(row.first))}`));
					const got = new Map(
						Array.from(answer.count, (n, i) => [`${answer.cells[answer.cell[i] ?? -1] ?? ''} ${String(answer.when[i])}`, n])
					);
					expect(got).toEqual(expected);
					expect(answer.centres.length).toBe(2 * answer.cells.length);
				})
			));

		it('uses weeks where every counted incident has a day, months where one has not', async () => {
			const one = { officer: true };
			expect((await store.demand({ ...NO_FILTER, sources: ['gamma'] }, 9, null, one)).bin).toBe('week');
			expect((await store.demand({ ...NO_FILTER, sources: ['alpha'] }, 9, null, one)).bin).toBe('month');
			expect((await store.demand(NO_FILTER, 9, null, one)).bin).toBe('month');
			expect((await store.demand(NO_FILTER, 9, { days: [4], from: 21, to: 3, nights: true }, one)).bin).toBe('week');
		});
	});

	describe('views that share a filter', () => {
		it('add up to the same totals', () =>
			check(
				fc.asyncProperty(someFilter, async (filter) => {
					const [cells, months, weeks, hours, names, totals] = await Promise.all([
						store.cells(filter, 9),
						store.series(filter, 'month'),
						store.series(filter, 'week'),
						store.hours(filter),
						store.values('category', filter, null),
						store.totals(filter, null)
					]);
					const { total } = totals;
					expect(cells.located + cells.unlocated).toBe(total);
					expect(cells.located).toBe(totals.located);
					expect(sum(months.counts) + months.undated).toBe(total);
					expect(sum(weeks.counts) + weeks.undated).toBe(total);
					expect(sum(hours.counts) + hours.untimed).toBe(total);
					expect(sum(hours.counts)).toBe(totals.timed);
					expect(sum(names.map(({ now }) => now))).toBe(total);
				})
			));

		it('grow when a clause is lifted, and nothing matches an empty list', async () => {
			await check(
				fc.asyncProperty(
					someFilter,
					fc.constantFrom('period' as const, 'categories' as const, 'drawn' as const, 'cells' as const),
					async (filter, clause) => {
						const [narrow, wide] = await Promise.all([store.totals(filter, null), store.totals(without(filter, clause), null)]);
						expect(narrow.total).toBeLessThanOrEqual(wide.total);
					}
				)
			);
			for (const clause of ['categories', 'areas', 'sources', 'outcomes', 'origins'] as const)
				expect((await store.totals({ ...NO_FILTER, [clause]: [] }, null)).total, clause).toBe(0);
			expect((await store.totals({ ...NO_FILTER, categories: ['No such category'] }, null)).total).toBe(0);
			expect((await store.totals({ ...NO_FILTER, cells: { resolution: 9, ids: [] } }, null)).total).toBe(0);
			expect((await store.totals({ ...NO_FILTER, drawn: [] }, null)).total).toBe(0);
		});

		it('count a month-only incident only when its whole month lies inside', async () => {
			const filter = { ...NO_FILTER, sources: ['alpha'] };
			const whole = await store.totals({ ...filter, period: { from: day('2023-03-01'), to: day('2023-04-01') } }, null);
			expect(whole.total).toBe(all.filter((row) => row.source === 'alpha' && row.month === 2023 * 12 + 2).length);
			expect(whole.total).toBeGreaterThan(0);
			expect((await store.totals({ ...filter, period: { from: day('2023-03-02'), to: day('2023-04-01') } }, null)).total).toBe(0);
			expect((await store.totals({ ...filter, period: { from: day('2023-03-01'), to: day('2023-03-31') } }, null)).total).toBe(0);
		});
	});
});
