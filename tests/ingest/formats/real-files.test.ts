import { expect, test } from 'vitest';
import { describeShared, readWhole, sharedBlob } from './reading';

/** path, data rows, columns, first header name (null: headerless), delimiter */
const FILES: readonly (readonly [path: string, rows: number, width: number, first: string | null, delimiter: string])[] = [
	['police-uk/2018-10-kent-street.csv', 19_396, 12, 'Crime ID', ','],
	['police-uk/2018-12-kent-street.csv', 8_438, 12, 'Crime ID', ','],
	['police-uk/2024-03-btp-street.csv', 6_552, 12, 'Crime ID', ','],
	['police-uk/2024-01-dyfed-powys-street.csv', 1_187, 12, 'Crime ID', ','],
	['police-uk/2023-06-kent-stop-and-search.first26.csv', 26, 15, 'Type', ','],
	['police-uk/2023-06-city-of-london-outcomes.excerpt.csv', 8, 10, 'Crime ID', ','],
	['incidents/chicago_arson_noheader.csv', 522, 3, null, ','],
	['incidents/lancashire_asb.tab', 56_434, 5, 'month', '\t'],
	['incidents/Berkeley_PD_-_Calls_for_Service.csv', 5_417, 11, 'CASENO', ','],
	['incidents/cincinnati_burglary.csv', 8_723, 5, 'incident_no', ','],
	['incidents/downtown_homicides.csv', 4, 4, 'report_number', ','],
	['incidents/san_francisco_robbery.csv', 951, 5, 'uid', ','],
	['incidents/tempe_opioid_calls.csv', 3_379, 5, 'year', ','],
	['incidents/vancouver_thefts.csv', 21_918, 10, 'TYPE', ','],
	['aoristic/NYburg_2019.csv', 1_233, 6, 'CMPLNT_FR_DT', ','],
	['aoristic/dc_Crime_Incidents_in_the_Last_30_Days_2019.csv', 2_985, 25, 'X', ','],
	['places/barnet_lightposts.csv', 33_146, 5, 'Asset_ID', ','],
	['places/barnet_lsoa_ward.csv', 220, 9, 'ObjectId', ',']
];

describeShared('real exports (skipped without ../shared)', () => {
	test.each(FILES)('%s: %i rows of %i', async (path, rows, width, first, delimiter) => {
		const { head, rows: read, bad, count } = await readWhole(sharedBlob(path));
		expect(bad).toEqual([]);
		expect(count).toBe(rows);
		expect(read).toHaveLength(rows);
		expect(head.dialect).toMatchObject({ encoding: 'utf-8', delimiter, width, hasHeader: first !== null, preamble: 0 });
		expect(head.names[0]).toBe(first ?? 'Column 1');
	});

	test('an Excel workbook is named as such', async () => {
		await expect(readWhole(sharedBlob('incidents/qld_stalking.xlsx'))).rejects.toMatchObject({ code: 'xlsx-file' });
	});

	test('multi-line cells keep their line numbers', async () => {
		const { lines } = await readWhole(sharedBlob('incidents/downtown_homicides.csv'));
		expect(lines).toEqual([2, 4, 6, 8]);
	});
});
