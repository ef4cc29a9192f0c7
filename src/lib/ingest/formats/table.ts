import type { Dialect } from './dialect';

/** Something about a file that its user should know. */
export interface TableWarning {
	/** Stable code, kebab-case. */
	readonly code: string;
	readonly message: string;
}

/** What is known of a text table after reading its head. */
export interface TableHead {
	readonly dialect: Dialect;
	/** Header names as found, made unique; "Column 3" where absent. */
	readonly names: readonly string[];
	/** The header rows as they stand in the file, each as wide as the table; none where the file has no header. */
	readonly header: readonly (readonly string[])[];
	/** Up to 1,000 data rows as text, each as wide as the table. */
	readonly sample: readonly (readonly string[])[];
	readonly warnings: readonly TableWarning[];
}

/** Where the cells of rows stand in bytes of ASCII text. */
export interface Spans {
	readonly bytes: Uint8Array;
	/** Columns. */
	readonly width: number;
	/** Begin and end of each cell, two entries a cell, row after row; longer than its rows need. */
	readonly at: Int32Array;
}

/**
 * A block of data rows, each as wide as the table. Blocks are small (about 256 KB of the file) so that their rows die young; whoever fills
 * batches gathers several. A block is valid until the next one comes. A cell may share the memory of its block, so a copy should be kept
 * rather than the cell itself.
 */
export interface RowBlock {
	/** Rows. */
	readonly length: number;
	/** Cells of a row as text, by column index. */
	row(i: number): readonly string[];
	/** Physical line (from 1) on which a row begins. */
	line(i: number): number;
	/** The same cells as bytes, where all rows are plain; otherwise null. */
	readonly spans: Spans | null;
	/** Bytes of the file consumed so far. */
	readonly bytes: number;
}

/** A block of rows that are there as text. */
export const textBlock = (rows: readonly (readonly string[])[], lines: readonly number[], bytes: number): RowBlock => ({
	length: rows.length,
	row: (i) => rows[i] ?? [],
	line: (i) => lines[i] ?? 0,
	spans: null,
	bytes
});

/** A row that has the wrong number of fields or broken quoting. Carries no value of the row. */
export interface BadRow {
	/** Physical line (from 1) on which it begins. */
	readonly line: number;
	/** Name of the column at fault; empty where the row as a whole is. */
	readonly column: string;
	readonly reason: string;
}
