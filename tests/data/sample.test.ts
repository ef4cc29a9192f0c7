import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FeatureCollection, Position } from 'geojson';
import { cellToLatLng, latLngToCell } from 'h3-js';
import inPolygon from 'point-in-polygon-hao';
import { describe, expect, it } from 'vitest';
import { metresBetween } from '../../data/generator/streets';
import { sample } from '../../data/generator/sample';
import {
	ANTI_SOCIAL,
	EMERGING,
	FADING,
	FILES,
	LABEL,
	LOADING_GAP,
	NEAR_REPEAT,
	NIGHT_ECONOMY,
	SCHOOL_RUN,
	SHOPPING,
	SPAN,
	SPRING_CHANGES
} from '../../data/truths';

const folder = fileURLToPath(new URL('../../data/sample/', import.meta.url));
const boundaries = fileURLToPath(new URL('../../../shared/data/boundaries/', import.meta.url));
const TABLES = [FILES.canterbury, FILES.maidstone, FILES.alerts, FILES.burglary];
const LAYERS = [FILES.refuges, FILES.routes, FILES.campus, FILES.wards];
/** A point and others 40 m from it: generalised boundaries leave slivers between neighbours. */
const AROUND = [
	[0, 0],
	[0.0006, 0],
	[-0.0006, 0],
	[0, 0.00036],
	[0, -0.00036]
] as const;
const SPOTS = { NIGHT_ECONOMY, SHOPPING, SCHOOL_RUN, NEAR_REPEAT, EMERGING, FADING };

const read = (name: string): string => readFileSync(folder + name, 'utf8');

/** Rows by lower-case column name, the label and the header apart. */
function rowsOf(name: string): ReadonlyMap<string, string>[] {
	const [, header = '', ...lines] = read(name).trimEnd().split('\n');
	const names = header.toLowerCase().split(',');
	return lines.map((line) => new Map(line.split(',').map((value, i) => [names[i] ?? '', value])));
}
const value = (row: ReadonlyMap<string, string>, name: string): string => row.get(name) ?? '';
const point = (row: ReadonlyMap<string, string>): [number, number] | null =>
	value(row, 'latitude') === '' ? null : [Number(value(row, 'longitude')), Number(value(row, 'latitude'))];

