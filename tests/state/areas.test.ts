import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { latLngToCell } from 'h3-js';
import { expect, describe, it } from 'vitest';
import { poissonInterval, rateRatio } from '../../src/lib/analysis';
import type { CountTable } from '../../src/lib/core/count-table';
import { NO_FILTER } from '../../src/lib/core/filter';
import { NO_FILL } from '../../src/lib/core/paint';
import { dayOf, monthStart } from '../../src/lib/core/time';
import { readOverlay } from '../../src/lib/ingest';
import { createImporter } from '../../src/lib/ingest/importer';
import type { AreaAnswer } from '../../src/lib/state/areaCounts.svelte';
import { areaFacts, areaLayer } from '../../src/lib/state/share/areaFacts';
import { areaFigures } from '../../src/lib/state/areaFigures';
import { areaPaint } from '../../src/lib/state/areaPaint';
import { layerUnits, namedCounts } from '../../src/lib/state/areaUnits';
import { denominatorOf, firstChoice, matchAreas, type Denominator } from '../../src/lib/state/denominator';
import { matchedPeriods } from '../../src/lib/state/matchedPeriods';
import { createStore } from '../../src/lib/store';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { areaCsv } from '../../src/lib/views/panels/explore/areas/areaWords';
import { counted, inPolygons } from '../store/incidents';

const year = (from: number) => ({ from: dayOf(from, 1, 1), to: dayOf(from + 1, 1, 1) });

function answerOf(now: readonly number[], then: readonly number[] | null, names = now.map((_, i) => `Area ${String(i)}`)): AreaAnswer {
	const [period, before] = [year(2023), year(2022)];
	const none = 7;
	return {
		filter: { ...NO_FILTER, period },
		before: then && before,
		layer: null,
		units: names.map((name) => ({ name, texts: [name], polygons: null })),
		now: Uint32Array.from(now),
		then: then && Uint32Array.from(then),
		matched: then && { now: Uint32Array.from(now), then: Uint32Array.from(then), days: { now: 365, before: 365 }, months: [] },
		none,
		unlocated: 0,
		overlapping: 0,
		coarse: 0,
		total: now.reduce((sum, n) => sum + n, none)
	};
}
const denominator = (values: readonly number[]): Denominator => ({
	kind: 'residents',
	year: 2021,
	source: 'Made up',
	columns: [new Map(values.map((value, i) => [`area ${String(i)}`, value]))],
	names: new Map(values.map((_, i) => [`area ${String(i)}`, `Area ${String(i)}`])),
	twice: new Set()
});

describe('figures by area', () => {
	it('rates and their intervals are those worked out by hand', () => {
		const { rows, rates } = areaFigures(answerOf([10, 40, 25], null), denominator([2000, 10_000, 0]));
		const of = (name: string) => rows.find((row) => row.name === name);
		// 10 ÷ 2,000; Garwood's interval of 10 is 4.7954–18.3904 (as printed in tables).
		expect(of('Area 0')?.rate).toMatchObject({ base: 2000, value: 5 });
		expect(of('Area 0')?.rate?.low).toBeCloseTo(4.7954 / 2, 4);
		expect(of('Area 0')?.rate?.high).toBeCloseTo(18.3904 / 2, 4);
		expect(of('Area 1')?.rate?.value).toBe(4);
		expect(of('Area 2')?.rate).toBeNull();
		expect(rates).toMatchObject({ per: 1000, without: ['Area 2'] });
		expect(rates?.overall).toBeCloseTo((50 / 12_000) * 1000, 12);
	});

	it('gives no rate at all without a denominator, or with one that knows none of the areas', () => {
		expect(areaFigures(answerOf([1, 2], null), null).rates).toBeNull();
		const foreign = { ...denominator([1]), columns: [new Map([['elsewhere', 5]])] };
		expect(areaFigures(answerOf([1, 2], null), foreign)).toMatchObject({ rates: null, rows: [{ rate: null }, { rate: null }] });
	});

	it('rates are per more people where they would be under 1', () => {
		expect(areaFigures(answerOf([5], null), denominator([20_000])).rates?.per).toBe(10_000);
	});

	it('shares and rows add up, and changes are rate ratios', () => {
		const counts = fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(counts, (pairs) => {
				const answer = answerOf(
					pairs.map(([now]) => now),
					pairs.map(([, then]) => then)
				);
				const { rows } = areaFigures(answer, denominator(pairs.map((_, i) => 100 * (i + 1))));
				expect(rows.reduce((sum, { now }) => sum + now, 0) + answer.none).toBe(answer.total);
				expect(rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo((answer.total - answer.none) / answer.total, 9);
				for (const { now, then, change, rate } of rows) {
					expect(rate?.low).toBeLessThanOrEqual(rate?.value ?? NaN);
					expect(rate?.high).toBeGreaterThan(rate?.value ?? NaN);
					expect((poissonInterval(now).low / (rate?.base ?? 1)) * 1000).toBeGreaterThanOrEqual(0);
					if (now >= 20 && (then ?? 0) >= 20)
						expect(change?.percent).toBeCloseTo(
							rateRatio({ count: now, exposure: 365 }, { count: then ?? 0, exposure: 365 }).ratio - 1,
							12
						);
					else expect(change?.percent).toBeNull();
				}
			}),
			{ numRuns: 100 }
		);
	});

	it('the file has a value under every head, and its counts add up', () => {
		const answer = answerOf([30, 40], [20, 50]);
		const [head = [], ...rows] = [...areaCsv({ answer, figures: areaFigures(answer, denominator([1000, 2000])), days: null })];
		const table = rows.map((row) => Object.fromEntries(row.map((value, i) => [String(head[i]), value])));
		expect(rows.slice(0, 2).map((row) => row.length)).toEqual([head.length, head.length]);
		expect(table[0]).toMatchObject({ Area: 'Area 1', Incidents: 40, 'Year before': 50, 'Compared: now': 40, 'Compared: year before': 50 });
		expect(table[0]).toMatchObject({
			Denominator: 'residents',
			Year: 2021,
			Source: 'Made up',
			'Denominator value': 2000,
			'Rate per 1000': 20
		});
		expect(table.at(-1)).toEqual({ Area: '(all)', Incidents: 77 });
		expect(table.slice(0, -1).reduce((sum, row) => sum + Number(row['Incidents']), 0)).toBe(77);
	});

	it('the legend counts the areas that are filled', () => {
		const figures = areaFigures(answerOf([0, 3, 30, 300, 3000], [0, 5, 60, 100, 3001]), denominator([10, 10, 10, 10, 10]));
		for (const colour of ['count', 'rate', 'change'] as const) {
			const { paint, sizes } = areaPaint(figures, colour, 'quantile');
			expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(paint.of.filter((at) => at !== NO_FILL).length);
			expect(paint.of[0]).toBe(NO_FILL);
		}
		// A clear halving, a clear rise threefold, and no clear change.
		expect([...areaPaint(figures, 'change', 'quantile').paint.of]).toEqual([NO_FILL, NO_FILL, 0, 6, 3]);
	});
});

