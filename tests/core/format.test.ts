import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slotsOf } from '../../src/lib/core/filter';
import { dayOf, monthStart } from '../../src/lib/core/time';
import * as f from '../../src/lib/core/format';

describe('figures', () => {
	it('writes counts, signs and percentages in UK form with a true minus', () => {
		expect(f.count(2867)).toBe('2,867');
		expect(f.count(-1234)).toBe('−1,234');
		expect(f.changePercent(0.944)).toBe('−5.6%');
		expect(f.changePercent(3148 / 2867)).toBe('+9.8%');
		expect(f.changePercent(1)).toBe('0.0%');
		expect(f.signed(-0.04, 1)).toBe('0.0');
		expect(f.signed(0.04, 1)).toBe('0.0');
		expect(f.percent(0.48)).toBe('48%');
		expect(f.decimal(1234.56)).toBe('1,234.6');
	});
	it('never writes a hyphen for a minus', () => {
		fc.assert(
			fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 2 }), (n, digits) => {
				expect(f.signed(n, digits)).not.toMatch(/-|−0(\.0*)?$/);
			})
		);
	});
	it('gives no percentage on a previous 0 or on fewer than 20', () => {
		expect(f.changeWords(30, 0, null)).toBe('n/a');
		expect(f.changeWords(19, 30, { ratio: 0.63 })).toBe('too few');
		expect(f.changeWords(30, 19, { ratio: 1.58 })).toBe('too few');
		expect(f.changeWords(804, 702, { ratio: 804 / 702 })).toBe('+15%');
		expect(f.changeWords(804, null, null)).toBe('');
	});
	it('counts in words, bytes and durations', () => {
		expect(f.plural(1, 'incident')).toBe('1 incident');
		expect(f.plural(2867, 'incident')).toBe('2,867 incidents');
		expect(f.plural(2, 'category', 'categories')).toBe('2 categories');
		expect([1, 950, 34_000, 999_600, 9_500_000, 181_000_000, 1.2e9].map(f.bytes)).toEqual([
			'1 byte',
			'950 bytes',
			'34 kB',
			'1.0 MB',
			'9.5 MB',
			'181 MB',
			'1.2 GB'
		]);
		expect([0.2, 4, 59.6, 130, 3900, 7200].map(f.duration)).toEqual(['under 1 s', '4 s', '1 min', '2 min 10 s', '1 h 5 min', '2 h']);
	});
});

describe('dates', () => {
	it('writes days, months and hours', () => {
		expect(f.day(dayOf(2026, 11, 27))).toBe('27/11/2026');
		expect(f.dayOfWeek(dayOf(2026, 11, 27))).toBe('Fri 27/11/2026');
		expect(f.month(2026 * 12 + 9)).toBe('Oct 2026');
		expect(f.month(2026 * 12 + 9, true)).toBe('October 2026');
		expect(f.hourSpan(22, 2)).toBe('22:00–02:00');
		expect(f.hour(24)).toBe('00:00');
	});
	it('names periods by months where they are whole', () => {
		const months = (from: number, to: number): { from: number; to: number } => ({ from: monthStart(from), to: monthStart(to) });
		expect(f.period(months(2025 * 12 + 10, 2026 * 12 + 10))).toBe('12 months to Oct 2026');
		expect(f.period(months(2018 * 12 + 9, 2019 * 12 + 1))).toBe('Oct 2018 – Jan 2019');
		expect(f.period(months(2026 * 12 + 9, 2026 * 12 + 10))).toBe('Oct 2026');
		expect(f.period({ from: dayOf(2025, 11, 1), to: dayOf(2026, 10, 31) })).toBe('01/11/2025 – 30/10/2026');
		expect(f.period({ from: dayOf(2026, 11, 27), to: dayOf(2026, 11, 28) })).toBe('27/11/2026');
	});
});

describe('windows of the week', () => {
	const words = (days: number[], from: number, to: number, nights: boolean, long = false): string =>
		f.weekWindow({ days, from, to, nights }, long);
	it('speaks of nights only where the window is dark', () => {
		expect(words([4, 5], 21, 3, true)).toBe('Fri and Sat nights, 21:00–03:00');
		expect(words([4, 5], 21, 3, true, true)).toBe('Friday and Saturday nights, 21:00–03:00');
		expect(words([5], 22, 2, true)).toBe('Sat night, 22:00–02:00');
		expect(words([0, 1, 2, 3, 4], 15, 17, true)).toBe('Mon–Fri, 15:00–17:00');
		expect(words([0, 1, 2, 3, 4, 5, 6], 0, 6, true)).toBe('Every night, 00:00–06:00');
		expect(words([1, 2, 3], 16, 21, true)).toBe('Tue–Thu, 16:00–21:00');
		expect(words([6], 0, 0, false)).toBe('Sun, all day');
		expect(words([5, 6, 0], 12, 18, false)).toBe('Sat–Mon, 12:00–18:00');
	});
	it('splits hours that wrap past the start of the day instead of naming other hours', () => {
		expect(words([4], 21, 3, false)).toBe('Fri, 00:00–03:00 and 21:00–00:00');
		expect(words([4], 22, 8, true)).toBe('Fri night, 06:00–08:00 and 22:00–06:00');
	});
	it('names as many hours as the window covers', () => {
		const hour = fc.integer({ min: 0, max: 23 });
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 6 }), hour, hour, fc.boolean(), (day, from, to, nights) => {
				const text = f.weekWindow({ days: [day], from, to, nights });
				const named = [...text.matchAll(/(\d\d):00–(\d\d):00/g)].reduce(
					(sum, m) => sum + ((Number(m[2]) - Number(m[1]) + 24) % 24 || 24),
					0
				);
				expect(text.includes('all day') ? 24 : named).toBe(slotsOf({ days: [day], from, to, nights }).length);
			})
		);
	});
});
