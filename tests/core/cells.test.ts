import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as h3 from 'h3-js';
import { describe, expect, it } from 'vitest';
import { averageAreaKm2, cellAreaKm2, cellOf, centresOf, checkResolution, isCell, neighbours, outlinesOf } from '../../src/lib/core/cells';

const ORACLE = new URL('../../../shared/oracles/analysis/h3_cell_assign.json', import.meta.url);
interface Oracle {
	points: { lat: number; lng: number; r7: string; r8: string; r9: string; r10: string }[];
}

describe.skipIf(!existsSync(ORACLE))('assignment (skipped where ../shared is absent)', () => {
	it('puts every known point into its known cell', () => {
		const { points } = JSON.parse(readFileSync(ORACLE, 'utf8')) as Oracle;
		expect(points.length).toBeGreaterThan(50);
		for (const resolution of [7, 8, 9, 10] as const)
			expect(points.map(({ lng, lat }) => cellOf(lng, lat, resolution))).toEqual(
				points.map((point) => point[`r${String(resolution) as '7' | '8' | '9' | '10'}`])
			);
	});
});

describe('cells', () => {
	it('are told from other text', () => {
		expect(isCell(cellOf(1.08, 51.28, 9))).toBe(true);
		expect(isCell('Canterbury')).toBe(false);
	});

	it('outline every cell as h3-js does, pentagons and edge-crossing cells included', () => {
		const pentagons = h3.getPentagons(5);
		const around = pentagons.flatMap((cell) => h3.gridDisk(cell, 1));
		fc.assert(
			fc.property(fc.shuffledSubarray([...new Set(around), cellOf(1.08, 51.28, 9)]), (cells) => {
				const { corners, starts, centres } = outlinesOf(cells);
				expect(starts.length).toBe(cells.length + 1);
				cells.forEach((cell, i) => {
					const ring = h3.cellToBoundary(cell, false).map(([lat, lng]) => [lng, lat]);
					expect([...corners.subarray(2 * (starts[i] ?? 0), 2 * (starts[i + 1] ?? 0))]).toEqual(ring.flat());
				});
				expect(corners.length).toBe(2 * (starts[cells.length] ?? 0));
				expect(centres).toEqual(centresOf(cells));
			})
		);
	});

	it('know their size and their neighbours', () => {
		const cell = cellOf(1.08, 51.28, 10);
		expect(cellAreaKm2(cell)).toBeCloseTo(0.0133, 3);
		expect(averageAreaKm2(9)).toBeCloseTo(0.1053, 3);
		expect(neighbours(cell).length).toBe(6);
		expect(neighbours(cell, 2).length).toBe(18);
		expect(neighbours(cell, 2)).not.toContain(cell);
	});

	it('refuse a resolution that does not exist', () => {
		for (const resolution of [-1, 16, 8.5, NaN])
			expect(() => {
				checkResolution(resolution);
			}).toThrow('resolution');
	});
});
