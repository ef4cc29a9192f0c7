import { HexbeatError } from '../../core/errors';
import type { Dialect } from './dialect';
import { LIMITS } from './limits';
import { nameColumns } from './name-columns';
import type { TableHead, TableWarning } from './table';

/** Rows of a sample. */
export const SAMPLE = 1000;

/** Where the table lies in a format that has no delimiters. */
export type GridShape = Pick<Dialect, 'hasHeader' | 'preamble' | 'headerRows' | 'width'>;

const NO_SYNTAX = { encoding: 'utf-8', bom: false, delimiter: '', quote: '', escape: '', newline: '\n' } as const;

/** The head of a table whose columns are named by the format itself. */
export function namedHead(
	names: readonly string[],
	sample: readonly (readonly string[])[],
	warnings: readonly TableWarning[] = []
): TableHead {
	return gridHead({ hasHeader: true, preamble: 0, headerRows: 1, width: names.length }, [names], sample, warnings);
}

/** The head of a table of cells. @throws HexbeatError above the limit of columns */
export function gridHead(
	shape: GridShape,
	header: readonly (readonly string[])[],
	sample: readonly (readonly string[])[],
	warnings: readonly TableWarning[]
): TableHead {
	return {
		dialect: { ...NO_SYNTAX, ...shape },
		names: nameColumns(header, shape.width),
		header,
		sample: sample.slice(0, SAMPLE),
		warnings
	};
}

/** @throws HexbeatError above the limit of columns */
export function checkWidth(width: number, name: string): void {
	if (width <= LIMITS.columns) return;
	throw new HexbeatError(
		'too-many-columns',
		`“${name}” has ${width.toLocaleString('en-GB')} columns; at most ${LIMITS.columns} can be read.`,
		'Export only the columns that you need.'
	);
}