describe('denominators', () => {
	const table: CountTable = {
		name: 'wards-2021',
		areas: [
			{ name: 'Code', values: ['E1', 'E2', 'E2', 'E3'] },
			{ name: 'Ward', values: ['St. Stephen’s', 'Barton', 'Barton', 'Gorrell & Tankerton'] }
		],
		counts: [{ name: 'Residents', values: Float64Array.of(100, 200, 210, 300) }],
		certain: true,
		years: Int32Array.of(2021, 2020, 2021, 2021),
		groups: [],
		source: 'ONS'
	};
	it('are what the table says of itself, the latest year first', () => {
		expect(firstChoice(table)).toEqual({ count: 0, kind: 'residents', year: 2021, source: 'ONS', groups: [] });
		expect(firstChoice({ ...table, certain: false }).count).toBeNull();
		expect(denominatorOf({ ...table, certain: false }, firstChoice({ ...table, certain: false }))).toBeNull();
	});
	it('are matched by whichever column knows most of the areas', () => {
		const made = denominatorOf(table, firstChoice(table));
		if (!made) throw new Error('no denominator');
		const byName = matchAreas(made, [['St Stephen’s'], ['BARTON'], ['Gorrell and Tankerton'], ['Westgate']]);
		expect([...byName.values]).toEqual([100, 210, 300, NaN]);
		const byCode = matchAreas(made, [['Barton Ward', 'E2'], ['E9']]);
		expect([...byCode.values]).toEqual([210, NaN]);
		expect(byCode.unused).toEqual(['E1', 'E3']);
	});
	it('leave out what is listed twice', () => {
		const made = denominatorOf({ ...table, years: null }, firstChoice({ ...table, years: null }));
		if (!made) throw new Error('no denominator');
		const matched = matchAreas(made, [['Barton'], ['St Stephens'], ['St. Stephen’s']]);
		expect([...matched.values]).toEqual([NaN, NaN, 100]);
		expect(matched.twice).toEqual(['Barton']);
	});
});

it('periods are compared without the months of a gap in either, a year apart', () => {
	const matched = matchedPeriods(year(2023), year(2022), ['2023-02', '2022-12', '2020-01']);
	expect(matched).toMatchObject({ days: { now: 365 - 28 - 31, before: 365 - 28 - 31 }, months: [2023 * 12 + 1, 2023 * 12 + 11] });
	expect(matched?.out.before).toEqual([
		{ from: monthStart(2022 * 12 + 1), to: monthStart(2022 * 12 + 2) },
		{ from: monthStart(2022 * 12 + 11), to: monthStart(2023 * 12) }
	]);
	const february = { from: dayOf(2023, 2, 1), to: dayOf(2023, 3, 1) };
	expect(matchedPeriods(february, { from: dayOf(2022, 2, 1), to: dayOf(2022, 3, 1) }, ['2023-02'])).toBeNull();
});

