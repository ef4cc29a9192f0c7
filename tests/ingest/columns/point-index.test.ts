import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PointIndex } from '../../../src/lib/ingest/columns/point-index';

test('agrees with a Map keyed by text', () => {
	const coordinate = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -180, max: 180, noNaN: true })).map((value) => value + 0);
	fc.assert(
		fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 300 }), (points) => {
			const index = new PointIndex();
			const expected = new Map<string, number>();
			const rows: number[] = [];
			for (const [lng, lat] of points) {
				const key = `${String(lng)} ${String(lat)}`;
				const at = expected.get(key) ?? expected.size;
				expected.set(key, at);
				rows[at] = (rows[at] ?? 0) + 1;
				expect(index.add(lng, lat)).toBe(at);
			}
			expect([...index.rows]).toEqual(rows);
			expect([...index.from(0)].join(' ')).toBe([...expected.keys()].join(' '));
		})
	);
});

test('grows past its first tables', () => {
	const index = new PointIndex();
	for (let round = 0; round < 2; round++) for (let i = 0; i < 50_000; i++) expect(index.add(i / 1000, 51 + i / 1e6)).toBe(i);
	expect(index.size).toBe(50_000);
	expect(index.rows.every((count) => count === 2)).toBe(true);
});
