/** Code of the question what to do with rows that repeat an id, and its choices. */
export const DUPLICATE_IDS = 'duplicate-ids';
export const KEEP_ALL = 'Keep all rows';
export const KEEP_FIRST = 'Keep the first of each';
export const KEEP_LAST = 'Keep the last of each';

/** Which rows of one id stay: all of them, or only the first or the last in the order of the files and their lines. */
export type Keeping = 'all' | 'first' | 'last';

export function keepingOf(answer: string | undefined): Keeping {
	if (answer === KEEP_FIRST) return 'first';
	return answer === KEEP_LAST ? 'last' : 'all';
}

/** Ids that occur more than once in an import. Neither an id nor a digest of one leaves the worker. */
export interface RepeatedIds {
	/** Different ids that repeat, and rows beyond the one that each keeps. */
	readonly ids: number;
	readonly rows: number;
	/** Rows of those whose id also stands in another file of the import. */
	readonly elsewhere: number;
	/** Names of the columns in which the compared rows differ, most often first; empty when they are the same throughout. */
	readonly columns: readonly string[];
	/** Pairs of rows that were compared: the first few hundred. */
	readonly compared: number;
	readonly keeping: Keeping;
	/** Rows left out for it: 0 when all are kept. */
	readonly leftOut: number;
	/** Files of the import (by their number there) that hold the other row. */
	readonly files: readonly number[];
	/** Files whose rows were the ones to stay until this file was read: they must be read again. */
	readonly overtaken: readonly number[];
}

/** A row of an import: its file, by the order of reading, and its line there. */
export interface RowPlace {
	readonly reading: number;
	readonly line: number;
}

/** Calls back with every data row of a file and its line until told to stop (by returning false). */
export type Scan = (each: (row: readonly string[], line: number) => boolean, signal?: AbortSignal) => Promise<void>;