it('LSOAs add up to their districts', () => {
	const values = [
		{ name: 'Canterbury 001A', now: 3, before: 1 },
		{ name: 'Canterbury 002B', now: 4, before: 0 },
		{ name: 'Not given', now: 2, before: 2 }
	];
	expect(namedCounts(values, 'districts')).toEqual({ named: [{ name: 'Canterbury', now: 7, before: 1 }], none: values[2] });
	expect(namedCounts(values, 'areas').named).toHaveLength(2);
});

const ORACLE = '../shared/oracles/analysis/funnel.json';
it.skipIf(!existsSync(ORACLE))('flags of the funnel are those of the reference (skipped without ../shared)', () => {
	const { cases } = JSON.parse(readFileSync(ORACLE, 'utf8')) as {
		cases: { x: number[]; n: number[]; flag95: string[]; flag998: string[] }[];
	};
	for (const { x, n, flag95, flag998 } of cases) {
		const { rows } = areaFigures(answerOf(x, null), denominator(n));
		const byPlace = rows.toSorted((a, b) => a.at - b.at);
		expect(byPlace.map(({ funnel }) => funnel?.flag95)).toEqual(flag95);
		expect(byPlace.map(({ funnel }) => funnel?.flag998)).toEqual(flag998);
	}
});

const SHARED = '../shared/data';
it.skipIf(!existsSync(SHARED))(
	'counts of the wards of Canterbury in Kent’s own file equal a count made row by row (skipped without ../shared)',
	{ timeout: 30_000 },
	async () => {
		const path = `${SHARED}/police-uk/2018-10-kent-street.csv`;
		const [store, importer] = [createStore(await openDuckDb()), createImporter()];
		const id = await store.begin();
		const report = await importer.read(
			await openAsBlob(path),
			'kent.csv',
			{ roles: {}, answers: {} },
			(batch) => store.load(id, batch),
			() => undefined
		);
		await store.publish([{ id, facts: report.facts }]);
		const rows = readFileSync(path, 'utf8')
			.trim()
			.split(/\r?\n/)
			.slice(1)
			.map((line) => line.split(','));
		const spots = [...counted(rows.flatMap(([, , , , lng, lat]) => (lng === '' ? [] : [`${lng ?? ''},${lat ?? ''}`])))].map(([spot, n]) => {
			const [lng = NaN, lat = NaN] = spot.split(',').map(Number);
			return { lng, lat, n };
		});
		for (const name of ['wards_E07000106.geojson', 'lsoa_E07000106.geojson']) {
			const layer = await readOverlay(await openAsBlob(`${SHARED}/boundaries/${name}`), name);
			const units = layerUnits(layer);
			const shapes = units.map(({ polygons }) => polygons ?? []);
			const answer = await store.byBoundaries(NO_FILTER, shapes, 'month');
			const expected = shapes.map((shape) => spots.reduce((sum, { lng, lat, n }) => sum + (inPolygons(shape, lng, lat) ? n : 0), 0));
			expect(units.length).toBe(name.startsWith('wards') ? 24 : 90);
			expect(answer.overlapping).toBe(0);
			expect([...answer.totals]).toEqual(expected);
			expect(answer.unlocated).toBe(rows.filter(([, , , , lng]) => lng === '').length);
			expect(answer.totals.reduce((sum, n) => sum + n, 0) + answer.none + answer.unlocated).toBe(rows.length);
			if (!name.startsWith('wards')) continue;
			// What goes into a pack: the same counts, and how they lie in the hexagons.
			const grid = await store.grid(9);
			const cells = { resolution: 9, used: grid.cells.map((_, at) => at) };
			const facts = await areaFacts(store, areaLayer([layer]), NO_FILTER, null, cells);
			expect(facts).toMatchObject({ kind: 'ward', names: units.map((unit) => unit.name), now: expected, before: null });
			const cellOf = new Map(grid.cells.map((cell, at) => [cell, at]));
			const inside = shapes.map((shape) => {
				const sums = new Map<number, number>();
				for (const { lng, lat, n } of spots.filter((spot) => inPolygons(shape, spot.lng, spot.lat))) {
					const cell = cellOf.get(latLngToCell(lat, lng, 9)) ?? -1;
					sums.set(cell, (sums.get(cell) ?? 0) + n);
				}
				return [...sums].sort(([a], [b]) => a - b);
			});
			expect(facts?.inside).toEqual(inside);
			const named = counted(rows.map((row) => (row[8] ?? '').replace(/ \d{3}[A-Z]$/, '')).filter((district) => district !== ''));
			const districts = await areaFacts(store, null, NO_FILTER, null, cells);
			expect(districts?.kind).toBe('district');
			expect(new Map(districts?.names.map((district, i) => [district, districts.now[i]]))).toEqual(new Map(named));
		}
		await store.close();
	}
);
