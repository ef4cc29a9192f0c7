const HEAD = 256 * 1024;

/** First eight hex digits of the SHA-256 of a file's size and first 256 KB: the same content has the same key under any name. */
export async function contentKey(file: Blob): Promise<string> {
	const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
	const bytes = new Uint8Array(8 + head.length);
	new DataView(bytes.buffer).setFloat64(0, file.size);
	bytes.set(head, 8);
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
