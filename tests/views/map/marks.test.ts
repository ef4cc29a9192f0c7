import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Projection } from '../../../src/lib/views/map/camera';
import { spotsWithRoom, type PlanPost, type SpotMark } from '../../../src/lib/views/map/marks';

/** 0.001° of longitude are 46.6 pixels at zoom 15. */
const at = (zoom: number) => new Projection({ lng: 1, lat: 51.3, zoom }, { width: 800, height: 600 });
const spot = (rank: number, lng: number, chosen = false): SpotMark => ({ lng, lat: 51.3, label: String(rank), chosen });
const post = (lng: number): PlanPost => ({ lng, lat: 51.3, label: 'N1', unit: 0 });
const labels = (spots: readonly SpotMark[]) => spots.map(({ label }) => label);

describe('spotsWithRoom', () => {
	it('numbers the first in rank of two that would touch, both once they fit', () => {
		const spots = [spot(1, 1), spot(2, 1.0004)];
		// 18.6 pixels apart at zoom 15, 37.3 at zoom 16.
		expect(labels(spotsWithRoom(spots, [], at(15)).numbered)).toEqual(['1']);
		expect(labels(spotsWithRoom(spots, [], at(15)).small)).toEqual(['2']);
		expect(labels(spotsWithRoom(spots, [], at(16)).numbered)).toEqual(['1', '2']);
	});

	it('gives way to a post, but not where it is chosen; a chosen one comes before its rank', () => {
		expect(labels(spotsWithRoom([spot(1, 1)], [post(1.0001)], at(15)).small)).toEqual(['1']);
		const { numbered, small } = spotsWithRoom([spot(1, 1), spot(2, 1.0001, true)], [post(1.0001)], at(15));
		expect(labels(numbered)).toEqual(['2']);
		expect(labels(small)).toEqual(['1']);
	});

	it('keeps every place once, and no two numbers closer than their room', () => {
		const places = fc.array(fc.tuple(fc.double({ min: 0.99, max: 1.01, noNaN: true }), fc.boolean()), { maxLength: 12 });
		fc.assert(
			fc.property(places, fc.integer({ min: 8, max: 18 }), (drawn, zoom) => {
				const spots = drawn.map(([lng, chosen], i) => spot(i + 1, lng, chosen && i === 0));
				const projection = at(zoom);
				const { numbered, small } = spotsWithRoom(spots, [], projection);
				expect(new Set([...numbered, ...small])).toEqual(new Set(spots));
				const xs = numbered.map(({ lng }) => projection.x(lng)).sort((a, b) => a - b);
				for (let i = 1; i < xs.length; i++) expect((xs[i] ?? 0) - (xs[i - 1] ?? 0)).toBeGreaterThanOrEqual(22);
				for (const { lng } of small) expect(xs.some((x) => Math.abs(x - projection.x(lng)) < 22)).toBe(true);
			})
		);
	});
});
