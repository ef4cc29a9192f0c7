import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileReport, Importer, Mapping } from '../../../../src/lib/ingest';
import { createImporter } from '../../../../src/lib/ingest/importer';
import { KEEP_ALL, KEEP_FIRST, KEEP_LAST } from '../../../../src/lib/ingest/report/repeats/contract';
import { IdTable } from '../../../../src/lib/ingest/report/repeats/id-table';
import { describeShared, shared, sharedBlob } from '../../formats/reading';
import { NO_MAPPING } from '../../importing';

const HEADER = 'Incident ID,Date,Category,Outcome,Place';
interface Row {
	readonly id: string;
	readonly day: number;
	readonly outcome: string;
}
const line = ({ id, day, outcome }: Row): string =>
	`${id},${day === 0 ? '' : `2024-01-${String(day).padStart(2, '0')}`},Theft,${outcome},High Street`;
const blob = (rows: readonly Row[]): Blob => new Blob([`${HEADER}\n${rows.map(line).join('\n')}\n`]);

const mappingFor = (answer?: string): Mapping => ({
	roles: { 0: 'id', 1: 'date', 2: 'category', 3: 'outcome' },
	answers: answer === undefined ? {} : { 'duplicate-ids': answer }
});
/** Reads a file as the n-th of an import; the days that came through, in order. */
async function read(
	importer: Importer,
	file: Blob,
	number?: number,
	mapping = NO_MAPPING
): Promise<{ report: FileReport; days: number[] }> {
	const days: number[] = [];
	const report = await importer.read(
		file,
		`file-${String(number ?? 'alone')}.csv`,
		mapping,
		({ columns }) => {
			days.push(...columns.dayFirst);
		},
		() => undefined,
		undefined,
		number
	);
	return { report, days };
}
const DAY0 = Date.UTC(2023, 11, 31) / 86_400_000;
/** Rows padded by some with ids of their own, so that the column is recognised as what it is. */
const padded = (rows: readonly Row[], mark: string): Row[] => [
	...rows,
	...Array.from({ length: 30 }, (_, i) => ({ id: `${mark}-${String(1000 + i)}`, day: 28, outcome: 'Closed' }))
];

describe('ids within a file', () => {
	const rows = padded(
		[
			{ id: 'A-1', day: 1, outcome: 'Open' },
			{ id: 'A-2', day: 2, outcome: 'Open' },
			{ id: 'A-1', day: 3, outcome: 'Closed' },
			{ id: '', day: 4, outcome: 'Open' },
			{ id: '', day: 4, outcome: 'Open' },
			{ id: ' A-1 ', day: 5, outcome: 'Open' }
		],
		'P'
	);
	const early = (days: readonly number[]): number[] => days.map((day) => day - DAY0).filter((day) => day < 10);

	test('are reported with what differs, asked about, and nothing is left out unasked', async () => {
		const { report, days } = await read(createImporter(), blob(rows), undefined, mappingFor());
		expect(report.repeats).toMatchObject({ ids: 1, rows: 2, elsewhere: 0, compared: 2, columns: ['Date', 'Outcome'], leftOut: 0 });
		expect(report.questions.find(({ code }) => code === 'duplicate-ids')).toMatchObject({
			column: 'Incident ID',
			choices: [KEEP_ALL, KEEP_FIRST, KEEP_LAST],
			proposal: KEEP_ALL,
			message: '1 id occurs more than once: 2 further rows. They differ in Date and Outcome.'
		});
		expect(report.warnings.map(({ code }) => code)).toContain('repeated-ids');
		expect(early(days)).toEqual([1, 2, 3, 4, 4, 5]);
		expect(JSON.stringify(report)).not.toContain('A-1');
	});
	test.each([
		[KEEP_FIRST, [1, 2, 4, 4], [4, 7], 'line 2.'],
		[KEEP_LAST, [2, 4, 4, 5], [2, 4], 'line 7.']
	])('%s', async (answer, kept, lines, where) => {
		const { report, days } = await read(createImporter(), blob(rows), undefined, mappingFor(answer));
		expect(early(days)).toEqual(kept);
		expect(report.facts).toMatchObject({ rows: rows.length, rejected: 2, accepted: rows.length - 2 });
		expect(report.rejects.map((reject) => reject.line)).toEqual(lines);
		expect(report.rejects.every(({ reason, column }) => reason === `Repeats the id of ${where}` && column === 'Incident ID')).toBe(true);
		expect(report.rejectReasons).toEqual({ 'Repeats the id of another row.': 2 });
	});
	test('a row that cannot be used takes no id', async () => {
		const undated = padded(
			[
				{ id: 'A-1', day: 0, outcome: 'Open' },
				{ id: 'A-1', day: 2, outcome: 'Open' },
				{ id: 'A-1', day: 0, outcome: 'Open' }
			],
			'P'
		);
		for (const answer of [KEEP_FIRST, KEEP_LAST]) {
			const { report, days } = await read(createImporter(), blob(undated), undefined, mappingFor(answer));
			expect(early(days)).toEqual([2]);
			expect(report.facts).toMatchObject({ accepted: undated.length - 2, rejected: 2 });
		}
	});
});

