import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bin } from '../../../src/lib/core/answers';
import { dayOf, weekOf } from '../../../src/lib/core/time';
import { countTicks, timeTicks } from '../../../src/lib/views/charts/axes';
import { spread } from '../../../src/lib/views/charts/spread';

describe('count axis', () => {
	it('starts at 0, ends at or above the largest count, and has four lines at most', () => {
		expect(countTicks(107)).toEqual([0, 40, 80, 120]);
		expect(countTicks(0)).toEqual([0, 1]);
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (max) => {
				const ticks = countTicks(max);
				expect(ticks[0]).toBe(0);
				expect(ticks.length).toBeLessThanOrEqual(4);
				expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(max);
				expect(ticks.every(Number.isInteger)).toBe(true);
			})
		);
	});
});

describe('time axis', () => {
	const labels = (bin: Bin, first: number, length: number, width: number): string[] =>
		timeTicks(bin, first, length, width).map(({ label, year }) => label + (year ?? ''));
	it('names every month of a year, with the years under the first and January', () => {
		expect(labels('month', 2025 * 12 + 10, 12, 480)).toEqual([
			'Nov2025',
			'Dec',
			'Jan2026',
			'Feb',
			'Mar',
			'Apr',
			'May',
			'Jun',
			'Jul',
			'Aug',
			'Sep',
			'Oct'
		]);
	});
	it('thins months out, then names years, in the middle of what it names', () => {
		expect(labels('month', 2024 * 12, 24, 400)).toEqual(['Jan2024', 'Apr', 'Jul', 'Oct', 'Jan2025', 'Apr', 'Jul', 'Oct']);
		expect(timeTicks('month', 2015 * 12, 120, 400).map((t) => t.label)).toEqual(Array.from({ length: 10 }, (_, i) => String(2015 + i)));
		expect(timeTicks('month', 2015 * 12, 120, 400)[0]?.at).toBe(6);
	});
	it('names Mondays where there are only days', () => {
		expect(labels('day', dayOf(2026, 9, 1), 30, 400)).toEqual(['7 Sep2026', '14 Sep', '21 Sep', '28 Sep']);
	});
	it('keeps labels apart and inside', () => {
		fc.assert(
			fc.property(
				fc.constantFrom<Bin>('month', 'week', 'day'),
				fc.integer({ min: 1, max: 400 }),
				fc.integer({ min: 120, max: 900 }),
				(bin, length, width) => {
					const first = bin === 'month' ? 2020 * 12 : bin === 'week' ? weekOf(dayOf(2020, 1, 6)) : dayOf(2020, 1, 6);
					const px = timeTicks(bin, first, length, width).map(({ at }) => (at / length) * width);
					expect(px.every((x) => x >= 0 && x <= width)).toBe(true);
					for (let i = 1; i < px.length; i++) expect((px[i] ?? 0) - (px[i - 1] ?? 0)).toBeGreaterThan(20);
				}
			)
		);
	});
});

describe('labels at line ends', () => {
	it('stay apart, in order and inside when there is room', () => {
		expect(spread([50, 52, 10], 16, 0, 100)).toEqual([50, 66, 10]);
		expect(spread([99, 98], 16, 0, 100)).toEqual([100, 84]);
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 6 }), (wishes) => {
				const placed = spread(wishes, 16, 0, 200);
				const sorted = [...placed].sort((a, b) => a - b);
				sorted.slice(1).forEach((y, i) => {
					expect(y - (sorted[i] ?? 0)).toBeGreaterThanOrEqual(16 - 1e-9);
				});
				expect(sorted[0]).toBeGreaterThanOrEqual(-1e-9);
				expect(sorted[sorted.length - 1]).toBeLessThanOrEqual(200 + 1e-9);
			})
		);
	});
});
