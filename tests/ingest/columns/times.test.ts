import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRECISIONS } from '../../../src/lib/core/incident';
import { csv, importText, type Imported } from '../importing';

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const clock = (hour: number, minute = 0): number => hour * 3600 + minute * 60;
const two = (n: number): string => String(n).padStart(2, '0');
const codes = (list: readonly { readonly code: string }[]): string[] => list.map(({ code }) => code);
const rows = (n: number, row: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => row(i));
const moments = ({ incidents }: Imported): [number, number][] => incidents.map(({ dayFirst, second }) => [dayFirst, second]);
const TYPE = ['Theft', 'Assault'] as const;
const kind = (i: number): string => TYPE[i % 2] ?? '';

describe('dates as numbers', () => {
	test('Excel serials with times: from 1900 unless the user says 1904', async () => {
		const text = csv(
			'Date,Category',
			rows(20, (i) => `${String(45_365 + i)}.75,${kind(i)}`)
		);
		const read = await importText(text);
		expect(read.report.precision).toBe('minute');
		expect(moments(read)[1]).toEqual([day('2024-03-15'), clock(18)]);
		expect(read.report.questions.find(({ code }) => code === 'excel-serial')).toMatchObject({ column: 'Date', proposal: 'from 1900' });
		const later = await importText(text, { answers: { 'excel-serial': 'from 1904' } });
		expect(moments(later)[1]).toEqual([day('2028-03-16'), clock(18)]);
	});

	test('whole serials are days', async () => {
		const { report, incidents } = await importText(
			csv(
				'Incident date,Category',
				rows(20, (i) => `${String(45_365 + 3 * i)},${kind(i)}`)
			)
		);
		expect(report).toMatchObject({ precision: 'day', from: '2024-03-14', to: '2024-05-10' });
		expect(incidents).toHaveLength(20);
	});

	test('a date serial beside a time as a fraction of the day', async () => {
		const read = await importText(
			csv(
				'Date,Time,Category',
				rows(20, (i) => `${String(45_365 + 2 * i)},${(0.5 + i / 96).toFixed(8)},${kind(i)}`)
			)
		);
		expect(read.report.precision).toBe('minute');
		expect(moments(read)[4]).toEqual([day('2024-03-22'), clock(13)]);
	});

	test.each([
		['seconds', 1],
		['milliseconds', 1000]
	])('%s since 1970 are UTC, and asked', async (_, factor) => {
		// 14 July 2024, 13:15 UTC: 14:15 in London.
		const text = csv(
			'Timestamp,Category',
			rows(20, (i) => `${String((1_720_962_900 + i * 3600) * factor)},${kind(i)}`)
		);
		const read = await importText(text);
		expect(moments(read)[0]).toEqual([day('2024-07-14'), clock(14, 15)]);
		expect(codes(read.report.questions)).toContain('utc-or-local');
		const local = await importText(text, { answers: { 'utc-or-local': 'local clock time' } });
		expect(moments(local)[0]).toEqual([day('2024-07-14'), clock(13, 15)]);
	});

	test('a phone-like number is no date', async () => {
		const { report } = await importText(csv('Date,Extension', ['13/01/2024,45365', '14/01/2024,45366']));
		expect(report.columns[1]).toMatchObject({ role: 'ignore' });
	});
});

describe('how dates are written', () => {
	test.each([
		['14 Mar 2026', '2026-03-14'],
		['14-Mar-26', '2026-03-14'],
		['14th March 2026', '2026-03-14'],
		['March 14, 2026', '2026-03-14'],
		['Sat 14 Mar 2026', '2026-03-14'],
		['14.03.26', '2026-03-14'],
		['2026/03/14', '2026-03-14'],
		['14-03-2026 10:15', '2026-03-14'],
		['10.08.2026 23:58', '2026-08-10'],
		['20260314', '2026-03-14'],
		['20260314T234500', '2026-03-14']
	])('%s', async (written, iso) => {
		const { incidents } = await importText(csv('Date,Category', [`"${written}",Theft`, `"${written}",Assault`]));
		expect(incidents.map(({ dayFirst }) => dayFirst)).toEqual([day(iso), day(iso)]);
	});

	test.each(['March 2026', 'Mar-26', '03/2026', '2026-03'])('%s is a month', async (written) => {
		const { report, incidents } = await importText(csv('Month,Category', [`${written},Theft`, `${written},Assault`]));
		expect(report.precision).toBe('month');
		expect(incidents[0]).toMatchObject({ dayFirst: day('2026-03-01'), dayLast: day('2026-03-31') });
	});

	test('years of two digits: 69 is of this century, 70 of the last', async () => {
		const { incidents } = await importText(csv('Date,Category', ['31/12/69,Theft', '31/12/70,Theft']));
		expect(incidents.map(({ dayFirst }) => dayFirst)).toEqual([day('2069-12-31'), day('1970-12-31')]);
	});

	test('HHMM without leading zeros', async () => {
		const read = await importText(
			csv(
				'Date,Time,Category',
				['5', '45', '130', '2359', '0'].map((time, i) => `${two(13 + i)}/03/2026,${time},Theft`)
			)
		);
		expect(moments(read).map(([, second]) => second)).toEqual([clock(0, 5), clock(0, 45), clock(1, 30), clock(23, 59), 0]);
	});
});

