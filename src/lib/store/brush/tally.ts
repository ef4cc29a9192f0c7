import type { Block, CodeColumn } from './blocks';
import type { ListedField } from './lists-of';
import type { RowNumbers, Selection } from './select';

function addAll(codes: CodeColumn | Uint8Array, counts: Uint32Array, offset: number): void {
	for (let row = 0; row < codes.length; row++) {
		const at = (codes[row] ?? 0) + offset;
		counts[at] = (counts[at] ?? 0) + 1;
	}
}

function addSome(rows: Uint16Array, codes: CodeColumn | Uint8Array, counts: Uint32Array, offset: number): void {
	for (let i = 0; i < rows.length; i++) {
		const at = (codes[rows[i] ?? 0] ?? 0) + offset;
		counts[at] = (counts[at] ?? 0) + 1;
	}
}

/** Selected rows by code: `size` counts, those of a code at `code + offset`. */
export function tally(selection: Selection, field: ListedField | 'dayFirst', size: number, offset: number): Uint32Array {
	const counts = new Uint32Array(size);
	for (const { block, rows } of selection)
		if (rows) addSome(rows, block[field], counts, offset);
		else addAll(block[field], counts, offset);
	return counts;
}

const datedOf = ({ length, moreDays }: Block, rows: RowNumbers): Uint16Array =>
	(rows ?? Uint16Array.from({ length }, (_, row) => row)).filter((row) => moreDays[row] === 0);

/** The selected rows whose day is known. */
export const dated = (selection: Selection): Selection =>
	selection.map(({ block, rows }) => ({ block, rows: block.dated ? rows : datedOf(block, rows) }));
