import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Projection } from '../../../src/lib/views/map/camera';
import { cellName } from '../../../src/lib/views/map/cell-name';
import { closes, polygonOf } from '../../../src/lib/views/map/drawing';
import { LABEL_HEIGHT, placeLabels, type LabelSize, type LabelWish, type Rect } from '../../../src/lib/views/map/labels';
import { landTile, tilesIn, type LandFile } from '../../../src/lib/core/land';
import { Land, type Pen } from '../../../src/lib/views/map/land';
import { placesIn, type PlaceRow } from '../../../src/lib/views/map/places';
import { kindOf, streetStyle } from '../../../src/lib/views/map/streets/style';
import { parseHex, type Palette } from '../../../src/lib/views/map/palette';

const FRAME: Rect = { left: 0, top: 0, right: 800, bottom: 600 };
const EMPTY = { frame: FRAME, taken: [], avoided: [] };
const widthOf = ({ text }: LabelWish): number => text.length * 8 + 12;
const wish = (text: string, x: number, y: number, size: LabelSize = 'medium'): LabelWish => ({ text, x, y, size });

const rectOf = ({
	x,
	y,
	dx,
	dy,
	width,
	height
}: {
	x: number;
	y: number;
	dx: number;
	dy: number;
	width: number;
	height: number;
}): Rect => ({
	left: x + dx - width / 2,
	right: x + dx + width / 2,
	top: y + dy - height / 2,
	bottom: y + dy + height / 2
});
const overlap = (a: Rect, b: Rect): boolean => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

describe('label placement', () => {
	const spot = fc.record({
		x: fc.integer({ min: -50, max: 850 }),
		y: fc.integer({ min: -50, max: 650 }),
		size: fc.constantFrom<LabelSize>('large', 'medium', 'small'),
		length: fc.integer({ min: 3, max: 20 })
	});
	const block = fc.record({
		x: fc.integer({ min: 0, max: 800 }),
		y: fc.integer({ min: 0, max: 600 }),
		side: fc.integer({ min: 5, max: 60 })
	});

	it('never overlaps, leaves the frame, covers the selection, or puts lesser names on the top class', () => {
		fc.assert(
			fc.property(
				fc.array(spot, { maxLength: 60 }),
				fc.array(block, { maxLength: 8 }),
				fc.array(block, { maxLength: 8 }),
				(spots, taken, avoided) => {
					const square = ({ x, y, side }: { x: number; y: number; side: number }): Rect => ({
						left: x,
						top: y,
						right: x + side,
						bottom: y + side
					});
					const ground = { frame: FRAME, taken: taken.map(square), avoided: avoided.map(square) };
					const placed = placeLabels(
						spots.map(({ x, y, size, length }) => wish('x'.repeat(length), x, y, size)),
						widthOf,
						ground
					);
					const rects = placed.map(rectOf);
					rects.forEach((rect, i) => {
						expect(rect.left >= 0 && rect.top >= 0 && rect.right <= 800 && rect.bottom <= 600).toBe(true);
						for (const other of rects.slice(i + 1)) expect(overlap(rect, other)).toBe(false);
						for (const other of ground.taken) expect(overlap(rect, other)).toBe(false);
						if (placed[i]?.size !== 'large') for (const other of ground.avoided) expect(overlap(rect, other)).toBe(false);
					});
				}
			),
			{ numRuns: 60 }
		);
	});
	it('lies on its place when that is free, and beside it when not', () => {
		expect(placeLabels([wish('Canterbury', 400, 300, 'large')], widthOf, EMPTY)[0]).toMatchObject({
			dx: 0,
			dy: 0,
			height: LABEL_HEIGHT.large
		});
		const top = { left: 390, top: 290, right: 410, bottom: 310 };
		const [moved] = placeLabels([wish('Canterbury', 400, 300)], widthOf, { ...EMPTY, avoided: [top] });
		expect(moved).toBeDefined();
		expect(Math.hypot(moved?.dx ?? 0, moved?.dy ?? 0)).toBeGreaterThan(10);
	});
	it('serves the first wish first', () => {
		const placed = placeLabels([wish('London', 400, 300), wish('Somewhere else', 400, 300, 'small')], widthOf, EMPTY);
		expect(placed[0]).toMatchObject({ text: 'London', dx: 0, dy: 0 });
	});
	it('lets only a large name cover the top class, when nothing near is free', () => {
		const everywhere = { ...EMPTY, avoided: [FRAME] };
		expect(placeLabels([wish('Deal', 400, 300)], widthOf, everywhere)).toEqual([]);
		expect(placeLabels([wish('Leeds', 400, 300, 'large')], widthOf, everywhere)).toHaveLength(1);
	});
});

const FOLDER = path.resolve(import.meta.dirname, '../../../static/basemap');
const json = (name: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));
const land = json('land.json') as LandFile;
const places = json('places.json') as readonly PlaceRow[];

/** Whether a point is on land, by the even-odd rule over the loops of its tile. */
function onLand(lng: number, lat: number): boolean {
	let odd = false;
	for (const loop of landTile(land, `${String(Math.floor(lng))},${String(Math.floor(lat))}`))
		for (let i = 0, p = loop.length - 2; i < loop.length; p = i, i += 2) {
			const [x, y, px, py] = [loop[i] ?? 0, loop[i + 1] ?? 0, loop[p] ?? 0, loop[p + 1] ?? 0];
			if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) odd = !odd;
		}
	return odd;
}