describe('ids across the files of an import', () => {
	const [first, second] = [padded([{ id: 'S-1', day: 1, outcome: 'Open' }], 'P'), padded([{ id: 'S-1', day: 2, outcome: 'Closed' }], 'Q')];
	const early = (days: readonly number[]): number[] => days.map((day) => day - DAY0).filter((day) => day < 10);

	test('only files with a number are compared, and a forgotten file no longer counts', async () => {
		const importer = createImporter();
		await read(importer, blob(first), 0, mappingFor());
		expect((await read(importer, blob(second), undefined, mappingFor())).report.repeats?.rows).toBe(0);
		expect((await read(importer, blob(second), 1, mappingFor())).report.repeats).toMatchObject({
			ids: 1,
			rows: 1,
			elsewhere: 1,
			files: [0],
			columns: ['Date', 'Outcome']
		});
		await importer.forget([0]);
		expect((await read(importer, blob(second), 1, mappingFor())).report.repeats?.rows).toBe(0);
		await importer.forget(null);
		expect((await read(importer, blob(first), 2, mappingFor())).report.repeats?.rows).toBe(0);
	});
	test('the same file again is no repetition of ids', async () => {
		const importer = createImporter();
		await read(importer, blob(first), 0, mappingFor());
		const { report } = await read(importer, blob(first), 1, mappingFor());
		expect(report.repeats).toBeNull();
	});
	test('keeping the last makes the earlier file give way once it is read again', async () => {
		const importer = createImporter();
		await read(importer, blob(first), 0, mappingFor());
		const later = await read(importer, blob(second), 1, mappingFor(KEEP_LAST));
		expect(later.report.repeats).toMatchObject({ rows: 0, overtaken: [0], files: [0] });
		expect(early(later.days)).toEqual([2]);
		const again = await read(importer, blob(first), 0, mappingFor(KEEP_LAST));
		expect(early(again.days)).toEqual([]);
		expect(again.report.rejects[0]?.reason).toBe('Repeats the id of line 2 of “file-1.csv”.');
		expect(again.report.repeats?.overtaken).toEqual([]);
	});
});

test('under any decision every row is accounted for, and exactly one row of each id stays', async () => {
	const row = fc.record({
		id: fc.constantFrom('', 'a-1', 'a-2', 'b-1', 'b-2', 'c-9'),
		day: fc.integer({ min: 0, max: 20 }),
		outcome: fc.constantFrom('Open', 'Closed')
	});
	const files = fc.array(fc.array(row, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 });
	await fc.assert(
		fc.asyncProperty(files, fc.constantFrom(KEEP_ALL, KEEP_FIRST, KEEP_LAST), async (tables, answer) => {
			const importer = createImporter();
			const results: { report: FileReport; days: number[] }[] = [];
			const queue = tables.map((_, i) => i);
			for (let n = queue.shift(), steps = 0; n !== undefined; n = queue.shift(), steps++) {
				expect(steps).toBeLessThan(20);
				const result = await read(importer, blob(padded(tables[n] ?? [], `P${String(n)}`)), n, mappingFor(answer));
				results[n] = result;
				for (const other of result.report.repeats?.overtaken ?? []) if (results[other] && !queue.includes(other)) queue.push(other);
			}
			for (const { report } of results) {
				expect(report.facts.accepted + report.facts.rejected).toBe(report.facts.rows);
				expect(Object.values(report.rejectReasons).reduce((sum, count) => sum + count, 0)).toBe(report.facts.rejected);
			}
			const usable = tables.flatMap((table) => table.filter(({ day }) => day > 0));
			const distinct = new Set(usable.flatMap(({ id }) => (id === '' ? [] : [id]))).size;
			const expected = answer === KEEP_ALL ? usable.length : usable.filter(({ id }) => id === '').length + distinct;
			expect(results.reduce((sum, { report }) => sum + report.facts.accepted, 0)).toBe(expected + 30 * tables.length);
		}),
		{ numRuns: 60, interruptAfterTimeLimit: 8000 }
	);
});

describe('the table of ids', () => {
	test('tells a million ids apart and finds each again', () => {
		const table = new IdTable();
		const id = (i: number): string => (i % 2 === 0 ? `2024/${String(i).padStart(7, '0')}` : (i * 2654435761).toString(16));
		let wrong = 0;
		for (let i = 0; i < 1_000_000; i++) {
			if (table.find(id(i)) !== -1) wrong++;
			table.add(i % 3, i);
		}
		for (let i = 0; i < 1_000_000; i += 7) {
			const entry = table.find(id(i));
			if (table.line(entry) !== i || table.owner(entry) !== i % 3) wrong++;
		}
		expect(wrong).toBe(0);
		expect(table.size).toBe(1_000_000);
	});
});

describeShared('real files (skipped without ../shared)', () => {
	/** Crime ids of a police.uk file counted plainly. */
	const repeated = (path: string): number => {
		const seen = new Set<string>();
		let rows = 0;
		for (const text of shared(path).toString().split(/\r?\n/).slice(1)) {
			const id = text.slice(0, text.indexOf(','));
			if (id === '') continue;
			if (seen.has(id)) rows++;
			seen.add(id);
		}
		return rows;
	};
	test.each(['2018-10-kent', '2018-12-kent', '2019-01-kent', '2024-01-kent', '2024-03-kent', '2024-03-btp'])('%s', async (name) => {
		const path = `police-uk/${name}-street.csv`;
		const { report } = await read(createImporter(), sharedBlob(path));
		expect(report.repeats?.rows ?? 0).toBe(repeated(path));
		expect(report.facts.rejected).toBe(0);
	});
	test('exact duplicates without an id are never left out (British Transport Police)', async () => {
		const { report } = await read(createImporter(), sharedBlob('police-uk/2024-03-btp-street.csv'), 0, {
			roles: {},
			answers: { 'duplicate-ids': KEEP_FIRST }
		});
		expect(report.facts).toMatchObject({ rows: 6552, accepted: 6552, rejected: 0 });
	});
});
