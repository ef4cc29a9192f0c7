import fc from 'fast-check';
import { expect, it } from 'vitest';
import { weightedQuantile } from '../../src/lib/store/quantile';

it('is the smallest value with enough weight at or below it', () => {
	const entry = fc.tuple(
		fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.integer({ min: 0, max: 5 })),
		fc.integer({ min: 0, max: 4 })
	);
	fc.assert(
		fc.property(fc.array(entry, { minLength: 1, maxLength: 400, size: 'max' }), fc.constantFrom(0.01, 0.25, 0.5, 0.99, 1), (entries, q) => {
			const rows = entries.flatMap(([value, weight]) => Array.from({ length: weight }, () => value)).sort((a, b) => a - b);
			const got = weightedQuantile(
				Float64Array.from(entries, ([value]) => value),
				Uint32Array.from(entries, ([, weight]) => weight),
				q
			);
			if (rows.length === 0) expect(got).toBeNaN();
			else expect(got === rows[Math.ceil(q * rows.length - 1e-9) - 1] || got === rows[Math.ceil(q * rows.length + 1e-9) - 1]).toBe(true);
		}),
		{
			numRuns: 500,
			interruptAfterTimeLimit: 20_000,
			examples: [[[...Array.from({ length: 99 }, (): [number, number] => [0, 1]), [-5e-324, 1]], 0.01]]
		}
	);
});
