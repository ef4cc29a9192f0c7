import { existsSync, openAsBlob } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMERGING, FADING, LOADING_GAP } from '../../data/truths';
import { analyst } from '../../src/lib/analysis/jobs';
import type { Holdings } from '../../src/lib/core/answers';
import { NO_FILTER, type Filter, type Period } from '../../src/lib/core/filter';
import { isoDay, monthOf, monthStart } from '../../src/lib/core/time';
import { findGapsAcross } from '../../src/lib/ingest/report/find-gaps-across';
import { createImporter } from '../../src/lib/ingest/importer';
import {
	classCounts,
	clearest,
	differencePaint,
	filledCells,
	gapsOf,
	overallChange,
	sidePaints,
	together,
	type Comparison,
	type Side
} from '../../src/lib/state/compare/comparison';
import {
	checkPair,
	filtersOf,
	proposePairs,
	termPairs,
	type CheckedPair,
	type CountedPeriod
} from '../../src/lib/state/compare/periodPairs';
import { isDoubted } from '../../src/lib/state/gapDoubt';
import { createStore, type Store } from '../../src/lib/store';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { loadSample } from '../data/load-sample';

const day = (iso: string): number => Date.parse(`${iso}T00:00Z`) / 86_400_000;
const sum = (counts: ArrayLike<number>): number => Array.from(counts).reduce((a, b) => a + b, 0);
const known = (from: string, to: string, monthly = false): Pick<Holdings, 'days' | 'dated' | 'total'> => ({
	days: { first: day(from), last: day(to) },
	dated: monthly ? 0 : 10,
	total: 10
});
const words = ({ from, to }: Period): string => `${isoDay(from)}..${isoDay(to - 1)}`;

/** What the screen makes of two periods, without the screen. */
async function compared(store: Store, pair: CheckedPair, resolution = 9, filter: Filter = NO_FILTER): Promise<Comparison> {
	const grid = await store.grid(resolution);
	const side = async (name: string, counted: CountedPeriod): Promise<Side> => {
		const parts = await Promise.all(filtersOf(filter, counted).map((asked) => store.cells(asked, resolution)));
		const counts = new Uint32Array(grid.cells.length);
		for (const part of parts)
			part.counts.forEach((n, at) => {
				counts[at] = (counts[at] ?? 0) + n;
			});
		const [located, unlocated] = [sum(parts.map((part) => part.located)), sum(parts.map((part) => part.unlocated))];
		return {
			name,
			counts: { resolution, version: grid.version, counts, located, unlocated },
			total: located + unlocated,
			exposure: counted.days
		};
	};
	const [a, b] = [await side('A', pair.a), await side('B', pair.b)];
	const result = await analyst.compare({ a: a.counts.counts, b: b.counts.counts, exposure: { a: a.exposure, b: b.exposure } });
	return { mode: 'periods', grid, a, b, result, periods: pair, areas: null };
}
function checked(...given: Parameters<typeof checkPair>): CheckedPair {
	const pair = checkPair(...given);
	if ('fault' in pair) throw new Error(pair.fault);
	return pair;
}

