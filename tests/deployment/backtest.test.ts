import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedAtRandom, topCandidates } from '../../src/lib/deployment/backtest/baselines';
import { meanOfTrials, studentQuantile, studentWithin, wilson } from '../../src/lib/deployment/backtest/paired';
import type { Reach } from '../../src/lib/deployment/coverage/reach';

describe('intervals over trials', () => {
	it('take Student’s t as R does', () => {
		// qt(0.975, df)
		const known: readonly (readonly [number, number])[] = [
			[1, 12.706204736432095],
			[2, 4.302652729911275],
			[3, 3.182446305284263],
			[4, 2.776445105198655],
			[5, 2.570581835636314],
			[30, 2.042272456301238]
		];
		for (const [df, t] of known) expect(studentQuantile(df)).toBeCloseTo(t, 9);
		expect(studentWithin(1, 1)).toBeCloseTo(0.5, 12);
	});
	it('are never narrower than the sampling error inside the trials, however well the trials agree', () => {
		const agreed = meanOfTrials([0.1, 0.1, 0.1], [0.0004, 0.0004, 0.0004]);
		expect(agreed.high - agreed.value).toBeCloseTo((4.302652729911275 * 0.02) / Math.sqrt(3), 9);
		const spread = meanOfTrials([0, 0.1, 0.2], [0, 0, 0]);
		expect(spread.value - spread.low).toBeCloseTo((4.302652729911275 * 0.1) / Math.sqrt(3), 9);
	});
	it('are Wilson’s for a single share', () => {
		// prop.test(15, 50, correct = FALSE)
		expect(wilson(15, 50).low).toBeCloseTo(0.19104, 5);
		expect(wilson(15, 50).high).toBeCloseTo(0.43751, 4);
		expect(wilson(0, 10).low).toBe(0);
	});
});

const line = fc.array(fc.nat(5), { minLength: 4, maxLength: 9 });
/** Places in a row, each a candidate that reaches its neighbours. */
function row(n: number): Reach {
	const lists = Array.from({ length: n }, (_, i) => [i, i - 1, i + 1].filter((j) => j >= 0 && j < n));
	const starts = Uint32Array.from([0, ...lists.map((_, i) => lists.slice(0, i + 1).flat().length)]);
	const places = Uint32Array.from(lists.flat());
	return { candidates: Uint32Array.from(lists.keys()), starts, places, metres: new Float32Array(places.length) };
}
function pairs(n: number): [number, number][] {
	return Array.from({ length: n }, (_, i) => Array.from({ length: n - i - 1 }, (__, j): [number, number] => [i, i + 1 + j])).flat();
}

describe('baselines', () => {
	it('reach at random what all sets of posts reach on average', () => {
		fc.assert(
			fc.property(line, (incidents) => {
				const n = incidents.length;
				const reached = pairs(n).map(([a, b]) =>
					incidents.reduce((sum, x, i) => sum + (Math.abs(i - a) <= 1 || Math.abs(i - b) <= 1 ? x : 0), 0)
				);
				const mean = reached.reduce((sum, x) => sum + x, 0) / reached.length;
				expect(expectedAtRandom(row(n), Uint32Array.from(incidents), 2)).toBeCloseTo(mean, 9);
			})
		);
	});
	it('take the busiest hexagons of the latest bins, ties by the longer past, then by index', () => {
		expect(topCandidates(row(4), Uint32Array.of(1, 3, 1, 1), Uint32Array.of(5, 3, 9, 5), 3)).toEqual([1, 2, 0]);
	});
});
