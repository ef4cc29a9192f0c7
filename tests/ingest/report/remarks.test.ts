import { describe, expect, test } from 'vitest';
import { remarksAcross, type FileReport } from '../../../src/lib/ingest';
import { createImporter } from '../../../src/lib/ingest/importer';
import { areaChange } from '../../../src/lib/ingest/report/area-changes';
import { columnDifferences } from '../../../src/lib/ingest/report/column-differences';
import { partMonths } from '../../../src/lib/ingest/report/part-months';
import { dayOf } from '../../../src/lib/core/time';
import { describeShared, shared, sharedBlob } from '../formats/reading';
import { csv, importText, NO_MAPPING } from '../importing';

const remark = ({ remarks }: FileReport, code: string): string => {
	const found = remarks.find((one) => one.code === code);
	return found ? `${found.lead} ${found.detail}` : '';
};
const read = (path: string): Promise<FileReport> =>
	createImporter().read(
		sharedBlob(path),
		path,
		NO_MAPPING,
		() => undefined,
		() => undefined
	);
const repeat = (n: number, row: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => row(i));
const two = (n: number): string => String(n).padStart(2, '0');

describe('part months', () => {
	const span = (from: [number, number, number], to: [number, number, number]) => ({ first: dayOf(...from), last: dayOf(...to) });
	test('are judged by the days that a file is silent', () => {
		expect(partMonths(300, span([2025, 10, 14], [2026, 10, 20]))).toEqual(['2025-10', '2026-10']);
		expect(partMonths(3650, span([2025, 1, 1], [2025, 12, 31]))).toEqual([]);
		expect(partMonths(3650, span([2025, 1, 2], [2025, 12, 30]))).toEqual(['2025-01', '2025-12']);
		expect(partMonths(52, span([2025, 1, 9], [2025, 12, 25]))).toEqual([]);
		expect(partMonths(40, span([2025, 3, 11], [2025, 3, 20]))).toEqual(['2025-03']);
	});
	test('are said with the days, and never of a file dated by the month', async () => {
		const days = await importText(
			csv(
				'Date,Category',
				repeat(400, (i) => `2024-${two(3 + Math.floor(i / 150))}-${two(10 + (i % 19))},Theft`)
			)
		);
		expect(days.report.partMonths).toEqual(['2024-03', '2024-05']);
		expect(remark(days.report, 'part-month')).toBe(
			'2024-03 and 2024-05 are part months. The rows run from 10/03/2024 to 28/05/2024: compare whole months.'
		);
		const months = await importText(
			csv(
				'Month,Category',
				repeat(60, (i) => `2024-${two(1 + (i % 6))},Theft`)
			)
		);
		expect(months.report.partMonths).toEqual([]);
	});
});

describe('times', () => {
	test('on round minutes are said with what chance gives', async () => {
		const rows = repeat(
			600,
			(i) => `2024-01-${two(1 + (i % 28))} ${i % 10 < 4 ? '00:00' : `${two(i % 24)}:${i % 10 < 7 ? '30' : two((i * 7) % 60)}`},Theft`
		);
		const { report } = await importText(csv('Date,Category', rows));
		const clock = rows.map((row) => row.slice(11, 16));
		const at = (pattern: RegExp): number => clock.filter((text) => pattern.test(text)).length;
		expect(report.heaping).toEqual({ timed: 600, midnight: at(/00:00/), onHour: at(/:00$/), halfPast: at(/:30$/) });
		expect(remark(report, 'midnight-heaping')).toBe(
			'40.0% are timed at exactly 00:00, against 1.7% expected: some may stand for “time unknown”.'
		);
		expect(remark(report, 'hour-heaping')).toMatch(
			/^\d\d\.\d% are timed on the full hour and \d\d\.\d% at half past, against 1\.7% expected of each/
		);
		expect(report.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['midnight-heaping', 'hour-heaping']));
	});
});

describe('areas', () => {
	const months = { '2024-01': 1, '2024-02': 1, '2024-03': 1, '2024-04': 1 };
	const of = (first: string, last: string, rows: number) => ({ first, last, rows });
	const named = (name: string, span: ReturnType<typeof of>, n = 5) =>
		Object.fromEntries(repeat(n, (i) => `${name} ${String(i)}`).map((key) => [key, span]));
	test('that end or begin together are a change; rare ones prove nothing', () => {
		const steady = named('Steady', of('2024-01', '2024-04', 40));
		expect(areaChange([{ months, areas: steady }])).toBeNull();
		expect(areaChange([{ months, areas: { ...steady, ...named('Rare', of('2024-01', '2024-02', 6)) } }])).toBeNull();
		const change = areaChange([
			{ months, areas: { ...steady, ...named('Old', of('2024-01', '2024-02', 8), 6) } },
			{ months, areas: named('New', of('2024-03', '2024-04', 8), 7) }
		]);
		expect(change).toMatchObject({ before: '2024-02', after: '2024-03' });
		expect([change?.ended.length, change?.begun.length]).toEqual([6, 7]);
	});
});

