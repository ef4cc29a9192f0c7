import { describe, expect, test } from 'vitest';
import { firstPlaces } from '../../../../src/lib/views/panels/data/firstPlaces';

const whereIs = (lng: number, lat: number): string => (Math.hypot(lng - 1.08, lat - 51.28) < 0.2 ? 'in Canterbury' : '');
const cells = (...points: readonly (readonly [lng: number, lat: number, count: number])[]) =>
	points.map(([lng, lat, count]) => ({ lng, lat, count }));

describe('where the first points lie', () => {
	test('near a town: named, and not doubted', () => {
		const seen = firstPlaces(cells([1.08, 51.28, 40], [1.09, 51.27, 20]), whereIs);
		expect(seen).toMatchObject({ sentence: 'Most points lie in Canterbury.', doubtful: false, outside: 0 });
		expect(seen?.box.west).toBeLessThan(1.08);
		expect(seen?.box.north).toBeGreaterThan(51.28);
	});
	test('a few far ones are counted and do not stretch the frame', () => {
		const seen = firstPlaces(cells([1.08, 51.28, 500], [1.09, 51.27, 490], [-3, 55, 4], [12, 1, 3]), whereIs);
		expect(seen?.outside).toBe(7);
		expect((seen?.box.east ?? 0) - (seen?.box.west ?? 0)).toBeLessThan(0.2);
	});
	test('exchanged coordinates, the sea and a whole country are said', () => {
		expect(firstPlaces(cells([51.28, 1.08, 9]), () => '')).toMatchObject({
			doubtful: true,
			sentence: expect.stringContaining('1.1° N 51.3° E, outside the British Isles') as string
		});
		expect(firstPlaces(cells([-9, 58, 9]), () => '')).toMatchObject({
			doubtful: true,
			sentence: expect.stringContaining('far from any town') as string
		});
		expect(firstPlaces(cells([-1, 50.5, 9], [-1.5, 52.5, 9], [-3, 56, 9]), () => 'in Warwick')?.sentence).toBe(
			'The points spread over 612 km from north to south, with the middle in Warwick.'
		);
	});
	test('nothing located, nothing said', () => {
		expect(firstPlaces([], whereIs)).toBeNull();
	});
});
