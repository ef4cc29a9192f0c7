import fc from 'fast-check';
import { latLngToCell } from 'h3-js';
import { describe, expect, test } from 'vitest';
import { cellLattice } from '../../src/lib/core/cell-lattice';

const RESOLUTIONS = Array.from({ length: 16 }, (_, resolution) => resolution);
/** Over the whole globe; a town, so that positions often share a hexagon; about corners of the icosahedron, where pentagons are. */
const spread = (min: number, max: number) =>
	fc.noBias(fc.double({ min: 0, max: 1, noNaN: true })).map((share) => min + share * (max - min));
const within = (west: number, east: number, south: number, north: number) => fc.tuple(spread(west, east), spread(south, north));
const position = fc.oneof(
	fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
	fc.integer({ min: -90_000, max: 90_000 }).chain((lat) =>
		fc.tuple(
			fc.integer({ min: -180_000, max: 180_000 }).map((lng) => lng / 1000),
			fc.constant(lat / 1000)
		)
	),
	within(1.05, 1.1, 51.26, 51.3),
	within(1.08, 1.0803, 51.28, 51.2802),
	within(10, 11, 64.5, 64.9),
	within(-122.5, -122.2, 39, 39.2)
);

describe('a lattice place stands for one hexagon', () => {
	test.each(RESOLUTIONS)('resolution %i: 6,000 positions by place are in the hexagons of h3-js', (resolution) => {
		const place = cellLattice(resolution);
		const cellAt = new Map<number, string>();
		let open = 0;
		fc.assert(
			fc.property(position, ([lng, lat]) => {
				const key = place(lng, lat);
				const cell = latLngToCell(lat, lng, resolution);
				if (Number.isNaN(key)) open++;
				else if (cellAt.has(key)) expect(cell).toBe(cellAt.get(key));
				else cellAt.set(key, cell);
			}),
			{ numRuns: 6_000 }
		);
		expect(open).toBeLessThan(200);
		expect(cellAt.size).toBeGreaterThanOrEqual(100);
	});

	test('places are told apart: a hexagon has one, or one for each face that it touches', () => {
		const place = cellLattice(5);
		const places = new Map<string, Set<number>>();
		for (let lat = -88; lat <= 88; lat += 0.37)
			for (let lng = -180; lng < 180; lng += 0.73) {
				const key = place(lng, lat);
				if (Number.isNaN(key)) continue;
				const cell = latLngToCell(lat, lng, 5);
				places.set(cell, (places.get(cell) ?? new Set()).add(key));
			}
		const counts = [...places.values()].map(({ size }) => size);
		expect(counts.every((count) => count <= 5)).toBe(true);
		expect(counts.filter((count) => count === 1).length / counts.length).toBeGreaterThan(0.95);
	});

	test('what is no position has no place', () => {
		const place = cellLattice(9);
		for (const [lng, lat] of [
			[NaN, 51],
			[1, NaN],
			[Infinity, 51]
		] as const)
			expect(place(lng, lat)).toBeNaN();
	});
});