describe('columns of files that continue each other', () => {
	const file = (...columns: readonly (readonly [string, string])[]) => ({
		name: 'a',
		columns: columns.map(([name, role], index) => ({ name, role, index })) as unknown as FileReport['columns']
	});
	test('compare by their headers and roles', () => {
		const one = file(['Date', 'date'], ['Type', 'category'], ['Ward', 'area']);
		expect(columnDifferences([one, file(['DATE', 'date'], ['type', 'category'], ['ward', 'area'])])).toBeNull();
		expect(columnDifferences([one, file(['Type', 'category'], ['Incident type', 'ignore'], ['Date', 'date'])])).toEqual({
			partial: [
				{ name: 'Ward', files: 1 },
				{ name: 'Incident type', files: 1 }
			],
			renamed: [],
			reordered: 1
		});
		expect(columnDifferences([one, file(['Date', 'date'], ['Category', 'category'], ['Ward', 'area'])])).toEqual({
			partial: [],
			renamed: [{ role: 'category', names: ['Type', 'Category'] }],
			reordered: 0
		});
	});
	test('one layout in another order, with a column less, is one series', async () => {
		const rows = repeat(30, (i) => `2024-01-${two(1 + (i % 28))}`);
		const a = (
			await importText(
				csv(
					'Date,Crime Type,Ward',
					rows.map((day) => `${day},Theft,North`)
				)
			)
		).report;
		const b = (
			await importText(
				csv(
					'CRIME_TYPE;Date',
					rows.map((day) => `Theft;${day}`)
				)
			)
		).report;
		expect(a.series).toBe(b.series);
		expect(remarksAcross([a, b]).map(({ code, detail }) => [code, detail])).toEqual([
			['columns-differ', 'Only some have “Ward” (in 1 of 2). The order of the columns does not matter.']
		]);
	});
});

describeShared('real files (skipped without ../shared)', () => {
	test('Kent: missing locations by category, map points, areas that changed between 2018 and 2024', async () => {
		const [october, january] = [await read('police-uk/2018-10-kent-street.csv'), await read('police-uk/2024-01-kent-street.csv')];
		expect(remark(october, 'unlocated')).toMatch(
			/^434 rows \(2\.2%\) have no location\. They count in trends, not on the map\. Not at random: .+ lacks it most often \(\d+\.\d%\), Anti-social behaviour least \(0\.0%\)\.$/
		);
		const cells = (path: string): string[][] =>
			shared(path)
				.toString()
				.split(/\r?\n/)
				.slice(1)
				.filter((line) => line !== '')
				.map((line) => line.split(','));
		const [old, fresh] = [cells('police-uk/2018-10-kent-street.csv'), cells('police-uk/2024-01-kent-street.csv')];
		const points = new Set(old.filter((row) => row[4] !== '').map((row) => `${row[4] ?? ''},${row[5] ?? ''}`));
		expect(october.points).toMatchObject({ rows: 19_396 - 434, distinct: points.size });
		const byArea = (rows: readonly string[][]): Map<string, number> => {
			const counts = new Map<string, number>();
			for (const row of rows) if (row[8]) counts.set(row[8], (counts.get(row[8]) ?? 0) + 1);
			return counts;
		};
		const [before, after] = [byArea(old), byArea(fresh)];
		const only = (a: Map<string, number>, b: Map<string, number>): number =>
			[...a].filter(([name, rows]) => rows >= 7 && !b.has(name)).length;
		const change = areaChange([october, january]);
		expect([change?.ended.length, change?.begun.length]).toEqual([only(before, after), only(after, before)]);
		expect(remarksAcross([october, january]).map(({ code }) => code)).toEqual(['area-change']);
	});
	test('San Francisco: rounded times; Lancashire: months only', async () => {
		const path = 'incidents/san_francisco_robbery.csv';
		const clock = [
			...shared(path)
				.toString()
				.matchAll(/T\d\d:(\d\d):(\d\d)/g)
		].map(([, minute = '', second = '']) => `${minute}:${second}`);
		const { heaping } = await read(path);
		const at = (text: string): number => clock.filter((one) => one === text).length;
		expect(heaping).toMatchObject({ timed: 951, onHour: at('00:00'), halfPast: at('30:00') });
		const asb = await read('incidents/lancashire_asb.tab');
		expect(asb.heaping.timed).toBe(0);
		expect(asb.partMonths).toEqual([]);
	});
});
