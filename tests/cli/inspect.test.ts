import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspect } from '../../src/lib/cli/inspect';
import { describeShared, sharedPath } from '../ingest/formats/reading';

const kent = (month: string): string => sharedPath(`police-uk/${month}-kent-street.csv`);

describeShared('inspect (skipped without ../shared)', () => {
	test('one file of Kent', async () => {
		const { files, total } = await inspect([kent('2018-10')]);
		const [file] = files;
		expect(file).toMatchObject({
			name: '2018-10-kent-street.csv',
			rows: 19_396,
			accepted: 19_396,
			rejected: 0,
			unlocated: 434,
			precision: 'month'
		});
		if (!file || 'error' in file) throw new Error('no report');
		expect((1 - file.unlocated / file.rows).toFixed(3)).toBe('0.978');
		expect(Object.keys(file.categories)).toHaveLength(14);
		expect(file.columns.map(({ class: verdict }) => verdict)).not.toContain(undefined);
		expect(total).toMatchObject({ rows: 19_396, from: '2018-10', to: '2018-10', warnings: [] });
	});

	test('December 2018 between October and January is a gap, with its evidence', async () => {
		const { total } = await inspect([kent('2019-01'), kent('2018-12'), kent('2018-10')]);
		expect(total.rows).toBe(19_396 + 8438 + 17_792);
		const gap = total.warnings.find(({ code }) => code === 'gap');
		expect(gap?.message).toContain('2018-12');
		expect(gap?.message).toContain('Violence and sexual offences');
		expect(gap?.message).toContain('while Anti-social behaviour');
		expect(total.warnings.some(({ code, message }) => code === 'missing-month' && message.includes('2018-11'))).toBe(true);
	});

	test('several files: the same one again, months that come again, what differs', async () => {
		const october = await readFile(kent('2018-10'), 'utf8');
		const folder = await mkdtemp(join(tmpdir(), 'inspect-'));
		const [copy, changed] = [join(folder, 'copy.csv'), join(folder, 'changed.csv')];
		await writeFile(copy, october);
		const [header = '', ...lines] = october.split(/\r?\n/);
		const moved = (line: string): string => line.split(',').slice(0, 11).reverse().join(',');
		await writeFile(
			changed,
			[
				moved(header),
				...lines
					.filter((line) => line !== '' && !line.includes('"'))
					.slice(100)
					.map(moved)
			].join('\n')
		);
		const { files, total } = await inspect([kent('2018-10'), copy, changed, kent('2024-01')]);
		await rm(folder, { recursive: true });
		const codes = total.warnings.map(({ code }) => code);
		expect(codes).toEqual(['same-file', 'months-again', 'columns-differ', 'area-change']);
		expect(total.warnings[1]?.message).toContain('2018-10 is there already from this source: 19,396 rows in “2018-10-kent-street.csv”');
		expect(total.warnings[1]?.message).toContain('Proposed: Replace those months.');
		expect(total.warnings[2]?.message).toContain('Only some have “Context” (in 2 of 3). The order of the columns does not matter.');
		const [, , third] = files;
		if (!third || 'error' in third) throw new Error('no report');
		expect(third.warnings.find(({ code }) => code === 'repeated-ids')?.message).toContain('all with their id in another file');
		expect(third.accepted).toBe(third.rows);
	});

	test('a workbook and a missing file give errors, the others their report', async () => {
		const { files, total } = await inspect([sharedPath('incidents/qld_stalking.xlsx'), '/nowhere.csv', kent('2018-12')]);
		expect(files.map((file) => ('error' in file ? file.error.code : file.rows))).toEqual([expect.any(String), 'unreadable', 8438]);
		expect(total.rows).toBe(8438);
	});
});
