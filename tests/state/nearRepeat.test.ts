import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES, NEAR_REPEAT } from '../../data/truths';
import { analyst } from '../../src/lib/analysis/jobs';
import { NO_FILTER } from '../../src/lib/core/filter';
import type { Placed } from '../../src/lib/core/answers';
import { dayOf } from '../../src/lib/core/time';
import { refuseBefore, refusePlaced } from '../../src/lib/state/nearRepeatRefusal';
import { nearRepeat as codec } from '../../src/lib/state/settings/nearRepeat';
import { createImporter } from '../../src/lib/ingest/importer';
import { createStore, type Store } from '../../src/lib/store';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { loadSample } from '../data/load-sample';

let store: Store;
beforeAll(async () => {
	({ store } = await loadSample());
}, 60_000);
afterAll(() => store.close());

const ends = (width: number, many: number) => Array.from({ length: many + 1 }, (_, i) => i * width);
const burglaries = { ...NO_FILTER, categories: [NEAR_REPEAT.category] };
const { metres, distances, days, times } = codec.start;
/** The series took a month: bands of a week spread its pairs over four. */
const MONTHS = { distances: ends(100, 4), days: ends(30, 2) };
const YEAR = { from: dayOf(2025, 11, 1), to: dayOf(2026, 11, 1) };
const BANDS = { distances: ends(metres, distances), days: ends(days, times) };

/** Metres in a degree of latitude. */
const DEGREE = 111_195;

/**
 * The sample's burglaries with the ordinary ones in homes of their own, up to 120 m from the street point that they are snapped to; the
 * planted series stays where it is. Its file as it ships is refused, see below.
 */
async function inHomes(): Promise<Store> {
	const text = readFileSync(new URL(`../../data/sample/${FILES.burglary}`, import.meta.url), 'utf8');
	let state = 11;
	const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5;
	const planted = new Set<string>(NEAR_REPEAT.starts);
	const lines = text.split('\n').map((line) => {
		const [from = '', to, category, lat, lng, ...rest] = line.split(',');
		if (lng === undefined || planted.has(from) || !/^\d/.test(from)) return line;
		const moved = [Number(lat) + (240 * random()) / DEGREE, Number(lng) + (240 * random()) / DEGREE / 0.63].map((degrees) =>
			degrees.toFixed(6)
		);
		return [from, to, category, ...moved, ...rest].join(',');
	});
	const own = createStore(await openDuckDb());
	const id = await own.begin();
	const mapping = { roles: {}, answers: {}, overrides: { points: 'Made-up incidents: no person stands behind a point.' } };
	const report = await createImporter().read(
		new Blob([lines.join('\n')]),
		FILES.burglary,
		mapping,
		(batch) => own.load(id, batch),
		() => undefined
	);
	await own.publish([{ id, facts: report.facts }]);
	return own;
}

describe('the burglary series planted in the sample', () => {
	let homes: Store;
	beforeAll(async () => {
		homes = await inHomes();
	});
	afterAll(() => homes.close());

	it('is found in its year: nearby and within a month there are clearly more pairs than chance', { timeout: 60_000 }, async () => {
		expect(refuseBefore(await homes.values('source', burglaries, null), await homes.holdings())).toBeNull();
		const placed = await homes.placed({ ...burglaries, period: YEAR }, 20_000);
		expect(refusePlaced(placed, codec.start)).toBeNull();
		const { lng, lat, day, left, coarse } = placed;
		expect([left, coarse]).toEqual([{ unlocated: 0, undated: 0, over: 0 }, 0]);
		const told: number[] = [];
		const result = await analyst.nearRepeat({ lng, lat, day, ...MONTHS, permutations: 999, seed: 1 }, undefined, (done) => told.push(done));
		expect(result.incidents).toBe(day.length);
		expect(result.clear[0]?.[0]).toBe(true);
		expect(result.q[0]?.[0]).toBeLessThan(0.01);
		// The nine make 36 pairs, all within 30 days and 200 m.
		const { rows = 0, columns = 0, observed = 0, expected = 0 } = result.near ?? {};
		expect([MONTHS.distances[rows], MONTHS.days[columns]]).toEqual([100, 30]);
		expect(observed - expected).toBeGreaterThan(20);
		expect(told.every((done) => done >= 0 && done < 1)).toBe(true);
		// Counted pair by pair on the sphere, independently of the plane and of the bands' lists.
		const pairs = new Map<string, number>();
		for (let a = 0; a < day.length; a++)
			for (let b = a + 1; b < day.length; b++) {
				const [apart, since] = [metresBetween(lng, lat, a, b), Math.abs((day[a] ?? 0) - (day[b] ?? 0))];
				const key = `${String(Math.floor(apart / metres))} ${String(Math.floor(since / 30))}`;
				pairs.set(key, (pairs.get(key) ?? 0) + 1);
			}
		for (const [i, row] of result.observed.entries())
			for (const [j, n] of row.entries()) expect(Math.abs(n - (pairs.get(`${String(i)} ${String(j)}`) ?? 0))).toBeLessThanOrEqual(1);
	});

	it('can be given up', async () => {
		const { lng, lat, day } = await homes.placed(burglaries, 20_000);
		const abort = new AbortController();
		const test = analyst.nearRepeat({ lng, lat, day, ...BANDS, permutations: 1_000_000, seed: 1 }, abort.signal, () => {
			abort.abort();
		});
		await expect(test).rejects.toMatchObject({ name: 'AbortError' });
	});
});

