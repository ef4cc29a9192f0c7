import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsFor, concentration, shareOfTop } from '../../src/lib/analysis/concentration';

const counts = fc.array(fc.nat(40), { minLength: 2, maxLength: 80 }).filter((x) => x.some((n) => n > 0));

describe('concentration', () => {
	it('is 0 when all cells hold the same and 1 when one holds all', () => {
		expect(concentration([5, 5, 5, 5])).toMatchObject({ gini: 0, cells: 4, used: 4, total: 20 });
		expect(concentration([0, 0, 0, 10]).giniUnbiased).toBeCloseTo(1, 12);
		expect(concentration([0, 0, 0, 2]).generalisedUnbiased).toBeCloseTo(1, 12);
	});

	it('does not call few incidents in many cells concentrated', () => {
		const scattered = Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? 1 : 0));
		expect(concentration(scattered).gini).toBeCloseTo(0.9, 12);
		expect(concentration(scattered).generalised).toBeCloseTo(0, 12);
	});

	it('counts the fewest cells for a share', () => {
		expect(cellsFor(0.5, [1, 2, 3, 4, 5])).toBe(3 - 1);
		expect(cellsFor(0.5, [10, 0, 0])).toBe(1);
		expect(cellsFor(0.5, [0, 0])).toBe(0);
		expect(shareOfTop(0.05, [1, 2, 3, 4, 5])).toBeCloseTo(1 / 3, 12);
	});

	it('keeps its bounds, whatever the order of the cells', () => {
		fc.assert(
			fc.property(counts, (x) => {
				const found = concentration(x);
				expect(found.gini).toBeGreaterThanOrEqual(-1e-12);
				expect(found.gini).toBeLessThan(1);
				expect(found.generalised).toBeLessThanOrEqual(found.gini + 1e-12);
				expect(concentration(x.toReversed())).toEqual(found);
				const half = cellsFor(0.5, x);
				const sorted = x.toSorted((a, b) => b - a);
				const held = (n: number): number => sorted.slice(0, n).reduce((a, b) => a + b, 0);
				expect(held(half) * 2 >= found.total && held(half - 1) * 2 < found.total).toBe(true);
			})
		);
	});
});
