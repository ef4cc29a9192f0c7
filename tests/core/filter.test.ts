import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slotsOf } from '../../src/lib/core/filter';

const hour = fc.integer({ min: 0, max: 23 });
const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 });

describe('hours of a week window', () => {
	it('gives a night to its evening', () => {
		const friday = slotsOf({ days: [4], from: 21, to: 3, nights: true });
		expect(friday).toEqual([4 * 24 + 21, 4 * 24 + 22, 4 * 24 + 23, 5 * 24, 5 * 24 + 1, 5 * 24 + 2]);
		expect(slotsOf({ days: [6], from: 23, to: 1, nights: true })).toEqual([0, 6 * 24 + 23]);
	});

	it('keeps civil days apart without nights', () => {
		expect(slotsOf({ days: [4], from: 21, to: 3, nights: false })).toEqual([0, 1, 2, 21, 22, 23].map((h) => 4 * 24 + h));
	});

	it('covers days × length hours, each once', () => {
		fc.assert(
			fc.property(days, hour, hour, fc.boolean(), (chosen, from, to, nights) => {
				const slots = slotsOf({ days: chosen, from, to, nights });
				expect(slots.length).toBe(chosen.length * ((to - from + 24) % 24 || 24));
				expect(new Set(slots).size).toBe(slots.length);
				expect(slots.every((slot) => slot >= 0 && slot < 168)).toBe(true);
			})
		);
	});
});
