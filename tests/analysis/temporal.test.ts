import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime, weekHourExposure } from '../../src/lib/analysis/temporal';
import { dayOf, weekdayOf } from '../../src/lib/core/time';

const SUNDAY = 6 * 24;

describe('weekHourExposure', () => {
	it('loses an hour on the spring Sunday and doubles one on the autumn Sunday', () => {
		const spring = weekHourExposure({ from: dayOf(2026, 3, 29), to: dayOf(2026, 3, 30) });
		expect([spring[SUNDAY], spring[SUNDAY + 1], spring[SUNDAY + 2]]).toEqual([1, 0, 1]);
		expect(spring.reduce((a, b) => a + b, 0)).toBe(23);
		const autumn = weekHourExposure({ from: dayOf(2025, 10, 26), to: dayOf(2025, 10, 27) });
		expect([autumn[SUNDAY], autumn[SUNDAY + 1], autumn[SUNDAY + 2]]).toEqual([1, 2, 1]);
		expect(autumn.reduce((a, b) => a + b, 0)).toBe(25);
	});

	it('counts the days in each weekday', () => {
		fc.assert(
			fc.property(fc.integer({ min: dayOf(1996, 1, 1), max: dayOf(2030, 1, 1) }), fc.nat(90), (from, length) => {
				const exposure = weekHourExposure({ from, to: from + length });
				const days = new Uint32Array(7);
				for (let day = from; day < from + length; day++) days[weekdayOf(day)] = (days[weekdayOf(day)] ?? 0) + 1;
				// No clock changes at noon.
				expect([...days]).toEqual(Array.from({ length: 7 }, (_, weekday) => exposure[weekday * 24 + 12]));
				const hours = exposure.reduce((a, b) => a + b, 0);
				expect(Math.abs(hours - length * 24)).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 40 }
		);
	});

	it('knows other zones', () => {
		const utc = weekHourExposure({ from: 0, to: 7 }, 'UTC');
		expect([...utc]).toEqual(Array.from({ length: 168 }, () => 1));
	});
});

describe('localTime', () => {
	it('crosses the change to summer time', () => {
		expect(localTime(Date.parse('2026-03-29T00:59:59Z'))).toEqual({ day: dayOf(2026, 3, 29), second: 3599, offset: 0 });
		expect(localTime(Date.parse('2026-03-29T01:00:00Z'))).toEqual({ day: dayOf(2026, 3, 29), second: 7200, offset: 60 });
		expect(localTime(Date.parse('2026-06-30T23:15:00Z')).day).toBe(dayOf(2026, 7, 1));
	});
});