describe('sample', () => {
	it('comes out byte for byte as committed', () => {
		const made = sample();
		expect([...made.keys()].sort()).toEqual(readdirSync(folder).sort());
		for (const [name, text] of made) expect(text === read(name), `${name} differs: run npx tsx data/generate.ts`).toBe(true);
	});

	it('is small, and says everywhere that it is made up', () => {
		const all = [...TABLES, ...LAYERS];
		expect(all.reduce((sum, name) => sum + Buffer.byteLength(read(name)), 0)).toBeLessThan(3_000_000);
		expect(TABLES.reduce((sum, name) => sum + rowsOf(name).length, 0)).toBeGreaterThan(18_000);
		expect(all.every((name) => name.includes('synthetic'))).toBe(true);
		for (const name of TABLES) expect(read(name).split('\n')[0]).toBe(LABEL);
		expect(read(FILES.terms).split('\n')[0]).toBe(LABEL);
		for (const name of LAYERS) {
			const layer = JSON.parse(read(name)) as FeatureCollection;
			expect(layer.features.every(({ properties }) => properties?.['synthetic'] === true)).toBe(true);
		}
	});

	it('stays within its two years and never in the hour that the clocks skip', () => {
		for (const name of TABLES) {
			const times = rowsOf(name).flatMap((row) =>
				['occurred', 'raised', 'acknowledged', 'closed', 'from', 'to'].flatMap((column) => row.get(column) ?? [])
			);
			for (const time of times.filter((text) => text !== '')) {
				expect(time).toMatch(/^20\d\d-[01]\d-[0-3]\d [0-2]\d:[0-5]\d$/);
				expect(SPRING_CHANGES.some((day) => time.startsWith(`${day} 01:`))).toBe(false);
			}
			const starts = rowsOf(name).map((row) => value(row, 'occurred') || value(row, 'raised') || value(row, 'from'));
			expect(starts.every((time) => time.slice(0, 10) >= SPAN.first && time.slice(0, 10) <= SPAN.last)).toBe(true);
			expect(starts).toEqual(starts.toSorted());
		}
	});

	it('has mornings that go on after the clocks change', () => {
		const times = rowsOf(FILES.canterbury).map((row) => value(row, 'occurred'));
		for (const day of SPRING_CHANGES) expect(times.filter((time) => time.startsWith(day)).length).toBeGreaterThan(3);
	});

	it('shares its points as snapped data do, but for burglaries, with some rows unlocated', () => {
		for (const name of TABLES) {
			const points = rowsOf(name).flatMap((row) => point(row)?.join() ?? []);
			const seen = new Map<string, number>();
			for (const p of points) seen.set(p, (seen.get(p) ?? 0) + 1);
			const shared = points.filter((p) => (seen.get(p) ?? 0) > 1).length;
			if (name === FILES.burglary) expect(shared / points.length).toBeLessThan(0.1);
			else expect(shared / points.length).toBeGreaterThan(0.6);
		}
		const unlocated = rowsOf(FILES.canterbury).filter((row) => point(row) === null);
		expect(unlocated.length / rowsOf(FILES.canterbury).length).toBeCloseTo(0.011, 2);
		expect(unlocated.every((row) => value(row, 'area') === 'Canterbury')).toBe(true);
	});

	it('names areas and people as nobody does', () => {
		for (const name of [FILES.canterbury, FILES.maidstone, FILES.burglary])
			expect(rowsOf(name).every((row) => /^(Canterbury|Maidstone)( 9\d\d[A-D])?$/.test(value(row, 'area')))).toBe(true);
		for (const name of TABLES) expect(read(name).split('\n')[1]).not.toMatch(/name|phone|mail|birth|address|id\b/i);
	});

	it('plants every spot in the middle of its cell', () => {
		for (const { cell, centre, radius } of Object.values(SPOTS)) {
			const [lat, lng] = cellToLatLng(cell);
			expect(metresBetween([lng, lat], centre)).toBeLessThan(1);
			for (const [east, north] of [
				[1, 0],
				[-1, 0],
				[0, 1],
				[0, -1],
				[0.71, 0.71],
				[-0.71, 0.71]
			] as const) {
				const edge = [centre[1] + (north * radius) / 111_320, centre[0] + (east * radius) / 69_630] as const;
				expect(latLngToCell(...edge, 9)).toBe(cell);
			}
		}
	});

	it('has exactly the planned anti-social behaviour, and the planned gap', () => {
		const year = (name: string, first: boolean): number =>
			rowsOf(name).filter((row) => value(row, 'category') === ANTI_SOCIAL.category && value(row, 'occurred') < SPAN.turn === first).length;
		expect([year(FILES.canterbury, true), year(FILES.canterbury, false)]).toEqual(ANTI_SOCIAL.Canterbury);
		expect([year(FILES.maidstone, true), year(FILES.maidstone, false)]).toEqual(ANTI_SOCIAL.Maidstone);
		const month = (text: string, category: string): number =>
			rowsOf(LOADING_GAP.file).filter((row) => value(row, 'category') === category && value(row, 'occurred').startsWith(text)).length;
		for (const category of LOADING_GAP.categories)
			expect(month(LOADING_GAP.month, category)).toBeLessThan(0.25 * Math.min(month('2026-01', category), month('2026-03', category)));
	});

	it('has the burglaries of the series each near the one before, in place and time', () => {
		const series = NEAR_REPEAT.starts.map((start) => rowsOf(FILES.burglary).find((row) => value(row, 'from') === start));
		const places = series.map((row) => (row && point(row)) ?? [NaN, NaN]);
		const days = NEAR_REPEAT.starts.map((start) => Date.parse(`${start}Z`) / 86_400_000);
		for (let i = 1; i < series.length; i++) {
			const [here, before] = [places[i], places[i - 1]];
			expect(
				here && before ? metresBetween([here[0] ?? NaN, here[1] ?? NaN], [before[0] ?? NaN, before[1] ?? NaN]) : NaN
			).toBeLessThanOrEqual(NEAR_REPEAT.metres);
			expect((days[i] ?? NaN) - (days[i - 1] ?? NaN)).toBeLessThanOrEqual(NEAR_REPEAT.days);
		}
	});

	it.skipIf(!existsSync(boundaries))('lies on land, within its two districts (skipped without ../shared)', () => {
		const outside: string[] = [];
		for (const [town, code] of [
			['Canterbury', 'E07000106'],
			['Maidstone', 'E07000110']
		] as const) {
			const layer = JSON.parse(readFileSync(`${boundaries}lsoa_${code}.geojson`, 'utf8')) as FeatureCollection;
			const polygons = layer.features.flatMap(({ geometry }): Position[][][] =>
				geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
			);
			const rows = TABLES.flatMap(rowsOf).filter((row) => (row.get('area') ?? 'Canterbury').startsWith(town));
			const points = new Set(rows.flatMap((row) => point(row)?.join() ?? []));
			for (const text of points) {
				const [lng = 0, lat = 0] = text.split(',').map(Number);
				const inside = AROUND.some(([east, north]) => polygons.some((rings) => inPolygon([lng + east, lat + north], rings) !== false));
				if (!inside) outside.push(`${town} ${text}`);
			}
		}
		expect(outside).toEqual([]);
	});
});
