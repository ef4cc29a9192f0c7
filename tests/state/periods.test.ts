import { describe, expect, it } from 'vitest';
import { dayOf, isoDay } from '../../src/lib/core/time';
import { comparedPeriod, fullMonths, openingPeriod } from '../../src/lib/state/periods';

const holdings = (first: number, last: number) => ({ days: { first, last } });

describe('periods', () => {
	it('leaves part months at both ends out', () => {
		const full = fullMonths(holdings(dayOf(2024, 11, 3), dayOf(2026, 10, 30)));
		expect(full).toEqual({ first: 2024 * 12 + 11, end: 2026 * 12 + 9 });
	});

	it('opens on the last 12 full months when a year before them is loaded', () => {
		const period = openingPeriod(holdings(dayOf(2024, 11, 1), dayOf(2026, 10, 31)));
		expect(period && [isoDay(period.from), isoDay(period.to)]).toEqual(['2025-11-01', '2026-11-01']);
		expect(openingPeriod(holdings(dayOf(2024, 12, 1), dayOf(2026, 10, 31)))).toBeNull();
	});

	it('compares with the same days a year earlier, and only when they are loaded', () => {
		const period = { from: dayOf(2024, 2, 1), to: dayOf(2024, 3, 1) };
		const before = comparedPeriod(period, holdings(dayOf(2023, 1, 1), dayOf(2024, 3, 31)));
		expect(before && [isoDay(before.from), isoDay(before.to)]).toEqual(['2023-02-01', '2023-03-01']);
		expect(comparedPeriod(period, holdings(dayOf(2023, 2, 2), dayOf(2024, 3, 31)))).toBeNull();
		expect(comparedPeriod(null, holdings(0, 1000))).toBeNull();
	});
});