function metresBetween(lng: Float64Array, lat: Float64Array, a: number, b: number): number {
	const [x, y, u, v] = [lng[a] ?? 0, lat[a] ?? 0, lng[b] ?? 0, lat[b] ?? 0].map((degrees) => (degrees * Math.PI) / 180);
	const [dLat, dLng] = [((v ?? 0) - (y ?? 0)) / 2, ((u ?? 0) - (x ?? 0)) / 2];
	const h = Math.sin(dLat) ** 2 + Math.cos(y ?? 0) * Math.cos(v ?? 0) * Math.sin(dLng) ** 2;
	return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

describe('the table', () => {
	const incidents = fc.array(
		fc.tuple(fc.double({ min: 1, max: 1.05, noNaN: true }), fc.double({ min: 51, max: 51.03, noNaN: true }), fc.nat(60)),
		{
			minLength: 2,
			maxLength: 40
		}
	);
	it('sums to all pairs where the bands reach everywhere, found and expected alike', async () => {
		await fc.assert(
			fc.asyncProperty(incidents, async (rows) => {
				const result = await analyst.nearRepeat({
					lng: Float64Array.from(rows, ([lng]) => lng),
					lat: Float64Array.from(rows, ([, lat]) => lat),
					day: Int32Array.from(rows, ([, , day]) => day),
					distances: [0, 200, 1000, 1e6],
					days: [0, 3, 14, 1000],
					permutations: 19,
					seed: 3
				});
				const pairs = (rows.length * (rows.length - 1)) / 2;
				const sum = (table: number[][]) => table.flat().reduce((total, n) => total + n, 0);
				expect(sum(result.observed)).toBe(pairs);
				expect(sum(result.expected)).toBeCloseTo(pairs, 6);
				expect(result.p.flat().every((p) => p >= 1 / 20 && p <= 1)).toBe(true);
				expect(result.q.flat().every((q, i) => q >= (result.p.flat()[i] ?? 1))).toBe(true);
			}),
			{ numRuns: 100 }
		);
	});
	it('finds nothing where days are dealt out at random', async () => {
		let state = 7;
		const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
		const many = 300;
		const { near } = await analyst.nearRepeat({
			lng: Float64Array.from({ length: many }, () => 1 + 0.03 * random()),
			lat: Float64Array.from({ length: many }, () => 51 + 0.02 * random()),
			day: Int32Array.from({ length: many }, () => Math.floor(365 * random())),
			...BANDS,
			permutations: 199,
			seed: 5
		});
		expect(near).toBeNull();
	});
});

describe('is refused, with the reason and a remedy', () => {
	const placed = (many: number, more: Partial<Placed> = {}): Placed => ({
		lng: new Float64Array(many).fill(1),
		lat: new Float64Array(many).fill(51),
		day: Int32Array.from({ length: many }, (_, i) => i),
		coarse: 0,
		left: { unlocated: 0, undated: 0, over: 0 },
		...more
	});
	const codeOf = (given: Placed, settings = codec.start) => refusePlaced(given, settings)?.code ?? null;

	it('on snapped points, as all of the sample’s are, and offers the files that are not', async () => {
		const { sources } = await store.holdings();
		const asked = await store.values('source', NO_FILTER, null);
		expect(sources.every((source) => source.snapped)).toBe(true);
		expect(refuseBefore(asked, { sources })).toMatchObject({ code: 'snapped', offer: null });
		const exact = sources.map((source, at) => ({ ...source, snapped: at === 0 }));
		expect(refuseBefore(asked, { sources: exact })?.offer).toEqual({ sources: exact.slice(1).map(({ key }) => key) });
		// A snapped file without an incident under the filter does no harm.
		const without = asked.filter(({ name }) => name !== exact[0]?.key);
		expect(refuseBefore(without, { sources: exact })).toBeNull();
	});
	it('on months, too few, coarse places and short periods', () => {
		expect(codeOf(placed(200))).toBeNull();
		expect(codeOf(placed(60, { left: { unlocated: 0, undated: 61, over: 0 } }))).toBe('month-only');
		expect(codeOf(placed(49))).toBe('too-few');
		expect(codeOf(placed(200, { coarse: 1 }))).toBe('coarse');
		expect(refusePlaced(placed(200, { coarse: 1 }), codec.start)?.offer).toEqual({ metres: 200 });
		expect(codeOf(placed(200, { coarse: 1 }), { ...codec.start, metres: 200 })).toBeNull();
		expect(codeOf(placed(55))).toBe('too-short');
	});
});
