import fc from 'fast-check';
import { cellToBoundary, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../src/lib/core/answers';
import { classOf, rampStep } from '../../../src/lib/core/classes';
import { between, fitBox, MAX_ZOOM, metresPerPixel, MIN_ZOOM, Projection, zoomAround } from '../../../src/lib/views/map/camera';
import { hexagonFills } from '../../../src/lib/views/map/hexagon-fills';
import { hexagonMesh } from '../../../src/lib/views/map/hexagon-mesh';
import { parseHex, type Rgba } from '../../../src/lib/views/map/palette';
import { hexagonPixels, resolutionFor } from '../../../src/lib/views/map/resolution';
import { scaleLength } from '../../../src/lib/views/map/scale-length';
import { nearestCell, stepTo, type Arrow } from '../../../src/lib/views/map/step';

const SIZE = { width: 848, height: 700 };
const CANTERBURY = { lng: 1.08, lat: 51.28, zoom: 12 };

function gridOf(cells: readonly string[], resolution: number): Grid {
	const loops = cells.map((cell) => cellToBoundary(cell));
	const starts = new Uint32Array(cells.length + 1);
	loops.forEach((loop, i) => (starts[i + 1] = (starts[i] ?? 0) + loop.length));
	return {
		resolution,
		version: 1,
		cells,
		corners: Float64Array.from(loops.flat().flatMap(([lat, lng]) => [lng, lat])),
		starts,
		centres: Float64Array.from(cells.flatMap((cell) => cellToLatLng(cell).reverse()))
	};
}
const disk = (rings: number, resolution = 9): Grid => gridOf(gridDisk(latLngToCell(51.28, 1.08, resolution), rings), resolution);

const view = fc.record({
	lng: fc.double({ min: -10, max: 3, noNaN: true }),
	lat: fc.double({ min: 49, max: 61, noNaN: true }),
	zoom: fc.double({ min: 4, max: 17, noNaN: true })
});

describe('camera', () => {
	it('goes from degrees to pixels and back', () => {
		fc.assert(
			fc.property(view, fc.integer({ min: 0, max: 848 }), fc.integer({ min: 0, max: 700 }), (from, x, y) => {
				const projection = new Projection(from, SIZE);
				expect(projection.x(projection.lng(x))).toBeCloseTo(x, 4);
				expect(projection.y(projection.lat(y))).toBeCloseTo(y, 4);
			})
		);
	});
	it('fits a box inside its padding, touching it on one axis', () => {
		const box = { west: 0.05, south: 50.95, east: 1.4, north: 51.45 };
		const projection = new Projection(fitBox(box, SIZE, { top: 20, right: 60, bottom: 20, left: 30 }), SIZE);
		expect(projection.x(box.west)).toBeCloseTo(30, 6);
		expect(projection.x(box.east)).toBeCloseTo(848 - 60, 6);
		expect(projection.y(box.north)).toBeGreaterThan(20);
		expect(projection.y(box.south)).toBeLessThan(680);
	});
	it('holds the point under the pointer while zooming, within the limits', () => {
		fc.assert(
			fc.property(view, fc.double({ min: -6, max: 6, noNaN: true }), (from, by) => {
				const next = zoomAround(from, SIZE, by, [200, 500]);
				expect(new Projection(next, SIZE).lng(200)).toBeCloseTo(new Projection(from, SIZE).lng(200), 6);
				expect(new Projection(next, SIZE).lat(500)).toBeCloseTo(new Projection(from, SIZE).lat(500), 6);
				expect(next.zoom).toBeGreaterThanOrEqual(MIN_ZOOM);
				expect(next.zoom).toBeLessThanOrEqual(MAX_ZOOM);
			})
		);
	});
	it('moves between two views with both ends exact', () => {
		const to = { lng: 0.5, lat: 51.3, zoom: 9 };
		expect(between(CANTERBURY, to, 1)).toEqual(to);
		const start = between(CANTERBURY, to, 0);
		expect(start.lng).toBeCloseTo(CANTERBURY.lng, 9);
		expect(start.lat).toBeCloseTo(CANTERBURY.lat, 9);
		expect(start.zoom).toBe(12);
	});
});

describe('resolution', () => {
	it('gives hexagons of 12 to 40 pixels between the coarsest and the finest', () => {
		for (let zoom = 8.6; zoom < 15; zoom += 0.05) {
			const at = { ...CANTERBURY, zoom };
			const wide = hexagonPixels(at, resolutionFor(at, null));
			expect(wide).toBeGreaterThan(12);
			expect(wide).toBeLessThan(40);
		}
	});
	it('never gets coarser while zooming in, and stays within 7 to 11', () => {
		const found = Array.from({ length: 60 }, (_, i) => resolutionFor({ ...CANTERBURY, zoom: 4 + i * 0.25 }, null));
		expect(found).toEqual([...found].sort((a, b) => a - b));
		expect([found[0], found.at(-1)]).toEqual([7, 11]);
	});
	it('keeps the current resolution just past the border, both ways', () => {
		let zoom = 10;
		while (resolutionFor({ ...CANTERBURY, zoom }, null) === resolutionFor({ ...CANTERBURY, zoom: 10 }, null)) zoom += 0.01;
		const [before, after] = [resolutionFor({ ...CANTERBURY, zoom: zoom - 0.02 }, null), resolutionFor({ ...CANTERBURY, zoom }, null)];
		expect(after).toBe(before + 1);
		expect(resolutionFor({ ...CANTERBURY, zoom }, before)).toBe(before);
		expect(resolutionFor({ ...CANTERBURY, zoom: zoom - 0.02 }, after)).toBe(after);
		expect(resolutionFor({ ...CANTERBURY, zoom: zoom + 0.5 }, before)).toBe(after);
	});
});

describe('scale bar', () => {
	it('is a round length that fills at least 40 % of its room', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.05, max: 30_000, noNaN: true }), (perPixel) => {
				const { metres, pixels, label } = scaleLength(perPixel, 160);
				expect(pixels).toBeLessThanOrEqual(160.001);
				expect(pixels).toBeGreaterThan(160 * 0.4);
				expect([1, 2, 2.5, 5]).toContain(Number((metres / 10 ** Math.floor(Math.log10(metres) + 1e-9)).toFixed(3)));
				expect(label).toMatch(/^[\d,.]+ k?m$/);
			})
		);
	});
	it('says what the design shows', () => {
		expect(scaleLength(12.9, 160).label).toBe('2 km');
		expect(scaleLength(2.5, 120).label).toBe('250 m');
		expect(scaleLength(metresPerPixel({ lng: 0, lat: 0, zoom: 0 }), 160)).toMatchObject({ label: '10,000 km' });
	});
});

