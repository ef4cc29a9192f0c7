import { cellKind, type CellKind } from './cell-kind';
import { shapeOf } from './column-habits';
import type { TextRow } from './text-rows';

/** How many of a row's cells speak for a header and how many for data. */
export interface Evidence {
	readonly header: number;
	readonly data: number;
}

/** Rows below that show what a column holds. */
const ROWS = 200;
/** Share of a column's filled cells that must be of one kind. */
const MOST = 0.8;

/**
 * Compares each cell of a row with the column below it. Text above numbers or dates speaks for a header, a number or date above its
 * own kind for data; in text columns a value that occurs again below speaks for data.
 */
export function headerEvidence(rows: readonly TextRow[], index: number): Evidence {
	const cells = rows[index]?.fields ?? [];
	const below = rows.slice(index + 1, index + 1 + ROWS).filter((row) => !row.broken && !sameCells(row.fields, cells));
	if (below.length === 0) return alone(cells);
	const votes = { header: 0, data: 0 };
	cells.forEach((cell, column) => {
		const kind = cellKind(cell);
		if (kind === 'blank') return;
		const under = below.map((row) => row.fields[column] ?? '').filter((value) => cellKind(value) !== 'blank');
		if (under.length === 0) return;
		const vote = weigh(cell, kind, under);
		if (vote > 0) votes.header += vote;
		else votes.data -= vote;
	});
	if (yearsAcross(cells)) votes.data = 0;
	return votes;
}

/** Above 0 for a header, below for data. */
function weigh(cell: string, kind: CellKind, under: readonly string[]): number {
	const typed = kind === 'number' || kind === 'date';
	const kinds = under.map(cellKind);
	const share = (...which: CellKind[]): number => kinds.filter((k) => which.includes(k)).length / kinds.length;
	if (share('number', 'date') >= MOST) return typed ? -1 : kind === 'text' ? 1 : 0.5;
	if (share('code', 'number', 'date') >= MOST) return kind === 'text' ? 0.5 : weighShape(cell, under);
	if (typed) return -0.25;
	const again = under.filter((value) => value === cell).length;
	if (again > 0) return -0.5;
	return under.length >= 10 && new Set(under).size < under.length / 2 ? 0.5 : 0;
}

/** Codes of a column are built alike: "E01000314" is data above "E01000315", "LSOA21CD" is not. */
function weighShape(cell: string, under: readonly string[]): number {
	const shape = shapeOf(cell);
	const alike = under.filter((value) => shapeOf(value) === shape).length;
	if (alike >= under.length / 2) return -0.5;
	return alike === 0 && new Set(under.map(shapeOf)).size <= Math.max(1, under.length / 10) ? 0.5 : 0;
}

/** A row without rows below it: numbers and dates make it data. */
function alone(cells: readonly string[]): Evidence {
	const typed = cells.filter((cell) => ['number', 'date'].includes(cellKind(cell))).length;
	return yearsAcross(cells) ? { header: 1, data: 0 } : { header: 0, data: typed };
}

/** At least three years in a row, as a wide table has them in its header. */
function yearsAcross(cells: readonly string[]): boolean {
	const years = cells.filter((cell) => /^(?:19|20)\d\d$/.test(cell.trim())).map(Number);
	return years.length >= 3 && years.every((year, i) => i === 0 || year === (years[i - 1] ?? 0) + 1);
}

export function sameCells(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((cell, i) => cell === b[i]);
}
