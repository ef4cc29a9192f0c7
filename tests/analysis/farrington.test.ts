import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAbove, countQuantile } from '../../src/lib/analysis/stats/count-quantile';
import { fitCounts } from '../../src/lib/analysis/stats/quasi-poisson';
import { farrington } from '../../src/lib/analysis/trend/farrington';

describe('quasi-Poisson regression', () => {
	it('fits a constant by the mean, and two groups by theirs', () => {
		const counts = [3, 5, 4, 12, 9, 15];
		const ones = counts.map(() => 1);
		const flat = fitCounts(
			counts.map(() => Float64Array.of(1)),
			counts,
			ones
		);
		expect(flat?.means[0]).toBeCloseTo(8, 6);
		const grouped = fitCounts(
			counts.map((_, i) => Float64Array.of(Number(i < 3), Number(i >= 3))),
			counts,
			ones
		);
		expect(Array.from(grouped?.means ?? [])).toEqual([4, 4, 4, 12, 12, 12].map((mean) => expect.closeTo(mean, 6) as number));
		// Pearson: (1 + 1 + 0) ÷ 4 + (0 + 9 + 9) ÷ 12 over 4 degrees of freedom.
		expect(grouped?.dispersion).toBeCloseTo((2 / 4 + 18 / 12) / 4, 6);
	});
	it('refuses columns that depend on each other', () => {
		const rows = [1, 2, 3].map(() => Float64Array.of(1, 1));
		expect(fitCounts(rows, [1, 2, 3], [1, 1, 1])).toBeNull();
	});
});

describe('count probabilities', () => {
	it('are those of Poisson at a variance of once the mean', () => {
		expect(countAbove(0, 2, 1)).toBeCloseTo(1 - Math.exp(-2), 12);
		expect(countQuantile(0.95, 2, 1)).toBe(5);
	});
	it('agree with each other: at the quantile, no more than the rest lies above', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.1, max: 60, noNaN: true }),
				fc.double({ min: 1, max: 6, noNaN: true }),
				fc.constantFrom(0.5, 0.9, 0.95, 0.99),
				(mean, phi, share) => {
					const count = countQuantile(share, mean, phi);
					expect(countAbove(count, mean, phi)).toBeLessThanOrEqual(1 - share + 1e-9);
					if (count > 0) expect(countAbove(count - 1, mean, phi)).toBeGreaterThanOrEqual(1 - share - 1e-9);
				}
			),
			{ numRuns: 200 }
		);
	});
});

describe('Farrington', () => {
	const ordinary = Array.from({ length: 52 * 6 }, (_, week) => 20 + ((week * 37) % 11) - 5);
	it('stays silent on an ordinary week and speaks on a planted outbreak', () => {
		const at = ordinary.length - 1;
		const quiet = farrington(ordinary, at, { frequency: 52 });
		expect(quiet?.alarm).toBe(false);
		expect(quiet?.expected).toBeGreaterThan(17);
		expect(quiet?.expected).toBeLessThan(23);
		for (const limit of ['power', 'negative-binomial'] as const) {
			const loud = farrington(ordinary.with(at, 60), at, { frequency: 52, limit });
			expect(loud?.alarm).toBe(true);
			expect(loud?.p).toBeLessThan(1e-6);
		}
	});
	it('does not let an outbreak of last year raise the bar', () => {
		const at = ordinary.length - 1;
		const outbreak = ordinary.map((count, week) => (week === at - 52 ? 200 : count));
		const raised = farrington(outbreak, at, { frequency: 52 })?.upper ?? NaN;
		expect(raised).toBeLessThan(60);
	});
	it('gives no alarm on a handful of incidents', () => {
		const rare = Array.from({ length: 52 * 6 }, (_, week) => Number(week % 26 === 0));
		expect(farrington(rare.with(-1, 3), rare.length - 1, { frequency: 52 })).toMatchObject({ alarm: false, upper: null });
	});
	it('refuses a series that does not reach back', () => {
		expect(() => farrington(ordinary, 100, { frequency: 52 })).toThrow(RangeError);
	});
});
