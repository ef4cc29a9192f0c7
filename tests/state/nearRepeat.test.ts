import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES, NEAR_REPEAT } from '../../data/truths';
import { analyst } from '../../src/lib/analysis/jobs';
import { NO_FILTER } from '../../src/lib/core/filter';
import type { Placed } from '../../src/lib/core/answers';
import { dayOf } from '../../src/lib/core/time';
import { refuseBefore, refusePlaced } from '../../src/lib/state/nearRepeatRefusal';
import { nearRepeat as codec } from '../../src/lib/state/settings/nearRepeat';
import type { Store } from '../../src/lib/store';
import { loadSample } from '../data/load-sample';

let store: Store;
beforeAll(async () => {
	({ store } = await loadSample());
}, 60_000);
afterAll(() => store.close());

const ends = (width: number, many: number) => Array.from({ length: many + 1 }, (_, i) => i * width);
const burglaries = { ...NO_FILTER, categories: [NEAR_REPEAT.category] };
const { metres, distances, days, times } = codec.start;
const YEAR = { from: dayOf(2025, 11, 1), to: dayOf(2026, 11, 1) };
const BANDS = { distances: ends(metres, distances), days: ends(days, times) };

describe('the burglary series planted in the sample', () => {
	it('is found in its year: nearby and soon there are clearly more pairs than chance', { timeout: 60_000 }, async () => {
		expect(refuseBefore(await store.values('source', burglaries, null), await store.holdings())).toBeNull();
		const placed = await store.placed({ ...burglaries, period: YEAR }, 20_000);
		expect(refusePlaced(placed, codec.start)).toBeNull();
		const { lng, lat, day, left, coarse } = placed;
		expect([left, coarse]).toEqual([{ unlocated: 0, undated: 0, over: 0 }, 0]);
		const told: number[] = [];
		const result = await analyst.nearRepeat({ lng, lat, day, ...BANDS, permutations: 999, seed: 1 }, undefined, (done) => told.push(done));
		expect(result.incidents).toBe(day.length);
		expect(result.clear[0]?.[0]).toBe(true);
		// The nine make 36 pairs, all within two weeks and 200 m.
		const { rows = 0, columns = 0, observed = 0, expected = 0 } = result.near ?? {};
		expect([BANDS.distances[rows], BANDS.days[columns]]).toEqual([NEAR_REPEAT.metres, 14]);
		expect(observed - expected).toBeGreaterThan(25);
		expect(observed / expected).toBeGreaterThan(2);
		expect(told.every((done) => done >= 0 && done < 1)).toBe(true);
		// Counted pair by pair on the sphere, independently of the plane and of the bands' lists.
		const pairs = new Map<string, number>();
		for (let a = 0; a < day.length; a++)
			for (let b = a + 1; b < day.length; b++) {
				const [apart, since] = [metresBetween(lng, lat, a, b), Math.abs((day[a] ?? 0) - (day[b] ?? 0))];
				const key = `${String(Math.floor(apart / metres))} ${String(Math.floor(since / days))}`;
				pairs.set(key, (pairs.get(key) ?? 0) + 1);
			}
		for (const [i, row] of result.observed.entries())
			for (const [j, n] of row.entries()) expect(Math.abs(n - (pairs.get(`${String(i)} ${String(j)}`) ?? 0))).toBeLessThanOrEqual(1);
	});

	it('can be given up', async () => {
		const { lng, lat, day } = await store.placed(burglaries, 20_000);
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

	it('on snapped points, as those of the sample’s incident files, and offers the files that are not', async () => {
		const { sources } = await store.holdings();
		const asked = await store.values('source', NO_FILTER, null);
		const exact = sources.filter((source) => !source.snapped);
		expect(exact.map(({ label }) => label)).toEqual([FILES.burglary]);
		expect(refuseBefore(asked, { sources })).toMatchObject({ code: 'snapped', offer: { sources: exact.map(({ key }) => key) } });
		const none = sources.map((source) => ({ ...source, snapped: true }));
		expect(refuseBefore(asked, { sources: none })?.offer).toBeNull();
		// A snapped file without an incident under the filter does no harm.
		const without = asked.filter(({ name }) => name === exact[0]?.key);
		expect(refuseBefore(without, { sources })).toBeNull();
	});
	it('on months, too few, coarse places and short periods', () => {
		expect(codeOf(placed(200))).toBeNull();
		expect(codeOf(placed(60, { left: { unlocated: 0, undated: 61, over: 0 } }))).toBe('month-only');
		expect(codeOf(placed(49))).toBe('too-few');
		const narrow = { ...codec.start, metres: 100 };
		expect(codeOf(placed(200, { coarse: 1 }), narrow)).toBe('coarse');
		expect(refusePlaced(placed(200, { coarse: 1 }), narrow)?.offer).toEqual({ metres: 200 });
		expect(codeOf(placed(200, { coarse: 1 }))).toBeNull();
		expect(codeOf(placed(55))).toBe('too-short');
	});
});
