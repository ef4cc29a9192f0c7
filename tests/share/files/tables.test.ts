import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICIES, type Audience, type Pack, type Sensitivity } from '../../../src/lib/disclosure/pack';
import { aboutCsv, aboutOf, csvFiles, csvOf, fileName, tablesOf, xlsxOf, type FileTable } from '../../../src/lib/share/files';
import readXlsxFile from 'read-excel-file/universal';
import { HOSTILE, packs } from '../packs';
import { csvRows, entriesOf } from './opening';

const WORDS = /^(<\d+|hidden|too few|n\/a)$/;
const told = (audience: Audience, sensitivity: Sensitivity): number => POLICIES[audience].screen[sensitivity].threshold;
/** The strictest rule that a column of a table may be under is unknown to a reader; the mildest is not. */
const mildest = (pack: Pack): number => told(pack.audience, 'ordinary');

const countsOf = ({ columns, rows }: FileTable): (string | number)[] =>
	rows.flatMap((row) => row.filter((_, i) => columns[i]?.kind === 'count'));
const one = (...audiences: Audience[]): Pack => fc.sample(packs(...audiences), { numRuns: 1, seed: 7 })[0] as Pack;

/** The numbers that CSV and workbooks hold as counts: read back by what their heads say. */
const isSmall = (value: unknown, pack: Pack): boolean => {
	const number = typeof value === 'number' ? value : Number(value);
	return Number.isInteger(number) && number > 0 && number < mildest(pack);
};

describe('tablesOf', () => {
	it('has counts as numbers or words, and no small number', () => {
		fc.assert(
			fc.property(packs('partnership', 'public'), (pack) => {
				for (const value of tablesOf(pack).flatMap(countsOf)) {
					if (typeof value === 'number') expect(isSmall(value, pack)).toBe(false);
					else expect(value).toMatch(WORDS);
				}
			})
		);
	});

	it('shows each category by its own rule', () => {
		const few: Pack = {
			...one('partnership'),
			before: null,
			categories: [
				{ name: 'Burglary', sensitivity: 'ordinary', priority: 'Acquisitive' },
				{ name: 'Domestic abuse', sensitivity: 'sensitive', priority: null }
			],
			byCategory: [
				{ total: 'few', before: null, cells: null, months: null, bands: null },
				{ total: 'few', before: null, cells: null, months: null, bands: null }
			]
		};
		expect(tablesOf(few).find(({ id }) => id === 'categories')?.rows).toEqual([
			['Burglary', 'Acquisitive', 'no', '<5'],
			['Domestic abuse', '', 'yes', '<10']
		]);
	});

	it('tells changes no finer than they are shown', () => {
		const pack: Pack = {
			...one('partnership'),
			sensitivity: 'ordinary',
			period: { from: 365, to: 396 },
			before: { from: 0, to: 31 },
			gaps: [],
			all: { total: 150, before: 95, cells: null, months: null, bands: null },
			priorities: [
				{ name: 'Fewer', total: 80, before: 120, sensitivity: 'ordinary' },
				{ name: 'Unclear', total: 80, before: 90, sensitivity: 'ordinary' },
				{ name: 'New', total: 80, before: 0, sensitivity: 'ordinary' },
				{ name: 'Unknown', total: 80, before: 'few', sensitivity: 'ordinary' }
			]
		};
		const [totals, priorities] = ['totals', 'priorities'].map((id) => tablesOf(pack).find((table) => table.id === id)?.rows);
		expect(totals).toEqual([['All', 150, 95, 58]]);
		expect(priorities).toEqual([
			['Fewer', 80, 120, -33],
			['Unclear', 80, 90, 'no clear change'],
			['New', 80, 0, 'n/a'],
			['Unknown', 80, '<5', 'too few']
		]);
	});
});

