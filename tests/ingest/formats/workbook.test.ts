import { describe, expect, test, vi } from 'vitest';
import { openTable } from '../../../src/lib/ingest/formats';
import { importFile } from '../importing';
import { at, xlsx, zip } from './making';

const HEADER = ['Reported', 'Occurred', 'Type', 'Latitude', 'Longitude', 'Note no'];
const incident = (i: number): (string | number | boolean | Date)[] => [
	at((i % 28) + 1),
	at((i % 28) + 1, i % 24, (i * 7) % 60),
	['Theft', 'Assault', 'Drugs'][i % 3] ?? '',
	51.28 + i / 10_000,
	1.08 - i / 10_000,
	i
];
const incidents = (n: number) => Array.from({ length: n }, (_, i) => incident(i));

describe('an Excel workbook of incidents', () => {
	test('titles above the header, dates as dates, numbers as they were typed', async () => {
		const file = await xlsx({ Incidents: [['Kent incidents, synthetic'], ['Exported', at(31)], [], HEADER, ...incidents(400)] });
		const { report, incidents: read } = await importFile(file);
		expect(report).toMatchObject({ format: 'xlsx', preamble: 3, precision: 'minute', from: '2024-01-01', to: '2024-01-28' });
		expect(report.facts).toMatchObject({ rows: 400, accepted: 400, rejected: 0, unlocated: 0, synthetic: true });
		expect(report.columns.map(({ name }) => name)).toEqual(HEADER);
		expect(report.categories).toEqual({ Theft: 134, Assault: 133, Drugs: 133 });
		expect(read[25]).toMatchObject({ second: 1 * 3600 + 55 * 60, lat: 51.2825, lng: 1.0775 });
		expect(report.questions).toEqual([]);
	});

	test('of two sheets the one with incidents is proposed, the other can be chosen', async () => {
		const counts = [['Ward', 'Offences'], ...Array.from({ length: 20 }, (_, i) => [`Ward ${String.fromCharCode(65 + i)}`, i * 3])];
		const file = await xlsx({ Summary: counts, 'Incident list': [HEADER, ...incidents(30)], Empty: [] });
		const { report } = await importFile(file);
		expect(report.facts).toMatchObject({ rows: 30, accepted: 30 });
		expect(report.questions).toMatchObject([{ code: 'sheet', choices: ['Summary', 'Incident list'], proposal: 'Incident list' }]);
		await expect(importFile(file, { answers: { sheet: 'Summary' } })).rejects.toMatchObject({ code: 'counts-not-incidents' });
	});

	test('rejects carry the number of the row in the sheet; blank rows and repeated headers do not shift it', async () => {
		const file = await xlsx({
			S: [
				['Title of the list'],
				HEADER,
				...incidents(12),
				[],
				HEADER,
				['', '', 'Theft', 51, 1, 9],
				incident(5),
				['Total', null, null, null, null, 14]
			]
		});
		const { report } = await importFile(file);
		expect(report.facts).toMatchObject({ rows: 16, accepted: 13, rejected: 3 });
		expect(report.rejects.map(({ line, reason }) => [line, reason])).toEqual([
			[16, 'repeated header'],
			[17, 'No date.'],
			[19, 'No date.']
		]);
	});

	test('days stay days, times of day stay times, and binary noise goes', async () => {
		const rows = Array.from({ length: 20 }, (_, i) => [
			at(i + 1),
			{ value: (i + 0.5) / 24, type: Number, format: 'hh:mm' },
			0.1 + 0.2,
			i % 2 === 0
		]);
		const file = await xlsx({ S: [['Date', 'Time', 'Score', 'Solved'], ...rows] });
		const { head } = await openTable(file, 'days.xlsx', {}, () => 0);
		expect(head.sample[0]).toEqual(['2024-01-01', '00:30:00', '0.3', 'true']);
		const { report, incidents: read } = await importFile(file);
		expect(report).toMatchObject({ precision: 'minute', facts: { rows: 20, accepted: 20 } });
		expect(read[3]).toMatchObject({ second: 3.5 * 3600 });
		const days = await importFile(await xlsx({ S: [['Date', 'Type'], ...Array.from({ length: 20 }, (_, i) => [at(i + 1), 'Theft'])] }));
		expect(days.report.precision).toBe('day');
	});

	test('30,000 rows, none lost where the text of the sheet is cut', async () => {
		const { report, incidents: read } = await importFile(await xlsx({ S: [HEADER, ...incidents(30_000)] }));
		expect(report.facts).toMatchObject({ rows: 30_000, accepted: 30_000, unlocated: 0 });
		const wrong = read.filter(
			({ lat, lng }, i) => Math.abs((lat ?? 0) - 51.28 - i / 10_000) > 1e-9 || Math.abs((lng ?? 0) - 1.08 + i / 10_000) > 1e-9
		);
		expect(wrong).toEqual([]);
	});

	test('a machine that takes long over every piece of a sheet reads it whole, and its clock runs on', async () => {
		let at = Date.UTC(2024, 0, 1);
		const clock = vi.spyOn(Date, 'now').mockImplementation(() => (at += 1000));
		try {
			const file = await xlsx({ S: [HEADER, ...incidents(3000)] });
			const [one, other] = await Promise.all([importFile(file), importFile(file)]);
			expect([one.report.facts.accepted, other.report.facts.accepted]).toEqual([3000, 3000]);
			expect(Date.now()).toBeLessThan(Date.now());
		} finally {
			clock.mockRestore();
		}
	});

	test('a damaged workbook, an empty one and a bomb are refused in words', async () => {
		await expect(importFile(await zip({ 'xl/workbook.xml': '<workbook/>' }))).rejects.toMatchObject({ code: 'workbook-unreadable' });
		await expect(importFile(await xlsx({ S: [] }))).rejects.toMatchObject({ code: 'empty-file' });
		const bomb = await zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': new Uint8Array(8 * 1024 ** 2) });
		await expect(importFile(bomb)).rejects.toMatchObject({ code: 'zip-ratio' });
	});

	test('more than 500 columns are refused', async () => {
		const file = await xlsx({ S: [Array.from({ length: 501 }, (_, i) => `c${i}`), Array.from({ length: 501 }, (_, i) => i)] });
		await expect(importFile(file)).rejects.toMatchObject({ code: 'too-many-columns' });
	});
});
