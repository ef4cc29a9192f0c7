import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../src/lib/core/format';
import { isoDay } from '../../src/lib/core/time';
import { typedDay } from '../../src/lib/core/typed-day';

describe('a typed day', () => {
	it('is read back from how it is written, in the UK form and in the ISO one', () => {
		fc.assert(
			fc.property(fc.integer({ min: -20_000, max: 80_000 }), (days) => {
				expect(typedDay(day(days))).toBe(days);
				expect(typedDay(isoDay(days))).toBe(days);
			})
		);
	});
	it.each([
		['5/3/2026', '2026-03-05'],
		[' 05.03.2026 ', '2026-03-05'],
		['29/02/2024', '2024-02-29']
	])('%s is %s', (text, iso) => {
		expect(isoDay(typedDay(text) ?? NaN)).toBe(iso);
	});
	it.each(['', '31/04/2026', '29/02/2026', '12/25/2026', '27/11/26', '27 November', '0/1/2026', '1/0/2026', '2026-13-01'])(
		'%s is none',
		(text) => {
			expect(typedDay(text)).toBeNull();
		}
	);
});
