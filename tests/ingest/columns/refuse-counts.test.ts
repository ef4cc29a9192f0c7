import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPeriod, periodIn } from '../../../src/lib/ingest/columns/period-text';
import { createImporter } from '../../../src/lib/ingest/importer';
import { xlsx } from '../formats/making';
import { describeShared, sharedBlob, sharedPath } from '../formats/reading';
import { csv, NO_MAPPING } from '../importing';

const preview = (file: Blob) => createImporter().preview(file, 'file', NO_MAPPING);
const refused = { name: 'HexbeatError', code: 'counts-not-incidents', remedy: expect.stringContaining('one row per incident') as string };
const WARDS = ['Barton', 'Blean Forest', 'Chestfield', 'Gorrell', 'Northgate', 'Seasalter', 'Westgate'];
const count = (i: number, j = 0): number => (i * 17 + j * 29 + 7) % 83;

const COUNTS: Readonly<Record<string, string>> = {
	'years across': csv('Ward,2019,2020,2021', WARDS.map((ward, i) => `${ward},${count(i)},${count(i, 1)},${count(i, 2)}`)), // prettier-ignore
	'financial years across, with a total': csv('Offence group,2019/20,2020/21,2021/22,Total', WARDS.map((ward, i) => `${ward},${count(i)},${count(i, 1)},${count(i, 2)},${count(i) + count(i, 1) + count(i, 2)}`)), // prettier-ignore
	'months across, with coordinates of the ward': csv('Ward,Latitude,Longitude,Jan-24,Feb-24,Mar-24,Apr-24', WARDS.map((ward, i) => `${ward},51.2${i},1.0${i},${count(i)},${count(i, 1)},${count(i, 2)},${count(i, 3)}`)), // prettier-ignore
	'months down, offences across': csv('Month,Burglary,Robbery,Theft', Array.from({ length: 12 }, (_, i) => `2023-${String(i + 1).padStart(2, '0')},${count(i)},${count(i, 1)},${count(i, 2)}`)), // prettier-ignore
	'one row for each place and year': csv('division,year,stalking', WARDS.flatMap((ward, i) => [2001, 2002, 2003, 2004].map((year, j) => `${ward},${year},${count(i, j)}`))), // prettier-ignore
	'one row for each place and month': csv('Month,LSOA,Offence,Number of offences', WARDS.flatMap((ward, i) => ['2024-01', '2024-02', '2024-03'].map((month, j) => `${month},${ward},Burglary,${count(i, j)}`))), // prettier-ignore
	'places with a total': csv('Ward,Burglary,Robbery,All crime', WARDS.map((ward, i) => `${ward},${count(i)},${count(i, 1)},${count(i) + count(i, 1)}`)), // prettier-ignore
	'places with a count': csv('Ward,Offences', WARDS.map((ward, i) => `${ward},${count(i)}`)) // prettier-ignore
};

const day = (i: number): string => `${String((i % 28) + 1).padStart(2, '0')}/0${(i % 9) + 1}/2024`;
const INCIDENTS: Readonly<Record<string, string>> = {
	'no coordinates, a number of each': csv('Date,Ward,Offence,Victims', Array.from({ length: 60 }, (_, i) => `${day(i)},${WARDS[count(i) % 7] ?? ''},Theft,${count(i) % 4}`)), // prettier-ignore
	'months and areas, no number': csv('Month,LSOA,Crime type', Array.from({ length: 60 }, (_, i) => `2024-0${(count(i) % 6) + 1},E0102400${count(i, 1) % 9},${WARDS[i % 7] ?? ''}`)), // prettier-ignore
	'months, areas and ages': csv('Month,Ward,Offence,Age', Array.from({ length: 60 }, (_, i) => `2024-0${(i % 6) + 1},${WARDS[i % 7] ?? ''},Theft,${18 + count(i)}`)), // prettier-ignore
	'a column that counts, always 1': csv('Month,Ward,Count', Array.from({ length: 60 }, (_, i) => `2024-0${(i % 6) + 1},${WARDS[(i * i) % 7] ?? ''},1`)), // prettier-ignore
	'record numbers': csv('Case,Month,Ward,Total loss', Array.from({ length: 42 }, (_, i) => `K${i},2024-0${(i % 6) + 1},${WARDS[i % 7] ?? ''},${count(i)}`)), // prettier-ignore
	'clock times': csv('Date,Time,Ward,Offences', Array.from({ length: 42 }, (_, i) => `${day(i)},${10 + (i % 13)}:15,${WARDS[i % 7] ?? ''},${count(i)}`)), // prettier-ignore
	'columns named by years that hold codes': csv('Date,LSOA 2011,LSOA 2021,Ward 2023,Offence', Array.from({ length: 42 }, (_, i) => `${day(i)},E01${i},E02${i},E05${i},Theft`)), // prettier-ignore
	'a place list': csv('Name,Population,Longitude,Latitude', WARDS.map((ward, i) => `${ward},${count(i) * 1000},1.0${i},51.2${i}`)) // prettier-ignore
};

