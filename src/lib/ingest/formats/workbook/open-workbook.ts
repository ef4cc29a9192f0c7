import { HexbeatError } from '../../../core/errors';
import type { Question } from '../../contract';
import { findTable } from '../find-table';
import { checkWidth, gridHead, SAMPLE } from '../named-head';
import { sameCells } from '../header-evidence';
import type { RowsRead } from '../read-rows';
import { RowSink } from '../row-sink';
import type { TableHead, TableWarning } from '../table';
import type { Judge, TableSource } from '../table-source';
import type { TextRow } from '../text-rows';
import { cellText, dateGrains, type DateGrain } from './cell-text';
import { readSheets, type Sheet } from './read-sheets';

/** Rows that may come before the sample. */
const EXTRA = 100;
/** Most filled cells of a title or note: a label and its value. */
const NOTE = 2;

/** One sheet with its table found. */
interface SheetTable {
	readonly sheet: Sheet;
	readonly grains: readonly DateGrain[];
	readonly head: TableHead;
	readonly notes: readonly string[];
	/** Index of the first row behind the header. */
	readonly first: number;
}

/**
 * A sheet of an Excel workbook as a table of text. Of several sheets the one that looks most like a list of incidents is
 * proposed and the others can be chosen.
 * @param chosen name of the sheet that the user chose
 */
export async function openWorkbook(
	file: Blob,
	name: string,
	chosen: string | undefined,
	judge: Judge,
	signal?: AbortSignal
): Promise<TableSource> {
	const tables = (await readSheets(file, name, signal)).flatMap((sheet) => tableOf(sheet) ?? []);
	const best = tables.reduce<SheetTable | null>((a, b) => (!a || judge(b.head) > judge(a.head) ? b : a), null);
	if (!best) throw new HexbeatError('empty-file', `“${name}” is a workbook without any rows.`, 'Export it again.');
	const table = tables.find(({ sheet }) => sheet.name === chosen) ?? best;
	checkWidth(table.head.dialect.width, name);
	return {
		format: 'xlsx',
		head: table.head,
		notes: table.notes,
		questions: tables.length > 1 ? [whichSheet(tables, best)] : [],
		tellsBytes: false,
		readRows: (onBlock, onBad, signal) => readSheet(table, file.size, new RowSink(table.head.names, onBlock, onBad), signal)
	};
}

function whichSheet(tables: readonly SheetTable[], best: SheetTable): Question {
	return {
		code: 'sheet',
		column: null,
		message: `The workbook has ${tables.length} sheets: which one lists the incidents?`,
		choices: tables.map(({ sheet }) => sheet.name),
		proposal: best.sheet.name
	};
}

/** Every row of a sheet is as wide as the sheet; a title or note, of few cells, must not look like a row of the table. */
const withoutTail = (fields: readonly string[]): string[] => fields.slice(0, fields.findLastIndex((field) => field.trim() !== '') + 1);

/** Null for a sheet without any filled cell. */
function tableOf(sheet: Sheet): SheetTable | null {
	const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
	const grains = dateGrains(sheet.rows, width);
	const rows: TextRow[] = [];
	for (const [i, row] of sheet.rows.entries()) {
		if (rows.length >= SAMPLE + EXTRA) break;
		const fields = grains.map((grain, column) => cellText(row[column], grain));
		const filled = fields.filter((field) => field.trim() !== '').length;
		if (filled > 0) rows.push({ fields: filled <= NOTE && width > NOTE + 1 ? withoutTail(fields) : fields, line: i + 1, broken: false });
	}
	if (rows.length === 0) return null;
	const place = findTable(rows, { width });
	const header = rows.slice(place.first, place.first + place.headerRows);
	const body = rows.slice(place.first + place.headerRows);
	const preamble = (rows[place.first]?.line ?? 1) - 1;
	const head = gridHead(
		{ hasHeader: place.headerRows > 0, preamble, headerRows: place.headerRows, width },
		header.map(({ fields }) => fields),
		body.map(({ fields }) => [...fields, ...Array<string>(width - fields.length).fill('')]),
		shapeWarnings(preamble, place.headerRows)
	);
	const notes = rows.slice(0, place.first).map(({ fields }) => fields.filter((field) => field !== '').join(' '));
	return { sheet, grains, head, notes, first: header.at(-1)?.line ?? preamble };
}

function shapeWarnings(preamble: number, headerRows: number): TableWarning[] {
	const warnings: TableWarning[] = [];
	if (preamble > 0)
		warnings.push({
			code: 'preamble',
			message: preamble === 1 ? 'The row above the table was left out.' : `The ${preamble} rows above the table were left out.`
		});
	if (headerRows === 0) warnings.push({ code: 'no-header', message: 'The sheet has no header row: columns are named by their number.' });
	if (headerRows > 1) warnings.push({ code: 'header-rows', message: `${headerRows} rows were read as the header.` });
	return warnings;
}

async function readSheet(
	{ sheet, grains, head, first }: SheetTable,
	size: number,
	sink: RowSink,
	signal: AbortSignal | undefined
): Promise<RowsRead> {
	const { rows } = sheet;
	for (let i = first; i < rows.length; i++) {
		const row = rows[i] ?? [];
		if (row.length === 0) continue;
		const cells: string[] = [];
		for (let column = 0; column < grains.length; column++) cells.push(cellText(row[column], grains[column] ?? 'day'));
		if (head.header.some((titles) => sameCells(titles, cells))) sink.bad(i + 1, 'repeated header');
		else sink.add(cells, i + 1);
		if (!sink.full) continue;
		signal?.throwIfAborted();
		await sink.flush((size * (i + 1)) / rows.length);
	}
	await sink.flush(size);
	return { rows: sink.count, warnings: [] };
}
