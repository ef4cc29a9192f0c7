import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, monthOf, monthStart } from '../../src/lib/core/time';
import { YEAR_KINDS, wholeMonths, yearBeforeOf, yearWindows, type YearChoice } from '../../src/lib/core/year-window';

const choice: fc.Arbitrary<YearChoice> = fc.record({
	kind: fc.constantFrom(...YEAR_KINDS),
	to: fc.option(fc.integer({ min: 2000 * 12, max: 2060 * 12 }), { nil: null })
});
const days = fc
	.tuple(fc.integer({ min: 10_000, max: 30_000 }), fc.integer({ min: 0, max: 3000 }))
	.map(([first, length]) => ({ first, last: first + length }));
const labels = (kind: YearChoice['kind'], first: number, last: number, to: number | null = null) =>
	yearWindows({ kind, to }, { first, last }).map(({ label }) => label);

describe('year windows', () => {
	const [first, last] = [dayOf(2024, 11, 1), dayOf(2026, 10, 31)];

	it('are the years that the sample holds whole', () => {
		expect(labels('to', first, last)).toEqual(['12 months to Oct 2025', '12 months to Oct 2026']);
		expect(labels('nov-oct', first, last)).toEqual(['Nov 2024–Oct 2025', 'Nov 2025–Oct 2026']);
		expect(labels('calendar', first, last)).toEqual(['2025']);
		expect(labels('apr-mar', first, last)).toEqual(['Apr 2025–Mar 2026']);
		expect(labels('oct-sep', first, last)).toEqual(['Oct 2025–Sep 2026']);
		expect(labels('to', first, last, 2026 * 12 + 5)).toEqual(['12 months to Jun 2026']);
	});

	it('step back from a wish that lies after the data', () => {
		expect(labels('to', first, last, 2028 * 12 + 9)).toEqual(['12 months to Oct 2025', '12 months to Oct 2026']);
	});

	it('are none where a day is missing', () => {
		expect(labels('nov-oct', first + 1, dayOf(2025, 10, 31))).toEqual([]);
		expect(labels('nov-oct', first, dayOf(2025, 10, 30))).toEqual([]);
		expect(labels('nov-oct', first, dayOf(2025, 10, 31))).toEqual(['Nov 2024–Oct 2025']);
	});

	it('hold twelve whole months of the data, follow each other without a gap, and leave no whole year out', () => {
		fc.assert(
			fc.property(choice, days, (wish, loaded) => {
				const windows = yearWindows(wish, loaded);
				const whole = wholeMonths(loaded);
				for (const [i, { first, end, period }] of windows.entries()) {
					expect(end - first).toBe(12);
					expect(period).toEqual({ from: monthStart(first), to: monthStart(end) });
					expect(period.from).toBeGreaterThanOrEqual(loaded.first);
					expect(period.to).toBeLessThanOrEqual(loaded.last + 1);
					if (i > 0) expect(windows[i - 1]?.end).toBe(first);
				}
				const oldest = windows[0];
				if (oldest && whole) {
					expect(yearBeforeOf(wish.kind, oldest).first).toBeLessThan(whole.first);
					const newest = windows[windows.length - 1];
					if (wish.kind !== 'to') expect((newest?.end ?? 0) + 12).toBeGreaterThan(whole.end);
				}
			})
		);
	});

	it('begin in the month of their kind', () => {
		const months = { calendar: 0, 'apr-mar': 3, 'oct-sep': 9, 'nov-oct': 10 };
		fc.assert(
			fc.property(
				fc.constantFrom('calendar' as const, 'apr-mar' as const, 'oct-sep' as const, 'nov-oct' as const),
				days,
				(kind, loaded) => {
					for (const { period } of yearWindows({ kind, to: null }, loaded)) expect(monthOf(period.from) % 12).toBe(months[kind]);
				}
			)
		);
	});
});
