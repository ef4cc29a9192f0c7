import { HexbeatError, isAbort } from '../../core/errors';

/** Bytes that large files are read in at a time. */
export const SLICE = 4 * 1024 ** 2;

/** Bytes of a file that follow on the slice before. */
export interface FileSlice {
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** Bytes of the file up to its end. */
	readonly end: number;
}

/** Reads a file slice by slice from a position; the next slice is on its way while one is worked on. */
export async function* fileSlices(file: Blob, from: number, size: number, signal?: AbortSignal): AsyncGenerator<FileSlice> {
	let coming = from < file.size ? readSlice(file, from, size) : null;
	while (coming) {
		const slice: FileSlice = await coming;
		signal?.throwIfAborted();
		coming = slice.end < file.size ? readSlice(file, slice.end, size) : null;
		coming?.catch(() => undefined);
		yield slice;
	}
}

/** @throws HexbeatError when the file changed or went away since it was chosen */
export async function readSlice(file: Blob, from: number, size: number): Promise<FileSlice> {
	const end = Math.min(from + size, file.size);
	try {
		return { bytes: new Uint8Array(await file.slice(from, end).arrayBuffer()), end };
	} catch (cause) {
		if (isAbort(cause)) throw cause;
		throw new HexbeatError('file-unreadable', 'The file can no longer be read: it was moved, changed or removed.', 'Choose it again.', {
			cause
		});
	}
}
