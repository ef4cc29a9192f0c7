import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { falseDiscovery } from '../../src/lib/analysis/stats/fdr';

const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });

describe('falseDiscovery', () => {
	it('adjusts a small set by hand', () => {
		const q = falseDiscovery([0.03, 0.01, 0.5, 0.02]);
		expect([...q].map((value) => value.toFixed(12))).toEqual([0.04, 0.04, 0.5, 0.04].map((value) => value.toFixed(12)));
		expect([...falseDiscovery([])]).toEqual([]);
	});

	it('finds exactly what the step-up rule of 1995 finds', () => {
		fc.assert(
			fc.property(ps, fc.constantFrom(0.01, 0.05, 0.2), (p, level) => {
				const sorted = p.toSorted((a, b) => a - b);
				const last = sorted.findLastIndex((value, i) => (value * p.length) / (i + 1) <= level);
				const limit = last < 0 ? -1 : (sorted[last] ?? -1);
				expect([...falseDiscovery(p)].map((q) => q <= level)).toEqual(p.map((value) => value <= limit));
			})
		);
	});

	it('never falls below p, keeps its order, stays within 1', () => {
		fc.assert(
			fc.property(ps, (p) => {
				const q = falseDiscovery(p);
				p.forEach((value, i) => {
					expect(q[i]).toBeGreaterThanOrEqual(value);
					expect(q[i]).toBeLessThanOrEqual(1);
					p.forEach((other, j) => {
						if (value < other) expect(q[i]).toBeLessThanOrEqual(q[j] ?? NaN);
					});
				});
			})
		);
	});

	it('refuses what is no probability', () => {
		expect(() => falseDiscovery([1.2])).toThrow(RangeError);
		expect(() => falseDiscovery([NaN])).toThrow(RangeError);
	});
});
