import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { cellToLatLng, latLngToCell } from 'h3-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES } from '../../data/truths';
import { NO_FILTER } from '../../src/lib/core/filter';
import type { Overlay } from '../../src/lib/core/overlay';
import { measureWeek, postsIn, type WeekCurves } from '../../src/lib/deployment';
import { planWeek } from '../../src/lib/deployment/week/planWeek';
import { suggestWeek } from '../../src/lib/deployment/week/suggest';
import { readOverlay } from '../../src/lib/ingest';
import { layerUnits } from '../../src/lib/state/areaUnits';
import type { Backends } from '../../src/lib/state/backends';
import { askWeek, type Asked } from '../../src/lib/state/week/asked';
import { fairness } from '../../src/lib/state/week/fairness';
import { areasAway, gridOf, handOf } from '../../src/lib/state/week/hand';
import { denominatorOf, firstChoice } from '../../src/lib/state/denominator';
import type { Store } from '../../src/lib/store';
import { loadSample } from '../data/load-sample';
import { inPolygons } from '../store/incidents';

const folder = new URL('../../data/sample/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const NIGHT_STARTS = [6, 14, 22];

/** Time, place and maker of every incident of the two logs and the alerts' absence: no field of the logs is quoted. */
const rows = [FILES.canterbury, FILES.maidstone].flatMap((file) =>
	text(file)
		.trim()
		.split(/\r?\n/)
		.slice(2)
		.map((line) => {
			const [when = '', , lat = '', lng = '', , , origin = ''] = line.split(',');
			return { when, lat, lng, origin };
		})
);

describe('the week of the sample', () => {
	let store: Store;
	let wards: Overlay;
	let backends: Backends;
	let curves: WeekCurves;
	let asked: Asked;
	const logs = async (): Promise<string[]> =>
		(await store.holdings()).sources.filter(({ label }) => /canterbury|maidstone/.test(label)).map(({ key }) => key);
	beforeAll(async () => {
		({ store } = await loadSample());
		wards = await readOverlay(new Blob([text(FILES.wards)]), FILES.wards);
		backends = { store, planner: { planWeek } } as unknown as Backends;
		asked = {
			filter: { ...NO_FILTER, sources: await logs() },
			layer: wards,
			synthetic: true,
			starts: NIGHT_STARTS,
			radius: 300,
			wanted: null,
			excluded: [],
			officer: false
		};
		const made = await askWeek(backends, asked, new AbortController().signal, () => undefined);
		if (made.kind === 'refusal') throw new Error(made.fault);
		curves = made;
	}, 60_000);
	afterAll(() => store.close());

	/** Shift and ward of a row inside the weeks used, by a rule of the test's own; null where it does not count. */
	function placeOf({ when, lat, lng, origin }: (typeof rows)[number]): { shift: number; ward: number; cell: string } | null {
		const at = Date.parse(`${when.replace(' ', 'T')}:00Z`);
		const day = Math.floor(at / 86_400_000);
		if (lat === '' || origin === 'officer' || day < curves.days.first || day > curves.days.last) return null;
		const hour = new Date(at).getUTCHours();
		// Before 06:00 it is the night shift of the day before.
		const own = hour < 6 ? day - 1 : day;
		const shift = ((own + 3) % 7) * 3 + (hour < 6 ? 2 : hour < 14 ? 0 : hour < 22 ? 1 : 2);
		const cell = latLngToCell(Number(lat), Number(lng), 10);
		const [cellLat, cellLng] = cellToLatLng(cell);
		const ward = layerUnits(wards).findIndex(({ polygons }) => inPolygons(polygons ?? [], cellLng, cellLat));
		return { shift, ward, cell };
	}

	it('counts each shift and ward as a count straight from the files does', () => {
		const recorded = new Uint32Array(curves.expected.length);
		let outside = 0;
		const names = layerUnits(wards).map(({ name }) => name);
		for (const row of rows) {
			const place = placeOf(row);
			if (!place) continue;
			const area = curves.areas.findIndex(({ name }) => name === names[place.ward]);
			if (area < 0) outside++;
			else recorded[place.shift * curves.areas.length + area] = (recorded[place.shift * curves.areas.length + area] ?? 0) + 1;
		}
		expect(curves.recorded).toEqual(recorded);
		expect(curves.outside).toBe(outside);
		expect(curves.areas).toHaveLength(7);
	});

	it('suggests most for Friday and Saturday nights in the old town, within 160 hours', () => {
		const made = suggestWeek(curves, {
			budget: { in: 'hours', most: 160 },
			perHour: [20, 20, 20],
			cap: 1,
			least: curves.areas.map(() => 0)
		});
		if (made.kind === 'infeasible') throw new Error(made.areas.join());
		const figures = measureWeek(curves, made.grid, [20, 20, 20]);
		expect(figures.hours).toBe(160);
		expect(figures.pounds).toBe(3200);
		const oldTown = curves.areas.findIndex(({ name }) => name.startsWith('Old Town'));
		const nights = [4 * 3 + 2, 5 * 3 + 2].map((shift) => made.grid[shift * curves.areas.length + oldTown] ?? 0);
		expect(Math.max(...made.grid)).toBe(Math.max(...nights));
		expect(Math.min(...nights)).toBeGreaterThan(0);
	});

	it('reaches the recorded incidents that lie around its posts', () => {
		const grid = new Uint8Array(curves.expected.length).fill(1);
		const names = layerUnits(wards).map(({ name }) => name);
		let reached = 0;
		for (const row of rows) {
			const place = placeOf(row);
			const area = place ? curves.areas.findIndex(({ name }) => name === names[place.ward]) : -1;
			if (!place || area < 0) continue;
			const [lat, lng] = cellToLatLng(place.cell);
			const near = postsIn(curves, grid, place.shift * curves.areas.length + area).some((post) => {
				const metres = 111_195 * Math.hypot(post.lat - lat, (post.lng - lng) * Math.cos((lat * Math.PI) / 180));
				return metres * 1.3 <= 300;
			});
			if (near) reached++;
		}
		expect(measureWeek(curves, grid, []).recordedReached).toBe(reached);
	});

	it('counts what officers made when it is asked to, and says what it left out when not', async () => {
		const all = await askWeek(backends, { ...asked, officer: true }, new AbortController().signal, () => undefined);
		const made = rows.filter(({ when, origin }) => {
			const day = Math.floor(Date.parse(`${when.replace(' ', 'T')}:00Z`) / 86_400_000);
			return origin === 'officer' && day >= curves.days.first && day <= curves.days.last;
		});
		expect(made.length).toBeGreaterThan(0);
		expect(curves.left.officer).toBe(made.length);
		expect(all.kind === 'week' && all.incidents).toBe(curves.incidents + made.filter(({ lat }) => lat !== '').length);
	});

	it('plans for the busiest hexagons where no boundaries are there, and for the areas that are named', async () => {
		const signal = new AbortController().signal;
		const bare = await askWeek(backends, { ...asked, layer: null }, signal, () => undefined);
		if (bare.kind === 'refusal') throw new Error(bare.fault);
		expect(bare.areas.every(({ name }) => /^88[0-9a-f]{13}$/.test(name))).toBe(true);
		const one = curves.areas[2]?.name ?? '';
		const named = await askWeek(backends, { ...asked, wanted: [one] }, signal, () => undefined);
		expect(named.kind === 'week' && named.areas.map(({ name }) => name)).toEqual([one]);
		expect(named.kind === 'week' && named.others).toHaveLength(6);
	});

	it('sets hours beside demand and, with a table, beside people', () => {
		const grid = new Uint8Array(curves.expected.length).fill(1);
		const figures = measureWeek(curves, grid, []);
		const table = {
			name: 'residents 2021.csv',
			areas: [{ name: 'ward', values: curves.areas.slice(1).map(({ name }) => name) }],
			counts: [{ name: 'residents', values: Float64Array.from(curves.areas.slice(1), (_, i) => 1000 * (i + 1)) }],
			certain: true,
			years: null,
			groups: [],
			source: null
		};
		const fair = fairness(curves, figures, wards, denominatorOf(table, firstChoice(table)));
		expect(fair.reduce((sum, { ofHours }) => sum + (ofHours ?? 0), 0)).toBeCloseTo(1, 12);
		expect(fair.reduce((sum, { ofExpected }) => sum + ofExpected, 0)).toBeCloseTo(1, 12);
		expect(fair[0]).toMatchObject({ people: null, ofPeople: null, hours: 168 });
		expect(fair[1]).toMatchObject({ people: 1000 });
		expect(fair[1]?.ofPeople).toBeCloseTo(1 / 21, 12);
	});
});

describe('a plan made by hand', () => {
	const frame = (starts: readonly number[], names: readonly string[]) => ({
		shifts: Array.from({ length: 7 * starts.length }, (_, i) => ({
			day: Math.floor(i / starts.length),
			from: starts[i % starts.length] ?? 0,
			hours: 1,
			part: i % starts.length
		})),
		areas: names.map((name) => ({ name, recorded: 0, expected: 0, barred: false }))
	});

	it('comes back as the grid that it was kept from, and keeps areas that are away', () => {
		fc.assert(
			fc.property(fc.constantFrom([6], [7, 19], NIGHT_STARTS), fc.array(fc.nat(6), { minLength: 63, maxLength: 63 }), (starts, figures) => {
				const own = frame(starts, ['A', 'B', 'C']);
				const grid = Uint8Array.from(figures.slice(0, own.shifts.length * 3));
				const kept = handOf(grid, own, null);
				expect(gridOf(kept, own)).toEqual(grid);
				const fewer = frame(starts, ['A', 'B']);
				const half = gridOf(kept, fewer);
				const again = half && handOf(half, fewer, kept);
				expect(again && gridOf(again, own)).toEqual(grid);
				if (kept.areas[2]?.patrols.some((n) => n > 0)) expect(areasAway(kept, fewer)).toEqual(['C']);
				expect(gridOf(kept, frame([0, 12], ['A', 'B', 'C']))).toBeNull();
			}),
			{ numRuns: 60 }
		);
	});
});
