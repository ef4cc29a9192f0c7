import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal } from '../../../src/lib/ingest/columns/decimal';

test('agrees with Number to the last bit', () => {
	const text = fc.oneof(
		fc.double({ noNaN: true }).map(String),
		fc.tuple(fc.integer({ min: -180, max: 180 }), fc.nat(999_999)).map(([a, b]) => `${String(a)}.${String(b).padStart(6, '0')}`),
		fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '-', 'e', ' '), maxLength: 20 })
	);
	fc.assert(
		fc.property(text, (written) => {
			expect(decimal(written)).toBe(written.trim() === '' ? NaN : Number(written));
		}),
		{ numRuns: 2000 }
	);
});

test('a stray quote at either end is left out, one within is not', () => {
	expect(['"51.28', '51.28"', '"51.28"', ' "-0.5'].map(decimal)).toEqual([51.28, 51.28, 51.28, -0.5]);
	expect(decimal('51"28')).toBeNaN();
	expect(decimal('"')).toBeNaN();
});
