import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WhenText, type DayOrder } from '../../../src/lib/ingest/columns/when-text';
import { NO_OFFSET, ZULU } from '../../../src/lib/ingest/columns/clock-text';

const when = new WhenText();
const read = (text: string, order: DayOrder = 'dmy') =>
	when.read(text, order) ? [when.year, when.month, when.day, when.second, when.offset] : null;
const at = (hour: number, minute = 0, second = 0): number => hour * 3600 + minute * 60 + second;

describe('dates that people write', () => {
	test.each([
		['2024-03-05', [2024, 3, 5, -1, NO_OFFSET]],
		['2024-03-05T22:14:05', [2024, 3, 5, at(22, 14, 5), NO_OFFSET]],
		['2024-03-05 22:14', [2024, 3, 5, at(22, 14), NO_OFFSET]],
		['2024-03-05T22:14:05.123Z', [2024, 3, 5, at(22, 14, 5), ZULU]],
		['2024-03-05T22:14:05+01:00', [2024, 3, 5, at(22, 14, 5), 3600]],
		['05/03/2024', [2024, 3, 5, -1, NO_OFFSET]],
		['"05/03/2024', [2024, 3, 5, -1, NO_OFFSET]],
		['2024-03-05 22:14"', [2024, 3, 5, at(22, 14), NO_OFFSET]],
		['31/12/24 14:05', [2024, 12, 31, at(14, 5), NO_OFFSET]],
		['3 Mar 2001', [2001, 3, 3, -1, NO_OFFSET]],
		['Mar 3, 2001 4pm', [2001, 3, 3, at(16), NO_OFFSET]],
		['Tuesday, 5 March 2024 at 22:14', [2024, 3, 5, at(22, 14), NO_OFFSET]],
		['05.03.1999', [1999, 3, 5, -1, NO_OFFSET]],
		['20240305T2214', [2024, 3, 5, at(22, 14), NO_OFFSET]],
		['202403052214', [2024, 3, 5, at(22, 14), NO_OFFSET]],
		['20240305221405', [2024, 3, 5, at(22, 14, 5), NO_OFFSET]],
		['2024-03', [2024, 3, 0, -1, NO_OFFSET]],
		['Mar-24', [2024, 3, 0, -1, NO_OFFSET]],
		['03/2024', [2024, 3, 0, -1, NO_OFFSET]]
	])('%s', (text, expected) => {
		expect(read(text)).toEqual(expected);
	});

	test('the American order', () => {
		expect(read('12/31/2019 07:00:12 AM', 'mdy')).toEqual([2019, 12, 31, at(7, 0, 12), NO_OFFSET]);
		expect(read('09/06/2019 12:00:00 AM', 'mdy')).toEqual([2019, 9, 6, 0, NO_OFFSET]);
		expect(read('12/31/2019', 'dmy')).toBeNull();
	});

	test.each([
		'',
		'n/a',
		'2024-02-30',
		'2024-03-00',
		'00/03/2024',
		'24:00',
		'51.2797',
		'-2.2022',
		'1.2022',
		'19050601',
		'202403052514',
		'20240305220560',
		'10.4.0.1',
		'2024-03-05x',
		'2024-03-05T25:00'
	])('“%s” is no date', (text) => {
		expect(read(text)).toBeNull();
	});
});

test('random dates are read back from random layouts', () => {
	const two = (n: number): string => String(n).padStart(2, '0');
	const layouts: ((y: number, m: number, d: number) => string)[] = [
		(y, m, d) => `${String(y)}-${two(m)}-${two(d)}`,
		(y, m, d) => `${two(d)}/${two(m)}/${String(y)}`,
		(y, m, d) => `${String(d)}.${String(m)}.${String(y)}`,
		(y, m, d) => `${String(y)}${two(m)}${two(d)}`,
		(y, m, d) =>
			`${String(d)} ${new Date(Date.UTC(2000, m - 1, 1)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })} ${String(y)}`
	];
	fc.assert(
		fc.property(
			fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
			fc.constantFrom(...layouts),
			fc.constantFrom('', ' ', 'T'),
			(date, layout, mark) => {
				const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
				const clock = date.toISOString().slice(11, 19);
				const second = mark === '' ? -1 : at(date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds());
				expect(read(layout(y, m, d) + (mark === '' ? '' : mark + clock))).toEqual([y, m, d, second, NO_OFFSET]);
			}
		)
	);
});
