import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bin } from '../../../src/lib/core/answers';
import { dayOf, monthStart } from '../../../src/lib/core/time';
import { binAt, binLabel, binOf, binPeriod, binsOf, binStart, yearBefore } from '../../../src/lib/views/charts/bins';

const anyBin = fc.constantFrom<Bin>('month', 'week', 'day');
const anyDay = fc.integer({ min: 0, max: 40_000 });

describe('bins', () => {
	it('snaps any day to the whole bin that holds it', () => {
		fc.assert(
			fc.property(anyBin, anyDay, (bin, day) => {
				const index = binOf(bin, day);
				const { from, to } = binPeriod(bin, index, index);
				expect(from <= day && day < to).toBe(true);
				expect(binOf(bin, from)).toBe(index);
				expect(binOf(bin, to)).toBe(index + 1);
			})
		);
	});
	it('finds the bins of its own periods again', () => {
		fc.assert(
			fc.property(anyBin, anyDay, fc.integer({ min: 0, max: 200 }), (bin, day, more) => {
				const first = binOf(bin, day);
				expect(binsOf(bin, binPeriod(bin, first, first + more))).toEqual({ first, last: first + more });
			})
		);
	});
	it('places days inside their bin, in order', () => {
		expect(binAt('month', dayOf(2024, 2, 16))).toBeCloseTo(2024 * 12 + 1 + 15 / 29, 12);
		fc.assert(
			fc.property(anyBin, anyDay, (bin, day) => {
				expect(binAt(bin, day)).toBeLessThan(binAt(bin, day + 1));
			})
		);
	});
	it('brushes whole months of month data', () => {
		const october = 2026 * 12 + 9;
		expect(binPeriod('month', october - 11, october)).toEqual({ from: dayOf(2025, 11, 1), to: dayOf(2026, 11, 1) });
	});
	it('names bins', () => {
		expect(binLabel('month', 2026 * 12 + 9)).toBe('Oct 2026');
		expect(binLabel('week', binOf('week', dayOf(2026, 10, 7)))).toBe('Week from 05/10/2026');
		expect(binLabel('day', dayOf(2026, 10, 5))).toBe('Mon 05/10/2026');
	});
	it('compares with 12 months, 52 weeks, 364 days earlier, on the same weekday', () => {
		const counts = Uint32Array.from({ length: 400 }, (_, i) => i);
		expect(yearBefore({ bin: 'month', start: 0, counts, undated: 0 })[12]).toBe(0);
		expect(yearBefore({ bin: 'week', start: 0, counts, undated: 0 })[53]).toBe(1);
		expect(yearBefore({ bin: 'day', start: 0, counts, undated: 0 })[364]).toBe(0);
		expect(yearBefore({ bin: 'day', start: 0, counts, undated: 0 })[363]).toBeNull();
		expect(364 % 7).toBe(0);
		expect(binStart('month', 2026 * 12 + 9)).toBe(monthStart(2026 * 12 + 9));
	});
});
