import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NO_FILTER } from '../../src/lib/core/filter';
import type { Backends } from '../../src/lib/state/backends';
import { Workspace } from '../../src/lib/state/workspace.svelte';
import { KEEP_BOTH, LEAVE_OUT, MONTHS_AGAIN, REPLACE } from '../../src/lib/state/monthsAgain';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import type { Engine } from '../../src/lib/store/engine';
import { describeShared, shared } from '../ingest/formats/reading';
import { realBackends } from './realBackends';

let engine: Engine;
let backends: Backends;
let workspace: Workspace;
beforeAll(async () => {
	engine = await openDuckDb();
});
afterAll(() => engine.close());
beforeEach(async () => {
	backends = await realBackends(engine);
	workspace = new Workspace(backends);
});

const two = (n: number): string => String(n).padStart(2, '0');
interface Row {
	readonly id: string;
	readonly month: string;
	readonly kind?: string;
	readonly outcome?: string;
}
const HEADER =
	'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context';
/** A table in the layout of police.uk. */
const street = (name: string, rows: readonly Row[], force = 'Downshire Police'): File =>
	new File(
		[
			`${HEADER}\n${rows.map(({ id, month, kind = 'Burglary', outcome = 'Under investigation' }) => `${id},${month},${force},${force},1.08,51.28,On or near A Street,E0,Canterbury 001A,${kind},${outcome},`).join('\n')}\n`
		],
		name
	);
const rowsOf = (month: string, count: number, mark: string, outcome?: string): Row[] =>
	Array.from({ length: count }, (_, i) => ({
		id: `${mark}${month}${String(i).padStart(4, '0')}`.padEnd(64, '0'),
		month,
		...(outcome !== undefined && { outcome })
	}));
/** Counts by month as the store has them. */
async function months(): Promise<Record<string, number>> {
	const { start, counts } = await backends.store.series(NO_FILTER, 'month');
	return Object.fromEntries(
		[...counts].flatMap((n, i) => (n === 0 ? [] : [[`${String(Math.floor((start + i) / 12))}-${two(((start + i) % 12) + 1)}`, n] as const]))
	);
}
const statuses = (): string[] => workspace.files.map(({ status }) => status);

describe('a month loaded again', () => {
	test('is asked about, replaces the earlier rows at Load and not before', async () => {
		await workspace.add([street('2024-01-downshire-street.csv', [...rowsOf('2024-01', 40, 'a'), ...rowsOf('2024-02', 25, 'a')])]);
		await workspace.publish();
		await workspace.add([street('again.csv', rowsOf('2024-02', 30, 'a', 'Unable to prosecute suspect'))]);
		const [old, fresh] = workspace.files;
		expect(statuses()).toEqual(['loaded', 'overlaps']);
		expect(fresh?.again).toMatchObject({ months: ['2024-02'], rows: 25, question: { code: MONTHS_AGAIN, proposal: REPLACE } });
		expect(fresh?.again?.question.message).toBe(
			'2024-02 is there already from this source: 25 rows in “2024-01-downshire-street.csv”; this file has 30. Nothing changes before you press Load.'
		);
		expect(fresh?.questions.map(({ code }) => code)).toContain(MONTHS_AGAIN);
		expect(await months()).toEqual({ '2024-01': 40, '2024-02': 25 });
		await workspace.publish();
		expect(await months()).toEqual({ '2024-01': 40, '2024-02': 30 });
		expect(statuses()).toEqual(['loaded', 'loaded']);
		expect(old?.replaced).toBe(25);
		expect(workspace.holdings.sources.map(({ accepted, replaced }) => [accepted, replaced])).toEqual([
			[65, 25],
			[30, undefined]
		]);
		expect(workspace.holdings.total).toBe(70);
	});
	test.each([
		[KEEP_BOTH, { '2024-02': 55 }, ['loaded', 'loaded']],
		[LEAVE_OUT, { '2024-02': 25 }, ['loaded', 'left-out']],
		[REPLACE, { '2024-02': 30 }, ['replaced', 'loaded']]
	])('%s, in the same drop, without reading the file again', async (answer, counts, after) => {
		await workspace.add([street('one.csv', rowsOf('2024-02', 25, 'a')), street('two.csv', rowsOf('2024-02', 30, 'b'))]);
		expect(statuses()).toEqual(['ready', 'overlaps']);
		const [, second] = workspace.files;
		if (!second) throw new Error('no file');
		const before = second.report;
		await workspace.remap(second, { answers: { [MONTHS_AGAIN]: answer } });
		expect(second.report).toBe(before);
		expect(second.open.map(({ code }) => code)).not.toContain(MONTHS_AGAIN);
		await workspace.publish();
		expect(await months()).toEqual(counts);
		expect(statuses()).toEqual(after);
		expect(workspace.readyRows).toBe(0);
	});
	test('an extract of what is there is not proposed to replace it; another force is another series', async () => {
		await workspace.add([
			street('all.csv', rowsOf('2024-02', 60, 'a')),
			street('extract.csv', rowsOf('2024-02', 10, 'a')),
			street('other.csv', rowsOf('2024-02', 50, 'c'), 'Upshire Police')
		]);
		expect(workspace.files.map(({ again }) => again?.question.proposal)).toEqual([undefined, LEAVE_OUT, undefined]);
		expect(workspace.readyRows).toBe(110);
	});
	test('a log dated to the day replaces its own days only', async () => {
		const log = (name: string, days: readonly string[]): File =>
			new File(
				[`Date,Category,Latitude,Longitude\n${days.map((day, i) => `${day},Noise,51.${String(2801 + i)},1.08`).join('\n')}\n`],
				name
			);
		const days = (month: number, from: number, to: number): string[] =>
			Array.from({ length: to - from + 1 }, (_, i) => `2024-${two(month)}-${two(from + i)}`);
		await workspace.add([log('log.csv', [...days(2, 1, 29), ...days(3, 1, 20)]), log('more.csv', [...days(3, 11, 31)])]);
		const [, more] = workspace.files;
		expect(more?.again?.question).toMatchObject({ proposal: REPLACE });
		expect(more?.again?.question.message).toContain('Only the days from 11/03/2024 to 31/03/2024 would be replaced.');
		await workspace.publish();
		expect(await months()).toEqual({ '2024-02': 29, '2024-03': 31 });
		expect(workspace.files[0]?.replaced).toBe(10);
	});
	test('taking the earlier file away settles the question', async () => {
		await workspace.add([street('one.csv', rowsOf('2024-02', 25, 'a')), street('two.csv', rowsOf('2024-02', 30, 'b'))]);
		const [first] = workspace.files;
		if (!first) throw new Error('no file');
		await workspace.remove(first);
		expect(statuses()).toEqual(['ready']);
	});
});

