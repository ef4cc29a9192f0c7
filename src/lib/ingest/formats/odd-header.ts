import { cellKind } from './cell-kind';
import type { TablePlace } from './find-table';
import { DELIMITERS } from './guess-syntax';
import { headerEvidence } from './header-evidence';
import { lenientFields } from './lenient-fields';
import type { Syntax } from './row-scanner';
import type { TextRow } from './text-rows';

/** A table found, with its rows. */
export interface RowsPlaced {
	readonly rows: readonly TextRow[];
	readonly place: TablePlace;
}

/**
 * Where no header was found but the line above the first row, split at another delimiter, gives a label for every column, that line is
 * the header after all.
 */
export function withOddHeader(rows: readonly TextRow[], place: TablePlace, syntax: Syntax): RowsPlaced {
	const above = rows[place.first - 1];
	if (place.headerRows > 0 || place.width < 2 || above?.fields.length !== 1) return { rows, place };
	for (const delimiter of [...DELIMITERS, ' ']) {
		if (delimiter === syntax.delimiter) continue;
		const { fields } = lenientFields(above.fields[0] ?? '', { ...syntax, delimiter });
		if (fields.length !== place.width || new Set(fields).size < fields.length || !fields.every(isLabel)) continue;
		const header = { ...above, fields, broken: false };
		const found = rows.map((row) => (row === above ? header : row));
		if (headerEvidence(found, place.first - 1).header > 0)
			return { rows: found, place: { ...place, first: place.first - 1, headerRows: 1 } };
	}
	return { rows, place };
}

const isLabel = (cell: string): boolean => ['text', 'code'].includes(cellKind(cell));

/** A header at the width of its table where nothing but empty names is too much: those at its end, or else those within. */
export function fitHeader(header: readonly string[], width: number): readonly string[] {
	const surplus = header.length - width;
	if (surplus <= 0 || header.slice(width).every((cell) => cell.trim() === '')) return header.slice(0, width);
	const filled = header.filter((cell) => cell.trim() !== '');
	return filled.length === width ? filled : header;
}
