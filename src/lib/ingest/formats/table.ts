import type { Dialect } from './dialect';

/** What is known of a text table after reading its head. */
export interface TableHead {
	readonly dialect: Dialect;
	/** Header names as found, made unique; "Column 3" where absent. */
	readonly names: readonly string[];
	/** Up to 1,000 data rows as text. */
	readonly sample: readonly (readonly string[])[];
	readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** A block of data rows, as text by column index. */
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
	readonly column: string;
	readonly reason: string;
}
