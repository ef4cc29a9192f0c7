import { expect, test } from 'vitest';
import { pollock } from '../../../src/lib/cli/pollock';
import { describeShared, readWhole, sharedBlob, sharedPath } from './reading';

const FOLDER = 'csv-torture/pollock/';

describeShared('polluted files of the Pollock benchmark (skipped without ../shared)', () => {
	test('every file reads nearly as it was meant, by the score of the benchmark', async () => {
		const { files, simple, weighted } = await pollock(sharedPath(FOLDER));
		expect(files).toHaveLength(37);
		expect(simple).toBeGreaterThan(9.59);
		expect(weighted).toBeGreaterThan(9.9);
		const below = Object.fromEntries(files.filter(({ score }) => score < 10).map(({ name, score }) => [name, Number(score.toFixed(3))]));
		expect(below).toEqual({
			'file_field_delimiter_0x20.csv': 1,
			'file_multitable_same.csv': 8.35,
			'file_multitable_less.csv': 8.362,
			'file_multitable_more.csv': 8.362,
			'row_less_sep_row0_col3.csv': 9.325,
			'file_quotation_char_0x27.csv': 9.759,
			'row_less_sep_row83_col3.csv': 9.964
		});
	});

	test('a cell that lost its delimiter is rejected by line, not padded', async () => {
		const { rows, bad } = await readWhole(sharedBlob(`${FOLDER}csv/row_less_sep_row83_col3.csv`));
		expect(rows).toHaveLength(82);
		expect(bad).toEqual([{ line: 84, column: '', reason: 'row has 8 fields, expected 9' }]);
	});

	test.each(['same', 'more', 'less'])('the first of two tables is read whole: multitable_%s', async (kind) => {
		const clean = await readWhole(sharedBlob(`${FOLDER}clean/file_multitable_${kind}.csv`));
		const { rows, bad } = await readWhole(sharedBlob(`${FOLDER}csv/file_multitable_${kind}.csv`));
		expect(rows.slice(0, 83)).toEqual(clean.rows);
		expect(bad[0]).toMatchObject({ line: 85, reason: kind === 'more' ? 'row has 10 fields, expected 9' : 'repeated header' });
		expect(rows.length + bad.length).toBe(166);
	});

	test('single quotes are seen and hold commas', async () => {
		const { head, rows, bad } = await readWhole(sharedBlob(`${FOLDER}csv/file_quotation_char_0x27.csv`));
		expect(head.dialect.quote).toBe("'");
		expect(bad).toEqual([]);
		expect(rows).toHaveLength(83);
		expect(rows[1]?.[6]).toMatch(/^The next level of weather protection\. .*won't let you down\.$/);
	});

	test('a file without a payload says so', async () => {
		await expect(readWhole(sharedBlob(`${FOLDER}csv/file_no_payload.csv`))).rejects.toMatchObject({ code: 'empty-file' });
	});
});
