import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberDatesOf, readNumberDate, type NumberMoment, type NumberUnit } from '../../../src/lib/ingest/columns/number-dates';

const to: NumberMoment = { year: 0, month: 0, day: 0, second: 0 };
const read = (value: number, unit: NumberUnit, timed = true): number[] | null =>
	readNumberDate(value, { unit, timed }, to) ? [to.year, to.month, to.day, to.second] : null;

test.each([
	[45_365, 'serial-1900', [2024, 3, 14, 0]],
	[45_365.75, 'serial-1900', [2024, 3, 14, 64_800]],
	[43_903.75, 'serial-1904', [2024, 3, 14, 64_800]],
	[45_365.999_999_9, 'serial-1900', [2024, 3, 15, 0]],
	[1_710_425_700, 'seconds', [2024, 3, 14, 51_300]],
	[1_710_425_700_999, 'milliseconds', [2024, 3, 14, 51_300]],
	[1_710_425_700_000_000, 'microseconds', [2024, 3, 14, 51_300]],
	[-1, 'seconds', [1969, 12, 31, 86_399]],
	[NaN, 'seconds', null],
	[Infinity, 'serial-1900', null]
] as const)('%d as %s', (value, unit, expected) => {
	expect(read(value, unit)).toEqual(expected);
});

test('a whole serial in a column without times is a date alone', () => {
	expect(read(45_365, 'serial-1900', false)).toEqual([2024, 3, 14, -1]);
});

describe('columns that count', () => {
	const shares = (low: number, high: number, integer = 1): Parameters<typeof numberDatesOf>[1] => ({ numeric: 1, integer, low, high });
	test.each([
		['incident date', shares(44_000, 45_400), { unit: 'serial-1900', timed: false }],
		['raised', shares(44_000.2, 45_400.9, 0.1), { unit: 'serial-1900', timed: true }],
		['start time', shares(44_000.2, 45_400.9, 0), { unit: 'serial-1900', timed: true }],
		['timestamp', shares(1.6e9, 1.71e9), { unit: 'seconds', timed: true }],
		['created', shares(1.6e12, 1.71e12), { unit: 'milliseconds', timed: true }],
		['start', shares(44_000, 45_400), null],
		['easting', shares(44_000, 45_400), null],
		['date', shares(1, 31), null],
		['category', shares(1.6e9, 1.71e9), null]
	] as const)('%s', (header, facts, expected) => {
		expect(numberDatesOf(header, facts)).toEqual(expected);
	});
});

test('every moment comes back from every unit to the second', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 4_102_444_799 }),
			fc.constantFrom<NumberUnit>('serial-1900', 'serial-1904', 'seconds', 'milliseconds', 'microseconds'),
			(since, unit) => {
				const value =
					unit === 'serial-1900'
						? since / 86_400 + 25_569
						: unit === 'serial-1904'
							? since / 86_400 + 24_107
							: since * { seconds: 1, milliseconds: 1e3, microseconds: 1e6 }[unit];
				const date = new Date(since * 1000);
				expect(read(value, unit)).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), since % 86_400]);
			}
		)
	);
});
