import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy } from '../../src/lib/analysis/hotspot/pai';

const cell = fc.record({ observed: fc.nat(20), predicted: fc.nat(20), area: fc.constant(1) });
const columns = (cells: readonly { observed: number; predicted: number; area: number }[]) => ({
	observed: cells.map((c) => c.observed),
	predicted: cells.map((c) => c.predicted),
	area: cells.map((c) => c.area)
});

describe('accuracy', () => {
	it('measures a worked example', () => {
		// Ranked 3, 2, 1 per unit of area; 4 of 8 incidents in the first sixth of the area.
		const found = accuracy({ observed: [1, 4, 3], predicted: [1, 3, 4], area: [3, 1, 2] });
		expect([...found.order]).toEqual([1, 2, 0]);
		expect([...found.hits]).toEqual([0.5, 0.875, 1]);
		expect(found.pai[0]).toBeCloseTo(3, 12);
		expect([...found.pei]).toEqual([1, 1, 1]);
		expect(found.rri[0]).toBe(0.75);
	});

	it('ranks ties worst first, so that luck does not flatter', () => {
		expect([...accuracy({ observed: [5, 0], predicted: [1, 1], area: [1, 1] }).hits]).toEqual([0, 1]);
	});

	it('ends at everything, never beats the best ordering of equal cells', () => {
		fc.assert(
			fc.property(
				fc.array(cell, { minLength: 1, maxLength: 40 }).filter((cells) => cells.some((c) => c.observed > 0)),
				(cells) => {
					const { hits, pai, pei } = accuracy(columns(cells));
					expect(hits.at(-1)).toBe(1);
					expect(pai.at(-1)).toBeCloseTo(1, 12);
					expect(pei.every((value) => value <= 1 + 1e-12)).toBe(true);
				}
			)
		);
	});
});
