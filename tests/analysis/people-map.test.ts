import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peopleMap } from '../../src/lib/analysis/jobs/people-map';
import { cellsWithin, parentOf } from '../../src/lib/core/cells';
import { polygonsOf, type Polygons } from '../../src/lib/core/filter';

const [WEST, SOUTH] = [1.05, 51.26];
/** A rectangle by its corner and size in hundredths of a degree. */
const block = (x: number, y: number, width: number, height: number): Polygons => {
	const [west, south] = [WEST + x / 100, SOUTH + y / 100];
	return polygonsOf({ west, south, east: west + width / 100, north: south + height / 100 });
};
const cells = cellsWithin(block(0, 0, 4, 4), 9);

describe('people by hexagon', () => {
	it('loses nobody: hexagons and outside add up to the areas', async () => {
		const size = fc.double({ min: 0.001, max: 3, noNaN: true });
		const corner = fc.double({ min: -1, max: 4, noNaN: true });
		const area = fc.record({ polygons: fc.tuple(corner, corner, size, size).map((at) => block(...at)), people: fc.nat(20_000) });
		await fc.assert(
			fc.asyncProperty(fc.array(area, { maxLength: 4 }), async (areas) => {
				const { people, outside } = await peopleMap({ cells, resolution: 9, areas });
				const all = areas.reduce((sum, own) => sum + own.people, 0);
				expect(people.reduce((sum, own) => sum + own, outside)).toBeCloseTo(all, 6);
				expect(people.every((own) => own >= 0)).toBe(true);
			}),
			{ numRuns: 60 }
		);
	});

	it('spreads an area evenly: hexagons deep inside hold alike, by their share of its size', async () => {
		const whole = block(0, 0, 4, 4);
		const { people } = await peopleMap({ cells, resolution: 9, areas: [{ polygons: whole, people: 10_000 }] });
		const parts = cellsWithin(whole, 11);
		const counted = new Map<string, number>();
		for (const part of parts) counted.set(parentOf(part, 9), (counted.get(parentOf(part, 9)) ?? 0) + 1);
		cells.forEach((cell, i) => {
			expect(people[i]).toBeCloseTo(((counted.get(cell) ?? 0) / parts.length) * 10_000, 6);
		});
		const inside = cells.flatMap((cell, i) => (counted.get(cell) === 49 ? [people[i] ?? NaN] : []));
		expect(inside.length).toBeGreaterThan(20);
		expect(Math.max(...inside) - Math.min(...inside)).toBeLessThan(1e-6);
	});

	it('keeps an area that is smaller than a part', async () => {
		const dot = block(2, 2, 0.0001, 0.0001);
		const { people } = await peopleMap({ cells, resolution: 9, areas: [{ polygons: dot, people: 40 }] });
		expect(people.filter((own) => own > 0)).toEqual(Float64Array.of(40));
	});
});