describe('the same file', () => {
	test('is noticed by its content under any name, now and after Load', async () => {
		const file = street('one.csv', rowsOf('2024-02', 25, 'a'));
		await workspace.add([file, new File([file], 'copy of one.csv')]);
		expect(statuses()).toEqual(['ready', 'repeated']);
		expect(workspace.files[1]?.sameAs).toBe('one.csv');
		await workspace.publish();
		await workspace.add([new File([file], 'third.csv')]);
		expect(statuses()).toEqual(['loaded', 'repeated', 'repeated']);
		expect(workspace.holdings.total).toBe(25);
	});
	test('is noticed by its incidents where it is written otherwise', async () => {
		const file = street('one.csv', rowsOf('2024-02', 25, 'a'));
		const text = (await file.text()).replaceAll(',', ';').replaceAll('\n', '\r\n');
		await workspace.add([file, new File([text], 'semicolons.csv')]);
		expect(statuses()).toEqual(['ready', 'repeated']);
	});
	test('two files that differ behind their first 256 KB are two files', async () => {
		const rows = rowsOf('2024-02', 2500, 'a');
		await workspace.add([street('one.csv', rows), street('two.csv', [...rows.slice(0, -1), { id: 'b'.repeat(64), month: '2024-03' }])]);
		expect(statuses()).toEqual(['ready', 'overlaps']);
	});
});

describe('ids that files share', () => {
	const shared1 = rowsOf('2024-02', 5, 'x');
	const files = (): File[] => [
		street('one.csv', [...rowsOf('2024-01', 25, 'a'), ...shared1]),
		street('two.csv', [...shared1.map((row) => ({ ...row, month: '2024-03', outcome: 'Local resolution' })), ...rowsOf('2024-03', 25, 'b')])
	];
	test.each([
		['Keep the first of each', [30, 25]],
		['Keep the last of each', [25, 30]],
		['Keep all rows', [30, 30]]
	])('%s: decided once for both files', async (answer, accepted) => {
		await workspace.add(files());
		const [first, second] = workspace.files;
		if (!first || !second) throw new Error('no files');
		expect(second.report?.repeats).toMatchObject({
			ids: 5,
			rows: 5,
			elsewhere: 5,
			files: [0],
			columns: ['Month', 'Last outcome category']
		});
		expect(second.questions.map(({ code }) => code)).toContain('duplicate-ids');
		await workspace.remap(second, { answers: { 'duplicate-ids': answer } });
		while (workspace.reading) await new Promise((resolve) => setTimeout(resolve, 5));
		expect([first, second].map(({ report }) => report?.facts.accepted)).toEqual(accepted);
		await workspace.publish();
		expect(workspace.holdings.total).toBe((accepted[0] ?? 0) + (accepted[1] ?? 0));
	});
	test('a removed file takes its ids along', async () => {
		await workspace.add(files());
		const [first, second] = workspace.files;
		if (!first || !second) throw new Error('no files');
		await workspace.remap(second, { answers: { 'duplicate-ids': 'Keep the first of each' } });
		expect(second.report?.facts.accepted).toBe(25);
		await workspace.remove(first);
		while (workspace.reading) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(second.report?.facts.accepted).toBe(30);
	});
});

describeShared('Kent (skipped without ../shared)', () => {
	const kent = (month: string): File => new File([shared(`police-uk/${month}-kent-street.csv`)], `${month}-kent-street.csv`);
	test('October 2018 twice, changed: the second replaces the first', async () => {
		const changed = (await kent('2018-10').text()).split(/\r?\n/).filter((_, i) => i !== 5);
		await workspace.add([kent('2018-10'), kent('2018-12'), kent('2018-10')]);
		expect(statuses()).toEqual(['ready', 'ready', 'repeated']);
		await workspace.publish();
		await workspace.add([new File([changed.join('\n')], 'october.csv')]);
		expect(workspace.files.at(-1)?.again).toMatchObject({ months: ['2018-10'], rows: 19_396, question: { proposal: REPLACE } });
		await workspace.publish();
		expect(await months()).toEqual({ '2018-10': 19_395, '2018-12': 8438 });
		expect(statuses()).toEqual(['replaced', 'loaded', 'repeated', 'loaded']);
	});
});
