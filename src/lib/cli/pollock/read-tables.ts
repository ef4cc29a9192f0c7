import { HexbeatError } from '../../core/errors';
import { readHead, readRows } from '../../ingest/formats';
import { textRows } from '../../ingest/formats/text-rows';
import type { Cells } from './score';

/** A polluted file as the importer reads it, without any hint. */
export interface Reading {
	/** Header (where the file has one) and rows; null when the file was refused. */
	readonly table: Cells | null;
	/** Rows that were rejected: line and reason. */
	readonly rejects: readonly string[];
	/** Why the file was refused. */
	readonly refusal: string | null;
}

/** Reads a file as the app does. A file that holds nothing is an empty table. */
export async function readPolluted(file: Blob, name: string): Promise<Reading> {
	const rows: (readonly string[])[] = [];
	const rejects: string[] = [];
	try {
		const head = await readHead(file, name);
		if (head.header.length > 0) rows.push(joinedDown(head.header, head.dialect.width));
		await readRows(
			file,
			head,
			(block) => {
				for (let i = 0; i < block.length; i++) rows.push(block.row(i).map(unixLines));
			},
			({ line, reason }) => {
				rejects.push(`line ${String(line)}: ${reason}`);
			}
		);
		return { table: rows, rejects, refusal: null };
	} catch (error) {
		if (!(error instanceof HexbeatError)) throw error;
		return { table: error.code === 'empty-file' ? [] : null, rejects, refusal: error.fault };
	}
}

/** The right result: every cell quoted, quotes doubled. */
export function readClean(text: string): Cells {
	const syntax = { delimiter: ',', quote: '"', escape: '"', newline: '\n' } as const;
	return textRows(text, syntax, Infinity).map(({ fields }) => fields.map(unixLines));
}

/** The benchmark writes a header of several rows as one, joined by a space. */
function joinedDown(header: Cells, width: number): string[] {
	return Array.from({ length: width }, (_, column) => header.map((row) => row[column] ?? '').join(' '));
}

const unixLines = (cell: string): string => cell.replaceAll('\r\n', '\n');