describe('csvFiles', () => {
	it('reads back as it was, by another reader', () => {
		fc.assert(
			fc.property(packs(), (pack) => {
				for (const table of tablesOf(pack)) {
					const [head, ...rows] = csvRows(csvOf(table, pack));
					expect(head?.slice(0, table.columns.length).map(unquoted)).toEqual(table.columns.map(({ label }) => unquoted(label)));
					expect(rows.map((row) => row.slice(0, table.columns.length).map(unquoted))).toEqual(
						table.rows.map((row) => row.map((value) => unquoted(String(value))))
					);
					for (const row of rows)
						expect(row.slice(table.columns.length + 3, table.columns.length + 5)).toEqual(['2026-11-22', 'Hexbeat 0.1.0']);
				}
			})
		);
	});

	it('holds nothing that a spreadsheet would run', () => {
		fc.assert(
			fc.property(packs(), (pack) => {
				for (const { text } of csvFiles(pack)) {
					expect(text.startsWith('\ufeff')).toBe(true);
					for (const cell of csvRows(text).flat())
						if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[\s\u00a0]*[=+\-@\t\r＝＋－＠]/);
				}
			})
		);
	});

	it('says what the audience must know', () => {
		const pack: Pack = { ...one('analyst'), synthetic: true, remarks: ['Two months are missing'], notes: ['Rounded'] };
		const about = csvRows(aboutCsv(pack)).map(([label, text]) => `${label ?? ''}: ${text ?? ''}`);
		expect(about).toEqual(
			expect.arrayContaining([
				'Audience: Analyst',
				'Marking: Exact counts: not for circulation',
				'Marking: Synthetic data',
				'Data warning: Two months are missing',
				'Note: Rounded',
				'Made: 2026-11-22 with Hexbeat 0.1.0'
			])
		);
		expect(csvFiles(pack)[1]?.text).toContain('Exact counts: not for circulation; Synthetic data');
	});
});

/** What the writer of CSV puts before what begins like a formula. */
const unquoted = (cell: string): string => (/^'[\s\u00a0]*[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

const sheetsOf = async (pack: Pack): Promise<{ sheet: string; data: unknown[][] }[]> => await readXlsxFile(new Blob([await xlsxOf(pack)]));

/** Workbooks do without control signs, and their readers with one kind of line end and without blanks at the ends. */
const asKept = (value: unknown): unknown =>
	typeof value === 'string' ? value.replace(/[\u0000-\u001f\ufffe\uffff\p{Cs}]/gu, '').trim() || null : value;

describe('xlsxOf', () => {
	it('reads back as it was, numbers as numbers', async () => {
		await fc.assert(
			fc.asyncProperty(packs(), async (pack) => {
				const [about, ...sheets] = await sheetsOf(pack);
				expect(about?.data.slice(1, 1 + aboutOf(pack).length).map((row) => row.map(asKept))).toEqual(
					aboutOf(pack).map(({ label, text }) => [label, asKept(text)])
				);
				const tables = tablesOf(pack);
				expect(sheets.map(({ sheet }) => sheet)).toEqual(tables.map(({ name }) => name));
				for (const [i, { columns, rows }] of tables.entries())
					expect(sheets[i]?.data.map((row) => row.map(asKept))).toEqual(
						[columns.map(({ label }) => label), ...rows].map((row) => row.map(asKept))
					);
			}),
			{ numRuns: 20 }
		);
	});

	it('has no formula, freezes the head and sets widths', async () => {
		const base = one('partnership');
		const pack: Pack = {
			...base,
			categories: HOSTILE.map((name) => ({ name, sensitivity: 'ordinary', priority: null })),
			byCategory: HOSTILE.map(() => base.all)
		};
		const parts = await entriesOf(await xlsxOf(pack));
		const sheets = [...parts].filter(([path]) => path.startsWith('xl/worksheets/sheet'));
		expect(sheets.length).toBeGreaterThan(2);
		for (const [, xml] of sheets) {
			expect(xml).not.toContain('<f>');
			expect(xml).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/);
			expect(xml).toContain('<cols>');
		}
	});
});

describe('fileName', () => {
	it('tells audience and the end of the period', () => {
		const pack: Pack = { ...one('partnership'), period: { from: 20_393, to: 20_758 } };
		expect(fileName(pack, 'pptx')).toBe('hexbeat-partnership-2026-10.pptx');
		expect(fileName(pack, 'csv', 'months')).toBe('hexbeat-partnership-2026-10-months.csv');
		expect(fileName({ ...pack, period: { from: 20_393, to: 20_750 } }, 'xlsx')).toBe('hexbeat-partnership-2026-10-23.xlsx');
	});
});
