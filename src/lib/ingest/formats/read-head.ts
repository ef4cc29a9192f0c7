import { HexbeatError } from '../../core/errors';
import type { Dialect } from './dialect';
import type { TableHead } from './table';

/** Reads the head (first ~1 MB) of a file. */
export function readHead(file: Blob, name: string, overrides: Partial<Dialect> = {}, signal?: AbortSignal): Promise<TableHead> {
	signal?.throwIfAborted();
	return Promise.reject(
		new HexbeatError('no-reader', `No reader for ${name} (${String(file.size)} bytes, ${overrides.encoding ?? ''}).`, 'Update.')
	);
}
