import { commentLines } from './comment-lines';
import { readHead } from './read-head';
import { readRows } from './read-rows';
import type { TableSource } from './table-source';

const NOTES = 4096;

/** A text table: CSV in any dialect. @throws HexbeatError for what is no text table */
export async function openText(file: Blob, name: string, signal?: AbortSignal): Promise<TableSource> {
	const comments = await commentLines(file);
	const head = await readHead(file, name, comments.length > 0 ? { preamble: comments.length } : {}, signal);
	const { encoding, preamble } = head.dialect;
	const start = preamble === 0 ? '' : new TextDecoder(encoding).decode(await file.slice(0, NOTES).arrayBuffer());
	return {
		format: 'text',
		head,
		notes: start.split(/\r\n|\r|\n/).slice(0, preamble),
		questions: [],
		tellsBytes: true,
		readRows: (onBlock, onBad, signal, onSlice) => readRows(file, head, onBlock, onBad, signal, { onSlice })
	};
}
