import type { Period } from '../../core/filter';
import { checkWhole } from '../checkWhole';
import type { Block, CodeColumn } from './blocks';
import type { List } from './lists-of';

/** Rows of a block; null is all of them. */
export type RowNumbers = Uint16Array | null;

/** The rows that pass a filter, block by block. */
export type Selection = readonly { readonly block: Block; readonly rows: RowNumbers }[];

const scratch = new Uint16Array(65_536);

/** Number of entries of `byDay` before a day. */
function rowsBefore({ byDay, dayFirst }: Block, day: number): number {
	let low = 0;
	let high = byDay.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((dayFirst[byDay[middle] ?? 0] ?? 0) < day) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Month-only rows count when their whole month lies inside. */
function inPeriod(block: Block, { from, to }: Period): Uint16Array {
	const { byDay, dayFirst, moreDays, dated } = block;
	const start = rowsBefore(block, from);
	const stretch = byDay.subarray(start, Math.max(start, rowsBefore(block, to)));
	return dated ? stretch : stretch.filter((row) => (dayFirst[row] ?? 0) + (moreDays[row] ?? 0) < to);
}

function passAll(codes: CodeColumn | Uint8Array, passes: Uint8Array): Uint16Array {
	let size = 0;
	for (let row = 0; row < codes.length; row++) {
		scratch[size] = row;
		size += passes[(codes[row] ?? 0) + 1] ?? 0;
	}
	return scratch.slice(0, size);
}

function passSome(rows: Uint16Array, codes: CodeColumn | Uint8Array, passes: Uint8Array): Uint16Array {
	let size = 0;
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i] ?? 0;
		scratch[size] = row;
		size += passes[(codes[row] ?? 0) + 1] ?? 0;
	}
	return scratch.slice(0, size);
}

/** The selected rows that pass one list more. */
export const narrow = (selection: Selection, { field, passes }: List): Selection =>
	selection.map(({ block, rows }) => ({ block, rows: rows ? passSome(rows, block[field], passes) : passAll(block[field], passes) }));

/** The rows of some blocks that lie in a period and pass every list: a stretch of days first, then list by list on what is left. */
export function select(blocks: readonly Block[], period: Period | null, lists: readonly List[]): Selection {
	if (period) Object.values(period).forEach(checkWhole);
	const inside: Selection = blocks.map((block) => ({ block, rows: period ? inPeriod(block, period) : null }));
	return lists.reduce(narrow, inside);
}

/** How many rows were selected. */
export const sizeOf = (selection: Selection): number => selection.reduce((sum, { block, rows }) => sum + (rows ?? block).length, 0);
