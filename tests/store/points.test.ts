import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Points } from '../../src/lib/store/points';

it('gives equal points one code and other points another, in the order of first use', () => {
	const coordinate = fc.oneof(
		fc.integer({ min: -3, max: 3 }).map((n) => n / 2),
		fc.double({ min: -180, max: 180, noNaN: true })
	);
	fc.assert(
		fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 300 }), (list) => {
			const points = new Points();
			const seen = new Map<string, number>();
			for (const [lng, lat] of list) {
				const key = `${String(lng)} ${String(lat)}`;
				if (!seen.has(key)) seen.set(key, seen.size);
				expect(points.code(lng, lat)).toBe(seen.get(key));
			}
			expect(points.size).toBe(seen.size);
		})
	);
});

it('keeps 50,000 points apart and finds them again', () => {
	const points = new Points();
	const place = (i: number): [number, number] => [1 + (i % 250) * 1e-4, 51 + Math.floor(i / 250) * 1e-4];
	for (let round = 0; round < 2; round++)
		for (let i = 0; i < 50_000; i++) if (points.code(...place(i)) !== i) throw new Error(`Point ${String(i)}`);
	expect(points.size).toBe(50_000);
	expect([...points.positions.subarray(2 * 777, 2 * 778)]).toEqual(place(777));
});