/** Distance to the nearest coast or bank in the same tile, metres. */
function metresToShore(lng: number, lat: number): number {
	const squeeze = Math.cos((lat * Math.PI) / 180);
	let least = Infinity;
	for (const loop of landTile(land, `${String(Math.floor(lng))},${String(Math.floor(lat))}`))
		for (let i = 0, p = loop.length - 2; i < loop.length; p = i, i += 2) {
			const [ax, ay] = [((loop[i] ?? 0) - lng) * squeeze, (loop[i + 1] ?? 0) - lat];
			const [dx, dy] = [((loop[p] ?? 0) - lng) * squeeze - ax, (loop[p + 1] ?? 0) - lat - ay];
			const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
			least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy) * 111_200);
		}
	return least;
}

describe('the committed basemap', () => {
	it('is small, and names its sources', () => {
		expect(statSync(path.join(FOLDER, 'land.json')).size).toBeLessThan(1_200_000);
		expect(statSync(path.join(FOLDER, 'places.json')).size).toBeLessThan(400_000);
		expect(readFileSync(path.join(FOLDER, 'LICENCE.txt'), 'utf8')).toMatch(
			/OpenStreetMap contributors[\s\S]*Open Database Licence[\s\S]*GeoNames/
		);
	});
	it.each([
		['Canterbury', 1.08, 51.28, true],
		['Maidstone', 0.52, 51.27, true],
		['Sheppey', 0.85, 51.4, true],
		['Belfast', -5.95, 54.59, true],
		['Lerwick', -1.16, 60.155, true],
		['the Thames off Southend', 0.75, 51.49, false],
		['the Channel', 0.5, 50.6, false],
		['Lough Neagh', -6.4, 54.6, false],
		['the Irish Sea', -5, 53.8, false]
	])('has %s right', (_, lng, lat, dry) => {
		expect(onLand(lng, lat)).toBe(dry);
	});
	it('puts every place on land, or as near to the shore as a coast of 100 m and a rounded town centre allow', () => {
		const wet = places.filter(([, lng, lat]) => !onLand(lng, lat));
		expect(wet.length / places.length).toBeLessThan(0.02);
		for (const [name, lng, lat] of wet) expect(metresToShore(lng, lat), name).toBeLessThan(400);
	});
	it('gives only the tiles in view, each loop once', () => {
		expect(tilesIn(land, { west: 0.2, south: 51.1, east: 1.3, north: 51.6 }).sort()).toEqual(['0,51', '1,51']);
		const projection = new Projection({ lng: 0.7, lat: 51.3, zoom: 9 }, { width: 848, height: 700 });
		let [moves, lines, closed] = [0, 0, 0];
		const pen: Pen = { moveTo: () => moves++, lineTo: () => lines++, closePath: () => closed++ };
		new Land(land).trace(pen, projection);
		expect(moves).toBe(closed);
		expect(lines).toBeGreaterThan(1000);
	});
	it('names cities from afar and villages from close by, heaviest first', () => {
		const isles = placesIn(places, { west: -11, south: 49.5, east: 2, north: 61 }, 5);
		expect(isles[0]?.[0]).toBe('London');
		expect(isles.map(([name]) => name)).toContain('Dublin');
		expect(isles.every(([, , , weight]) => weight >= 100_000)).toBe(true);
		const near = placesIn(places, { west: 1, south: 51.2, east: 1.2, north: 51.35 }, 12).map(([name]) => name);
		expect(near[0]).toBe('Canterbury');
		expect(near).toEqual(expect.arrayContaining(['Chartham', 'Blean', 'Sturry', 'Bridge']));
	});
	it('says where a hexagon is', () => {
		expect(cellName(places, 1.0789, 51.279)).toBe('Canterbury');
		expect(cellName(places, 1.11, 51.279)).toMatch(/^Canterbury, \d\.\d km east$/);
		expect(cellName(places, -30, 40)).toBeNull();
	});
});

describe('drawing', () => {
	const projection = new Projection({ lng: 1, lat: 51, zoom: 12 }, { width: 800, height: 600 });
	const corner = (x: number, y: number) => [projection.lng(x), projection.lat(y)] as const;
	it('closes a polygon on its first corner or by a second click on its last', () => {
		const corners = [corner(100, 100), corner(200, 100), corner(150, 200)];
		expect(closes(projection, corners, { x: 102, y: 101 })).toBe(true);
		expect(closes(projection, corners, { x: 150, y: 203 })).toBe(true);
		expect(closes(projection, corners, { x: 200, y: 100 })).toBe(false);
		expect(closes(projection, corners.slice(0, 2), { x: 100, y: 100 })).toBe(false);
		expect(polygonOf(corners)?.[0]?.[0]).toHaveLength(4);
		expect(polygonOf(corners.slice(0, 2))).toBeNull();
	});
});

describe('street style', () => {
	const grey = parseHex('#888888');
	const palette: Palette = {
		land: grey,
		sea: grey,
		river: grey,
		road: grey,
		ward: grey,
		ink: grey,
		halo: grey,
		hexEdge: grey,
		accent: grey,
		fills: { sequential: [], diverging: [], significance: [], emerging: [] }
	};
	it('knows the layer names of the usual schemas, and draws unknown ones as hairlines', () => {
		expect(['roads', 'transportation', 'streets', 'water', 'waterway', 'buildings', 'place_label', 'contours'].map(kindOf)).toEqual([
			'road',
			'road',
			'road',
			'water',
			'water',
			'area',
			'area',
			'other'
		]);
		const { layers } = streetStyle(
			{ source: { type: 'vector', tiles: ['https://example.org/{z}/{x}/{y}'] }, layers: ['roads', 'buildings', 'contours'] },
			palette
		);
		expect(layers.map(({ id }) => id)).toEqual(['roads-all', 'roads-main', 'contours-hair']);
		expect(layers.every(({ type }) => type === 'line')).toBe(true);
	});
});
