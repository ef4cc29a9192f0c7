import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeShared, readWhole, sharedBlob, sharedPath } from './reading';

const FOLDER = 'csv-torture/pollock/';

/** Pollutions that no reader can undo without a hint, or that hold two tables; each has its own test or none. */
const APART = ['file_no_payload.csv', 'file_quotation_char_0x27.csv', 'file_field_delimiter_0x20.csv', 'row_field_delimiter_0_0x20.csv'];
/** Lines that must come out as bad; every other row must equal the clean file. */
const BAD: Record<string, readonly number[]> = {
	'file_escape_char_0x00.csv': [11, 23, 40],
	'row_extra_quote83_col0.csv': [84],
	'row_extra_quote83_col2.csv': [84],
	'row_extra_quote83_col8.csv': [84],
	'row_field_delimiter_9_0x20.csv': [10],
	'row_less_sep_row83_col3.csv': [84],
	'row_more_sep_row83_col0.csv': [84],
	'row_more_sep_row83_col3.csv': [84]
};

describeShared('polluted files of the Pollock benchmark (skipped without ../shared)', () => {
	const names = readdirSync(sharedPath(`${FOLDER}csv`)).filter((name) => !APART.includes(name) && !name.startsWith('file_multitable'));
	test.each(names)('%s', async (name) => {
		const clean = await readWhole(sharedBlob(`${FOLDER}clean/${name}`));
		const { rows, lines, bad } = await readWhole(sharedBlob(`${FOLDER}csv/${name}`));
		expect(bad.map(({ line }) => line)).toEqual(BAD[name] ?? []);
		const first = lines[0] ?? 0;
		const expected = clean.rows.filter((_, i) => !bad.some(({ line }) => line === first + i));
		expect(rows).toEqual(expected);
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