describe('tables of counts are refused', () => {
	test.each(Object.entries(COUNTS))('%s', async (_, text) => {
		await expect(preview(new Blob([text]))).rejects.toMatchObject(refused);
	});

	test('in a workbook, below a title', async () => {
		const rows = WARDS.map((ward, i) => [ward, count(i), count(i, 1), count(i, 2)]);
		const file = await xlsx({ Table1: [['Recorded crime by ward'], [], ['Ward', 2021, 2022, 2023], ...rows] });
		await expect(preview(file)).rejects.toMatchObject(refused);
	});
});

describe('lists of incidents are not', () => {
	test.each(Object.entries(INCIDENTS))('%s', async (_, text) => {
		expect((await preview(new Blob([text]))).columns.length).toBeGreaterThan(2);
	});

	test('whatever number stands beside the date, the place and the kind', async () => {
		const incident = fc.tuple(
			fc.integer({ min: 0, max: 364 }),
			fc.constantFrom(...WARDS),
			fc.constantFrom('Theft', 'Arson', 'ASB'),
			fc.nat(50)
		);
		await fc.assert(
			fc.asyncProperty(fc.array(incident, { minLength: 20, maxLength: 80 }), async (rows) => {
				const lines = rows.map(([at, ...rest]) => [new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10), ...rest].join(','));
				await expect(preview(new Blob([csv('Date,Ward,Offence,Value', lines)]))).resolves.toBeDefined();
			}),
			{ numRuns: 60, interruptAfterTimeLimit: 5000, endOnFailure: true }
		);
	});
});

describeShared('real files (skipped without ../shared)', () => {
	const files = ['police-uk', 'incidents', 'aoristic', 'places'].flatMap((folder) =>
		readdirSync(sharedPath(folder))
			.filter((name) => /\.(csv|tab)$/.test(name))
			.map((name) => `${folder}/${name}`)
	);
	test.each(files)('%s is read', async (path) => {
		expect((await preview(sharedBlob(path))).format).toBe('text');
	});
	test('the workbook of counts is refused as counts', async () => {
		await expect(preview(sharedBlob('incidents/qld_stalking.xlsx'))).rejects.toMatchObject(refused);
	});
});

test.each([
	'2019',
	'2019/20',
	'2019-20',
	'FY2021',
	'2024-03',
	'2024-03-01',
	'Q1 2020',
	'2020 Q4',
	'Q3',
	'Jan',
	'January 2021',
	'Jan-21',
	"Feb '22",
	'Mon',
	'Saturday',
	'Week 12'
])('“%s” is a period', (text) => {
	expect(isPeriod(text)).toBe(true);
});
test.each(['', 'Month', '12', '20191', 'Mayor', 'Theft 2019 to date', 'E01024000', 'LSOA21CD', '2019 Ward'])('“%s” is none', (text) => {
	expect(isPeriod(text)).toBe(false);
});
test('a period at the end of a longer header', () => {
	expect([periodIn('2019 Burglary'), periodIn('Burglary 2019/20'), periodIn('2020 (2)'), periodIn('Sat nav')]).toEqual([
		'2019',
		'2019/20',
		'2020',
		null
	]);
});
