import { describe, expect, it } from 'vitest';
import type { Overlay } from '../../../src/lib/core/overlay';
import { Projection } from '../../../src/lib/views/map/camera';
import { overlayMarks } from '../../../src/lib/views/map/overlay-marks';

const layer = (name: string, points: readonly (readonly [number, number])[]): Overlay => ({
	id: name,
	name,
	kind: 'points',
	nameField: null,
	features: {
		type: 'FeatureCollection',
		features: points.map((coordinates) => ({
			type: 'Feature',
			properties: {},
			geometry: { type: 'Point', coordinates: [...coordinates] }
		}))
	}
});
/** Points 0.001° apart in a row: 512 · 2^z / 360 000 pixels. */
const row = (count: number, step = 0.001) => Array.from({ length: count }, (_, i) => [1 + i * step, 51.3] as const);
const at = (zoom: number) => new Projection({ lng: 1.005, lat: 51.3, zoom }, { width: 800, height: 600 });
const counts = (overlay: Overlay, zoom: number): [number, number] => {
	const { shields, dots } = overlayMarks([overlay], at(zoom));
	return [shields.length, dots.length];
};

describe('overlayMarks', () => {
	it('draws dots while shields would touch, shields once they fit', () => {
		const refuges = layer('Refuge points', row(10));
		// 23.3 pixels apart at zoom 14, 46.6 at zoom 15.
		expect(counts(refuges, 14)).toEqual([0, 10]);
		expect(counts(refuges, 15)).toEqual([10, 0]);
	});

	it('lets a few twins among many stand as shields', () => {
		expect(counts(layer('Refuge points', [...row(10), [1.0001, 51.3]]), 15)).toEqual([11, 0]);
	});

	it('keeps dots for layers that offer no refuge, however far apart', () => {
		expect(counts(layer('Street lamps', row(2, 0.01)), 15)).toEqual([0, 2]);
	});

	it('leaves out what is not in view, and points of other kinds', () => {
		expect(counts(layer('Refuge points', [[2, 51.3]]), 14)).toEqual([0, 0]);
		expect(counts({ ...layer('Refuge points', row(3)), kind: 'lines' }, 18)).toEqual([0, 0]);
	});

	it('draws one lone refuge as a shield at any scale', () => {
		expect(counts(layer('Safe haven', [[1, 51.3]]), 6)).toEqual([1, 0]);
	});

	it('stays with dots where too many shields are in view', () => {
		const grid = (rows: number) =>
			Array.from({ length: 20 * rows }, (_, i) => [1.004 + (i % 20) * 8.1e-5, 51.3 + Math.floor(i / 20) * 6e-5] as const);
		expect(counts(layer('Refuge points', grid(7)), 18)).toEqual([140, 0]);
		expect(counts(layer('Refuge points', grid(8)), 18)).toEqual([0, 160]);
	});
});