describe('periods that may be compared', () => {
	const two = known('2024-11-01', '2026-10-31');
	it('proposes the same months of last year first, then weeks, then what lies beside', () => {
		const pairs = proposePairs(two, null);
		expect(pairs[0]).toMatchObject({ name: 'Last 12 months and the same months last year' });
		expect(pairs.map(({ a, b }) => [words(a), words(b)]).slice(0, 2)).toEqual([
			['2024-11-01..2025-10-31', '2025-11-01..2026-10-31'],
			['2025-05-01..2025-10-31', '2026-05-01..2026-10-31']
		]);
		const weeks = pairs.find(({ name }) => name.startsWith('Last week'));
		expect(weeks && [words(weeks.a), words(weeks.b)]).toEqual(['2025-10-20..2025-10-26', '2026-10-19..2026-10-25']);
		expect(proposePairs(known('2024-11-01', '2026-10-31', true), null).some(({ name }) => name.includes('week'))).toBe(false);
		const wish = { from: day('2026-03-01'), to: day('2026-06-01') };
		expect(words((proposePairs(two, wish)[0] ?? { a: wish }).a)).toBe('2025-03-01..2025-05-31');
	});

	it('cuts what is not loaded and says so; refuses what is not there, or shared', () => {
		const cut = checked(
			{ from: day('2024-10-01'), to: day('2024-12-01') },
			{ from: day('2025-10-01'), to: day('2025-12-01') },
			two,
			[],
			false
		);
		expect([words(cut.a.period), cut.a.days, cut.b.days, cut.cut]).toEqual(['2024-11-01..2024-11-30', 30, 61, true]);
		expect(checkPair({ from: 0, to: 30 }, { from: day('2025-10-01'), to: day('2025-12-01') }, two, [], false)).toHaveProperty('fault');
		const overlap = { from: day('2025-10-01'), to: day('2025-12-01') };
		expect(checkPair(overlap, { from: day('2025-11-30'), to: day('2026-01-01') }, two, [], false)).toHaveProperty('fault');
	});

	it('refuses part of a month where records give only the month', () => {
		const monthly = known('2024-11-01', '2026-10-31', true);
		const [part, whole] = [
			{ from: day('2025-10-15'), to: day('2025-12-01') },
			{ from: day('2024-10-01'), to: day('2025-01-01') }
		];
		expect(checkPair(whole, part, monthly, [], false)).toMatchObject({ remedy: expect.stringContaining('whole months') as string });
		expect(checkPair(whole, { from: day('2025-10-01'), to: day('2025-12-01') }, monthly, [], false)).not.toHaveProperty('fault');
	});

	it('leaves a gap month out of both sides, and counts the days that remain', () => {
		const [a, b] = [
			{ from: day('2024-11-01'), to: day('2025-11-01') },
			{ from: day('2025-11-01'), to: day('2026-11-01') }
		];
		expect(checked(a, b, two, ['2026-02'], false)).toMatchObject({ gaps: { a: [], b: ['2026-02'] }, leftOut: [], matched: true });
		const without = checked(a, b, two, ['2026-02'], true);
		expect(without).toMatchObject({ gaps: { a: [], b: [] }, leftOut: ['2025-02', '2026-02'] });
		expect([without.a.days, without.b.days]).toEqual([337, 337]);
		expect(without.b.parts.map(words)).toEqual(['2025-11-01..2026-01-31', '2026-03-01..2026-10-31']);
		const only = { from: day('2026-02-01'), to: day('2026-03-01') };
		expect(checkPair(a, only, two, ['2026-02'], true)).toHaveProperty('fault');
	});

	it('sets a whole term beside the same term of the year before', () => {
		const term = (name: string, from: string, to: string) => ({
			name,
			kind: 'term' as const,
			period: { from: day(from), to: day(to) + 1 }
		});
		const dates = {
			name: 'terms.csv',
			spans: [
				term('Spring term 2025', '2025-01-06', '2025-04-04'),
				term('Autumn term 2025', '2025-09-03', '2025-12-19'),
				term('Spring term 2026', '2026-01-05', '2026-03-27'),
				term('Autumn term 2026', '2026-09-02', '2026-12-18')
			]
		};
		const pairs = termPairs(dates, two);
		expect(pairs.map(({ name, a, b }) => [name, words(a), words(b)])).toEqual([
			['Spring term 2025 and Spring term 2026', '2025-01-06..2025-04-04', '2026-01-05..2026-03-27']
		]);
		expect(termPairs(null, two)).toEqual([]);
	});

	it('says whether seasons face each other', () => {
		const months = (first: number, length: number): Period => ({ from: monthStart(first), to: monthStart(first + length) });
		const start = monthOf(day('2024-11-01'));
		expect(checked(months(start, 3), months(start + 12, 3), two, [], false).matched).toBe(true);
		expect(checked(months(start, 3), months(start + 3, 3), two, [], false).matched).toBe(false);
		const week = { from: day('2026-10-19'), to: day('2026-10-26') };
		expect(checked({ from: week.from - 364, to: week.to - 364 }, week, two, [], false).matched).toBe(true);
	});

	it('never loses or doubles a day', () =>
		fc.assert(
			fc.property(
				fc.nat(700),
				fc.integer({ min: 1, max: 300 }),
				fc.subarray(['2024-12', '2025-02', '2025-07', '2026-02']),
				(from, length, gaps) => {
					const period = { from: day('2024-11-01') + from, to: Math.min(day('2026-11-01'), day('2024-11-01') + from + length) };
					const other =
						from > 200 ? { from: day('2024-11-01'), to: day('2024-11-02') } : { from: day('2026-10-30'), to: day('2026-10-31') };
					const pair = checkPair(other, period, two, gaps, true);
					if ('fault' in pair) return;
					const days = pair.b.parts.flatMap((part) => Array.from({ length: part.to - part.from }, (_, i) => part.from + i));
					expect(new Set(days).size).toBe(days.length);
					expect(days.length).toBe(pair.b.days);
					const out = pair.leftOut;
					for (let d = period.from; d < period.to; d++) expect(days.includes(d)).toBe(!out.includes(isoDay(d).slice(0, 7)));
				}
			),
			{ numRuns: 100 }
		));
});