describe('hexagon mesh', () => {
	const grid = disk(6);
	const mesh = hexagonMesh(grid);

	it('has a centre and its corners for every cell, and as many triangles as corners', () => {
		expect(mesh.length).toBe(grid.cells.length);
		expect(mesh.starts[mesh.length]).toBe(grid.corners.length / 2 + grid.cells.length);
		expect(mesh.indices).toHaveLength((grid.corners.length / 2) * 3);
		for (let cell = 0; cell < mesh.length; cell++) {
			const mine = [...mesh.indices.subarray(cell * 18, cell * 18 + 18)];
			expect(Math.min(...mine)).toBe(mesh.starts[cell]);
			expect(Math.max(...mine)).toBe((mesh.starts[cell + 1] ?? 0) - 1);
		}
	});
	it('places every corner where Web Mercator does, to a hundredth of a pixel at zoom 15', () => {
		const projection = new Projection({ lng: 0, lat: 0, zoom: 15 }, { width: 0, height: 0 });
		const world = 512 * 2 ** 15;
		for (let cell = 0; cell < mesh.length; cell += 7)
			for (let i = 0; i < 6; i++) {
				const corner = (grid.starts[cell] ?? 0) + i;
				const vertex = (mesh.starts[cell] ?? 0) + 1 + i;
				const x = ((mesh.positions[vertex * 2] ?? 0) + mesh.origin[0] - 0.5) * world;
				const y = (0.5 - (mesh.positions[vertex * 2 + 1] ?? 0) - mesh.origin[1]) * world;
				expect(x).toBeCloseTo(projection.x(grid.corners[corner * 2] ?? 0), 1);
				expect(y).toBeCloseTo(projection.y(grid.corners[corner * 2 + 1] ?? 0), 1);
			}
	});
	it('moves every side outwards by exactly the asked width', () => {
		for (let cell = 0; cell < mesh.length; cell += 5) {
			const first = (mesh.starts[cell] ?? 0) + 1;
			for (let i = 0; i < 6; i++) {
				const [a, b] = [first + i, first + ((i + 1) % 6)];
				const at = (v: number): [number, number] => [mesh.positions[v * 2] ?? 0, mesh.positions[v * 2 + 1] ?? 0];
				const by = (v: number): [number, number] => [mesh.rims[v * 3] ?? 0, mesh.rims[v * 3 + 1] ?? 0];
				const [dx, dy] = [at(b)[0] - at(a)[0], at(b)[1] - at(a)[1]];
				const size = Math.hypot(dx, dy);
				for (const v of [a, b]) expect(Math.abs((by(v)[0] * dy - by(v)[1] * dx) / size)).toBeCloseTo(1, 3);
				const centre = at(first - 1);
				const outwards = (at(a)[0] - centre[0]) * by(a)[0] + (at(a)[1] - centre[1]) * by(a)[1];
				expect(outwards).toBeGreaterThan(0);
			}
		}
	});
	it('is empty for an empty grid', () => {
		expect(hexagonMesh(gridOf([], 9))).toMatchObject({ length: 0, indices: new Uint32Array(), positions: new Float32Array() });
	});
});

