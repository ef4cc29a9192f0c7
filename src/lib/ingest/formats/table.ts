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

/**
 * A block of data rows, as text by column index, each as wide as the table. Blocks are small (about 256 KB of the
 * file) so that their rows die young; whoever fills batches gathers several. A field may share the memory of its
 * block, so a copy should be kept rather than the field itself.
 */
export interface RowBlock {
	readonly rows: readonly (readonly string[])[];
	/** Physical line (from 1) on which each row begins. */
	readonly lines: Int32Array | readonly number[];
	/** Bytes of the file consumed so far. */
	readonly bytes: number;
}

/** A row that has the wrong number of fields or broken quoting. Carries no value of the row. */
export interface BadRow {
	/** Physical line (from 1) on which it begins. */
	readonly line: number;
	/** Name of the column at fault; empty where the row as a whole is. */
	readonly column: string;
	readonly reason: string;
}