describe('the sample, 12 months against the 12 before', () => {
	let store: Store;
	let gaps: string[];
	beforeAll(async () => {
		const sample = await loadSample();
		store = sample.store;
		gaps = findGapsAcross([...sample.reports.values()]).map(({ month }) => month);
	});
	afterAll(() => store.close());

	async function years(withoutGaps: boolean): Promise<Comparison> {
		const [pair] = proposePairs(await store.holdings(), null);
		if (!pair) throw new Error('No pair proposed.');
		return compared(store, checked(pair.a, pair.b, await store.holdings(), gaps, withoutGaps));
	}

	it('finds the emerging cell as the clearest rise and the fading one as the clearest fall', async () => {
		const { rises, falls } = clearest(await years(false));
		expect(rises[0]?.cell).toBe(EMERGING.cell);
		expect(falls[0]?.cell).toBe(FADING.cell);
		expect(falls[0]?.high).toBeLessThan(0.6);
	});

	it('warns of the loading gap, does not call the fall one, and can leave the month out', async () => {
		const comparison = await years(false);
		expect(comparison.periods?.gaps).toEqual({ a: [], b: [LOADING_GAP.month] });
		const change = overallChange(comparison);
		expect(change.kind).toBe('fall');
		expect(isDoubted(change, gapsOf(comparison))).toBe(true);
		const without = await years(true);
		expect(without.periods?.leftOut).toEqual(['2025-02', '2026-02']);
		expect(isDoubted(overallChange(without), gapsOf(without))).toBe(false);
		const months = async (month: string) => {
			const from = day(`${month}-01`);
			return (await store.totals({ ...NO_FILTER, period: { from, to: monthStart(monthOf(from) + 1) } }, null)).total;
		};
		expect(comparison.b.total - without.b.total).toBe(await months('2026-02'));
		expect(comparison.a.total - without.a.total).toBe(await months('2025-02'));
	});

	it('adds its parts up to the whole, and paints what the legend counts', async () => {
		const comparison = await years(false);
		const { a, b, result, grid } = comparison;
		for (const side of [a, b]) expect(sum(side.counts.counts) + side.counts.unlocated).toBe(side.total);
		expect(a.total + b.total).toBe((await store.holdings()).total);
		expect(sum(together(comparison).counts)).toBe(a.counts.located + b.counts.located);
		const cells = filledCells(comparison);
		expect([sum(cells.map((cell) => cell.a)), sum(cells.map((cell) => cell.b))]).toEqual([a.counts.located, b.counts.located]);
		const legend = classCounts(result);
		expect(sum(legend)).toBe(cells.length);
		const paint = differencePaint(result);
		for (let at = 0; at < 7; at++) expect(paint.of.filter((of) => of === at).length).toBe(legend[at]);
		expect(paint.of.length).toBe(grid.cells.length);
		const paints = sidePaints(comparison, 'quantile');
		expect(paints.unit).toBe('incidents');
		expect(paints.a.of.filter((of) => of !== 255).length).toBe(a.counts.counts.filter((n) => n > 0).length);
	});
});

const kent = ['2018-10-kent-street.csv', '2018-12-kent-street.csv', '2019-01-kent-street.csv'].map((name) =>
	join(resolve(import.meta.dirname, '../../../shared/data/police-uk'), name)
);
// The shared police.uk files are not on every machine.
describe.skipIf(!kent.every((file) => existsSync(file)))('Kent, October 2018 to January 2019 (skipped without ../shared)', () => {
	it('does not call December a fall, and compares whole months only', async () => {
		const store = createStore(await openDuckDb());
		const importer = createImporter();
		const reports = [];
		const sources = [];
		for (const file of kent) {
			const id = await store.begin();
			const report = await importer.read(
				await openAsBlob(file),
				file.split('/').at(-1) ?? '',
				{ roles: {}, answers: {}, overrides: {} },
				(batch) => store.load(id, batch),
				() => undefined
			);
			reports.push(report);
			sources.push({ id, facts: report.facts });
		}
		const holdings = await store.publish(sources);
		const gaps = findGapsAcross(reports).map(({ month }) => month);
		expect(gaps).toContain('2018-12');
		const month = (iso: string): Period => ({ from: day(`${iso}-01`), to: monthStart(monthOf(day(`${iso}-01`)) + 1) });
		const comparison = await compared(store, checked(month('2018-10'), month('2018-12'), holdings, gaps, false), 8);
		const change = overallChange(comparison);
		expect(change.kind).toBe('fall');
		expect(isDoubted(change, gapsOf(comparison))).toBe(true);
		expect(comparison.periods?.matched).toBe(false);
		const part = { from: day('2018-12-15'), to: day('2019-02-01') };
		expect(checkPair(month('2018-10'), part, holdings, gaps, false)).toHaveProperty('fault');
		await store.close();
	});
});
