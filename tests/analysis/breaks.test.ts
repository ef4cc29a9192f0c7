import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breaks } from '../../src/lib/analysis/breaks';
import { CLASS_METHODS, classLabel, classOf } from '../../src/lib/core/classes';

/** As many cells of each count as given. */
const cells = (of: Readonly<Record<number, number>>): number[] =>
	Object.entries(of).flatMap(([count, n]) => Array.from({ length: n }, () => Number(count)));

const counts = fc.array(fc.oneof(fc.constant(0), fc.constant(1), fc.nat(9), fc.nat(5000)), { maxLength: 300 });

describe('breaks', () => {
	it('does not collapse where most cells hold one incident', () => {
		const skewed = cells({
			0: 50,
			1: 400,
			2: 60,
			3: 40,
			4: 20,
			5: 20,
			6: 20,
			7: 15,
			8: 15,
			9: 10,
			12: 40,
			18: 40,
			24: 20,
			30: 50,
			50: 50,
			90: 60,
			237: 40
		});
		const classes = breaks(skewed, 'quantile');
		expect(classes).toEqual({ lower: [1, 2, 5, 9, 24, 90], max: 237 });
		expect(classes.lower.map((_, i) => classLabel(i, classes))).toEqual(['1', '2–4', '5–8', '9–23', '24–89', '90 or more']);
	});

	it('weighs each count by the root of its cells, worked by hand', () => {
		// Roots 4, 2, 2, 1, 1, 2: 12 in all, 4 for each of three classes.
		const roots = cells({ 1: 16, 2: 4, 3: 4, 5: 1, 8: 1, 9: 4 });
		expect(breaks(roots, 'quantile', 3).lower).toEqual([1, 2, 5]);
	});

	it('shares cells out evenly where nothing ties', () => {
		const even = Array.from({ length: 60 }, (_, i) => i + 1);
		expect(breaks(even, 'quantile').lower).toEqual([1, 11, 21, 31, 41, 51]);
	});

	it('cuts the range evenly', () => {
		expect(breaks([1, 600], 'equal').lower).toEqual([1, 101, 201, 301, 401, 501]);
		expect(breaks([3, 1, 2], 'equal').lower).toEqual([1, 2, 3]);
	});

	it('has one class for nothing at all', () => {
		for (const method of CLASS_METHODS) expect(breaks([0, 0], method)).toEqual({ lower: [1], max: 0 });
	});

	it('keeps its promises for any counts', () => {
		fc.assert(
			fc.property(counts, fc.constantFrom(...CLASS_METHODS), (values, method) => {
				const { lower, max } = breaks(values, method);
				const used = new Set(values.filter((v) => v > 0));
				expect(lower[0]).toBe(1);
				expect(lower.every((limit, i) => Number.isInteger(limit) && (i === 0 || limit > (lower[i - 1] ?? Infinity)))).toBe(true);
				expect(lower.length).toBeLessThanOrEqual(6);
				expect(max).toBe(Math.max(0, ...values));
				if (method === 'quantile') {
					expect(lower.length).toBe(Math.max(1, Math.min(6, used.size)));
					const filled = new Set([...used].map((v) => classOf(v, { lower, max })));
					expect(filled.size).toBe(Math.min(6, used.size));
				}
			})
		);
	});

	it('refuses what is not a count', () => {
		expect(() => breaks([1.5], 'equal')).toThrow(RangeError);
		expect(() => breaks([-1], 'quantile')).toThrow(RangeError);
	});
});