describe('the order of day and month', () => {
	test('one date beyond the head decides over the whole column', async () => {
		const text = csv('Date,Category', [
			...rows(3000, (i) => `0${String((i % 9) + 1)}/0${String((i % 7) + 1)}/2024,Theft`),
			'25/03/2024,Theft'
		]);
		const { report } = await importText(text);
		expect(codes(report.questions)).not.toContain('date-order');
		expect(report.facts.rejected).toBe(0);
		expect(report.to).toBe('2024-07-09');
	});

	test('random layouts read back, ambiguous ones asked', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: day('2000-01-01'), max: day('2049-12-31') }), { minLength: 3, maxLength: 12 }),
				fc.constantFrom('dmy', 'mdy'),
				fc.constantFrom('/', '-', '.'),
				fc.boolean(),
				fc.option(fc.integer({ min: 61, max: 86_339 }), { nil: null }),
				async (days, order, mark, short, second) => {
					const time = second === null ? '' : ` ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`;
					const parts = days.map((at) => new Date(at * 86_400_000).toISOString().slice(0, 10).split('-'));
					const written = parts.map(
						([y = '', m = '', d = '']) => [...(order === 'dmy' ? [d, m] : [m, d]), short ? y.slice(2) : y].join(mark) + time
					);
					const text = csv(
						'Date,Category',
						written.map((date, i) => `${date},${kind(i)}`)
					);
					const read = await importText(text);
					const certain = parts.some(([, , d]) => Number(d) > 12);
					const open = parts.some(([, m, d]) => m !== d);
					expect(codes(read.report.questions).includes('date-order')).toBe(!certain && open);
					const answer = order === 'dmy' ? 'DD/MM/YYYY' : 'MM/DD/YYYY';
					const told = certain ? read : await importText(text, { answers: { 'date-order': answer } });
					const found = told.incidents.map(({ dayFirst, month, precision }) => (PRECISIONS[precision] === 'month' ? month : dayFirst));
					const monthly = told.report.precision === 'month';
					expect(found).toEqual(parts.map(([y, m], i) => (monthly ? Number(y) * 12 + Number(m) - 1 : days[i])));
				}
			),
			{ numRuns: 60, interruptAfterTimeLimit: 8000, endOnFailure: true }
		);
	});
});

describe('clocks', () => {
	test('an hour that does not exist and one that happens twice are told, not moved', async () => {
		const read = await importText(csv('Date,Category', ['31/03/2024 01:30,Theft', '27/10/2024 01:30,Theft', '27/10/2024 03:30,Assault']));
		expect(moments(read).map(([, second]) => second)).toEqual([clock(1, 30), clock(1, 30), clock(3, 30)]);
		expect(read.incidents.map(({ utc }) => Number.isNaN(utc))).toEqual([true, false, false]);
		expect(codes(read.report.warnings)).toEqual(expect.arrayContaining(['skipped-hour', 'double-hour']));
	});

	test('months in disguise', async () => {
		const { report } = await importText(
			csv(
				'Date,Category',
				rows(12, (i) => `01/${two(i + 1)}/2024 00:00,Theft`)
			)
		);
		expect(report).toMatchObject({ precision: 'month', from: '2024-01', to: '2024-12' });
		expect(codes(report.warnings)).toContain('disguised-months');
	});

	test('offsets that differ from Z are believed; the same moment has the same local time', async () => {
		const read = await importText(
			csv('Date,Category', ['2024-07-14T13:15:00+00:00,Theft', '2024-07-14T15:15:00+02:00,Theft', '2024-07-14T14:15:00+01:00,Assault'])
		);
		expect(moments(read)).toEqual(Array.from({ length: 3 }, () => [day('2024-07-14'), clock(14, 15)]));
		expect(codes(read.report.questions)).not.toContain('utc-or-local');
	});

	test('Z against heaps at local midnight and noon: local is proposed', async () => {
		const text = csv(
			'Date,Category',
			rows(40, (i) => `2024-07-${two((i % 27) + 1)}T${i % 4 === 0 ? '12' : '00'}:00:0${i % 8 === 1 ? '5' : '0'}Z,Theft`)
		);
		const { report } = await importText(text);
		expect(report.questions.find(({ code }) => code === 'utc-or-local')?.proposal).toBe('local clock time');
	});

	test('from and to in one layout; an end before its start is told', async () => {
		const { incidents, report } = await importText(
			csv('Date from,Time from,Date to,Time to,Category', [
				'13/03/2026,22:00,14/03/2026,06:30,Burglary',
				'14/03/2026,22:00,14/03/2026,21:00,Burglary',
				'15/03/2026,22:00,,,Burglary'
			])
		);
		expect(incidents[0]?.until).toBe(day('2026-03-14') * 86_400 + clock(6, 30));
		expect(codes(report.warnings)).toEqual(expect.arrayContaining(['end-before-start', 'no-end']));
	});
});