describe('fills', () => {
	const grid = disk(3);
	const mesh = hexagonMesh(grid);
	const ramp: Rgba[] = ['#FFEBB3', '#FDBB68', '#EA7946', '#C43A5C', '#8E2677', '#451061'].map(parseHex);

	it('paint each vertex of a cell in the colour of its class, and nothing without incidents', () => {
		const classes = { lower: [1, 2, 4, 10, 25, 60], max: 99 };
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: mesh.length, maxLength: mesh.length }), (counts) => {
				const fills = hexagonFills(mesh, Uint32Array.from(counts), classes, ramp);
				counts.forEach((count, cell) => {
					const wanted = count === 0 ? [0, 0, 0, 0] : ramp[rampStep(classOf(count, classes), classes) - 1];
					for (let v = mesh.starts[cell] ?? 0; v < (mesh.starts[cell + 1] ?? 0); v++)
						expect([...fills.subarray(v * 4, v * 4 + 4)]).toEqual(wanted);
				});
			}),
			{ numRuns: 20 }
		);
	});
	it('show a count below fixed limits in the palest class instead of hiding it', () => {
		const fills = hexagonFills(mesh, new Uint32Array(mesh.length).fill(1), { lower: [5, 10], max: 20 }, ramp);
		expect([...fills.subarray(0, 4)]).toEqual(ramp[0]);
	});
	it('colours are read from three or six digits and from nothing else', () => {
		expect(parseHex(' #0af')).toEqual([0, 170, 255, 255]);
		expect(parseHex('#FAF9F5')).toEqual([250, 249, 245, 255]);
		expect(() => parseHex('red')).toThrow(RangeError);
	});
});

describe('stepping', () => {
	const grid = disk(4);
	const counts = new Uint32Array(grid.cells.length).fill(1);
	const OPPOSITE: Readonly<Record<Arrow, Arrow>> = {
		ArrowLeft: 'ArrowRight',
		ArrowRight: 'ArrowLeft',
		ArrowUp: 'ArrowDown',
		ArrowDown: 'ArrowUp'
	};

	it('leads to a neighbour that way in a full grid', () => {
		const from = nearestCell(grid.centres, counts, 1.08, 51.28) ?? 0;
		const ring = gridDisk(grid.cells[from] ?? '', 1);
		for (const arrow of Object.keys(OPPOSITE) as Arrow[]) {
			const to = stepTo(grid.centres, counts, from, arrow);
			expect(to).not.toBeNull();
			expect(ring).toContain(grid.cells[to ?? 0]);
		}
		const right = stepTo(grid.centres, counts, from, 'ArrowRight') ?? 0;
		expect(grid.centres[right * 2]).toBeGreaterThan(grid.centres[from * 2] ?? 0);
	});
	it('reaches every hexagon from every other', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.nat(grid.cells.length - 1), { minLength: 2, maxLength: 20 }), (held) => {
				const sparse = new Uint32Array(grid.cells.length);
				for (const cell of held) sparse[cell] = 3;
				const seen = new Set(held.slice(0, 1));
				for (const cell of seen)
					for (const arrow of Object.keys(OPPOSITE) as Arrow[]) {
						const next = stepTo(grid.centres, sparse, cell, arrow);
						if (next !== null) seen.add(next);
					}
				expect(seen.size).toBe(held.length);
			}),
			{ numRuns: 60 }
		);
	});
	it('skips empty hexagons and stops at the edge', () => {
		const one = new Uint32Array(grid.cells.length);
		one[5] = 1;
		expect(nearestCell(grid.centres, one, 0, 50)).toBe(5);
		expect(stepTo(grid.centres, one, 5, 'ArrowUp')).toBeNull();
		expect(nearestCell(grid.centres, new Uint32Array(grid.cells.length), 0, 50)).toBeNull();
	});
});
