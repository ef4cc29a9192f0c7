import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { efficiency, expectedHits, mostHits } from '../../../src/lib/deployment/forecast/efficiency';

/** All choices of k of n places. */
function choices(n: number, k: number): number[][] {
	if (k === 0) return [[]];
	return Array.from({ length: n }, (_, last) => choices(last, k - 1).map((rest) => [...rest, last])).flat();
}
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const places = fc.integer({ min: 2, max: 7 }).chain((n) =>
	fc.record({
		scores: fc.array(fc.nat(3), { minLength: n, maxLength: n }),
		incidents: fc.array(fc.nat(4), { minLength: n, maxLength: n }),
		k: fc.integer({ min: 1, max: n })
	})
);

describe('efficiency of a choice (PEI*)', () => {
	it('counts ties at the mean over every choice of k places with the highest scores', () => {
		fc.assert(
			fc.property(places, ({ scores, incidents, k }) => {
				const all = choices(scores.length, k);
				const highest = Math.max(...all.map((chosen) => sum(chosen.map((i) => scores[i] ?? 0))));
				const best = all.filter((chosen) => sum(chosen.map((i) => scores[i] ?? 0)) === highest);
				const hits = best.map((chosen) => sum(chosen.map((i) => incidents[i] ?? 0)));
				expect(expectedHits(scores, incidents, k)).toBeCloseTo(sum(hits) / hits.length, 9);
			})
		);
	});
	it('is at most 1, and 1 for a forecast that knows what comes', () => {
		fc.assert(
			fc.property(places, ({ scores, incidents, k }) => {
				if (sum(incidents) === 0) return;
				expect(mostHits(incidents, k)).toBe(
					Math.max(...choices(scores.length, k).map((chosen) => sum(chosen.map((i) => incidents[i] ?? 0))))
				);
				expect(efficiency(scores, incidents, k)).toBeLessThanOrEqual(1 + 1e-12);
				expect(efficiency(incidents, incidents, k)).toBeCloseTo(1, 12);
			})
		);
	});
	it('depends on the order of the scores alone, not on their scale nor on the order of the places', () => {
		fc.assert(
			fc.property(places, ({ scores, incidents, k }) => {
				const once = expectedHits(scores, incidents, k);
				expect(
					expectedHits(
						scores.map((score) => 3 * score),
						incidents,
						k
					)
				).toBeCloseTo(once, 9);
				expect(expectedHits(scores.toReversed(), incidents.toReversed(), k)).toBeCloseTo(once, 9);
			})
		);
	});
});
