import type { Question } from '../contract';
import type { RowsRead } from './read-rows';
import type { BadRow, RowBlock, TableHead } from './table';

/** How a table is written down; `text` is CSV in any dialect. */
export type TableFormat = 'text' | 'xlsx' | 'parquet' | 'geojson' | 'json' | 'ndjson';

/** A table of any format, opened: its head is known and its rows can be read as often as needed. */
export interface TableSource {
	readonly format: TableFormat;
	readonly head: TableHead;
	/** Lines above the table, as text: titles and notes. */
	readonly notes: readonly string[];
	/** What the file leaves open about where its table is (the sheet of a workbook). */
	readonly questions: readonly Question[];
	/**
	 * Streams the data rows; every one comes out exactly once, in a block or as bad.
	 * @param onBlock takes the rows; waited for when it returns a promise
	 * @param onSlice is told every byte of the file, in slices of 4 MB, by formats that read it once from end to end
	 */
	readonly readRows: (onBlock: TakeBlock, onBad: (bad: BadRow) => void, signal?: AbortSignal, onSlice?: OnSlice) => Promise<RowsRead>;
	/** Reading the rows tells every byte. */
	readonly tellsBytes: boolean;
}

export type OnSlice = (bytes: Uint8Array<ArrayBuffer>) => void;

export type TakeBlock = (block: RowBlock) => void | Promise<void>;

/** How much a table looks like a list of incidents; of several sheets the highest is proposed. */
export type Judge = (head: Pick<TableHead, 'names' | 'dialect' | 'sample'>) => number;
