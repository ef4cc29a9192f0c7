import { expect, test } from 'vitest';
import { describeShared, readWhole, sharedBlob } from './reading';

interface Expected {
	readonly encoding?: string;
	readonly delimiter?: string;
	/** Rows of the header. */
	readonly header: number;
	readonly preamble?: number;
	readonly width: number;
	readonly rows: number;
	readonly bad?: number;
	readonly codes?: readonly string[];
}

const FILES: Record<string, Expected> = {
	'duckdb/borked_date.csv': { header: 1, width: 1, rows: 2069 },
	'duckdb/date_example_1.csv': { header: 1, width: 1, rows: 3 },
	'duckdb/decimal_separators.csv': { delimiter: ';', header: 1, width: 2, rows: 5 },
	'duckdb/dirty_line.csv': { header: 1, preamble: 1, width: 3, rows: 2, codes: ['preamble'] },
	'duckdb/duplicate_header_columns.csv': { header: 1, width: 13, rows: 2 },
	'duckdb/empty_header.csv': { header: 0, preamble: 1, width: 3, rows: 2, codes: ['preamble', 'no-header'] },
	'duckdb/header_only.csv': { header: 1, width: 1, rows: 0 },
	'duckdb/invalid_utf8.csv': { encoding: 'utf-16le', header: 1, width: 1, rows: 2, bad: 1 },
	'duckdb/latin1.csv': { encoding: 'windows-1252', header: 1, width: 2, rows: 12, codes: ['windows-1252'] },
	'duckdb/locations_row_trailing_comma.csv': { header: 1, width: 5, rows: 1, codes: ['header-width'] },
	'duckdb/missing_header_col.csv': { header: 1, width: 3, rows: 2 },
	'duckdb/mix_columns.csv': { header: 1, width: 4, rows: 2772, bad: 4 },
	'duckdb/mixed_dates.csv': { header: 1, width: 2, rows: 5 },
	'duckdb/nullbyte_header.csv': { delimiter: '|', header: 0, width: 2, rows: 2, codes: ['nul-bytes', 'no-header'] },
	'duckdb/only_utf16.csv': { encoding: 'utf-16le', header: 0, width: 2, rows: 6, codes: ['no-header'] },
	'duckdb/pipe_delim.csv': { delimiter: '|', header: 0, width: 3, rows: 3, codes: ['no-header'] },
	'duckdb/semicolon_quote.csv': { delimiter: ';', header: 0, width: 3, rows: 3, codes: ['no-header'] },
	'duckdb/time_date_timestamp_dd-mm-yyyy.csv': { header: 1, width: 5, rows: 3 },
	'duckdb/time_date_timestamp_mm-dd-yyyy.csv': { header: 1, width: 5, rows: 3 },
	'duckdb/utf16.csv': { encoding: 'utf-16le', header: 1, width: 2, rows: 20 },
	'duckdb/utf8bom.csv': { header: 1, width: 2, rows: 2 },
	'messytables/complex.csv': { header: 1, width: 4, rows: 3 },
	'messytables/example.tsv': { delimiter: '\t', header: 1, width: 17, rows: 140 },
	'messytables/excel_pasting.csv': { header: 1, preamble: 3, width: 9, rows: 16, codes: ['preamble'] },
	'messytables/null.csv': { header: 0, width: 4, rows: 10, codes: ['no-header'] },
	'messytables/simple.psv': { delimiter: '|', header: 1, width: 6, rows: 28 },
	'messytables/simple.ssv': { delimiter: ';', header: 1, width: 3, rows: 6 },
	'messytables/skip_initials.csv': { header: 1, width: 2, rows: 2 },
	'messytables/spanish_chars.csv': { encoding: 'windows-1252', header: 1, width: 8, rows: 115, codes: ['windows-1252'] },
	'messytables/utf8bom.csv': { header: 1, width: 2, rows: 0 },
	'papaparse/sample-header.csv': { header: 1, width: 2, rows: 2 },
	'papaparse/utf-8-bom-sample.csv': { header: 1, width: 3, rows: 1 },
	'papaparse/verylong-sample.csv': { header: 1, width: 3, rows: 2000, bad: 4 },
	'pollock-survey/SouthTrent_Demand_zone-based.csv': { header: 0, width: 64, rows: 256, codes: ['no-header'] },
	'pollock-survey/rape_table_3_prosecution_outcomes_0708_1314.csv': { header: 1, width: 15, rows: 12 },
	'pollock-survey/workforce-management-information-dft_201706.csv': { header: 3, width: 42, rows: 10, codes: ['header-rows'] }
};

describeShared('torture fixtures of DuckDB, messytables, PapaParse and Pollock (skipped without ../shared)', () => {
	test.each(Object.entries(FILES))('%s', async (path, expected) => {
		const { head, rows, bad, count, warnings } = await readWhole(sharedBlob(`csv-torture/${path.replace('survey/', 'survey/csv/')}`));
		expect(head.dialect).toMatchObject({
			encoding: expected.encoding ?? 'utf-8',
			delimiter: expected.delimiter ?? ',',
			headerRows: expected.header,
			preamble: expected.preamble ?? 0,
			width: expected.width
		});
		expect(count).toBe(expected.rows);
		expect(bad).toHaveLength(expected.bad ?? 0);
		expect(rows).toHaveLength(expected.rows - (expected.bad ?? 0));
		expect(warnings.map(({ code }) => code)).toEqual(expected.codes ?? []);
	});

	test('accents of windows-1252 and UTF-16 arrive whole', async () => {
		const latin = await readWhole(sharedBlob('csv-torture/duckdb/latin1.csv'));
		const wide = await readWhole(sharedBlob('csv-torture/duckdb/utf16.csv'));
		expect(latin.rows[0]).toEqual(['José Álvarez', '30']);
		expect(wide.rows[0]).toEqual(['José Álvarez', '30']);
		expect([...latin.rows, ...wide.rows].flat().join('')).not.toContain('\ufffd');
	});
});
