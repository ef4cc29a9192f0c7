import { openAsBlob } from 'node:fs';
import { HexbeatError } from '../../core/errors';

/**
 * A file by its path, not yet read.
 * @throws HexbeatError `unreadable`
 */
export async function openFile(path: string): Promise<Blob> {
	try {
		// A file that is not there is thrown at once, not through the promise.
		return await openAsBlob(path);
	} catch (cause) {
		throw new HexbeatError('unreadable', `${path} cannot be opened.`, 'Check the name, and that you may read it.', { cause });
	}
}
