import { readSlice } from '../formats/file-slices';

const SLICE = 4 * 1024 ** 2;

const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Digest of the whole content of a file, 64 hex digits: the SHA-256 of the SHA-256 digests of its slices of 4 MB, so that a file of any
 * size takes little memory. The same content has the same digest under any name and out of any archive. Its first eight digits are
 * the file's key.
 */
export async function contentDigest(file: Blob, signal?: AbortSignal): Promise<string> {
	const slices = Math.max(1, Math.ceil(file.size / SLICE));
	const digests = new Uint8Array(32 * slices);
	for (let i = 0; i < slices; i++) {
		const { bytes } = await readSlice(file, i * SLICE, SLICE);
		digests.set(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), 32 * i);
		signal?.throwIfAborted();
	}
	return hex(await crypto.subtle.digest('SHA-256', digests));
}
