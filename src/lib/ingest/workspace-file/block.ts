import { HexbeatError } from '../../core/errors';
import { altered, damaged, moved, truncated } from './faults';
import { field, text, whole } from './shape';

/** A packed piece of a workspace. */
export interface Block {
	/** Where it begins, bytes from the start of the blocks. */
	readonly at: number;
	/** Bytes as packed (gzip). */
	readonly packed: number;
	/** Bytes unpacked. */
	readonly size: number;
	/** SHA-256 of the unpacked bytes, hexadecimal. */
	readonly sha256: string;
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes packed, with what a manifest says of them; the block begins at `at`. */
export async function pack(bytes: Uint8Array<ArrayBuffer>, at: number): Promise<{ packed: Uint8Array<ArrayBuffer>; block: Block }> {
	const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
	const packed = new Uint8Array(await new Response(stream).arrayBuffer());
	return { packed, block: { at, packed: packed.length, size: bytes.length, sha256: await sha256(bytes) } };
}

/** Unpacks a block, never beyond the size that it claims. `what` names it in an error. */
export async function unpack(packed: Blob, block: Block, what: string): Promise<Uint8Array<ArrayBuffer>> {
	if (packed.size !== block.packed) throw truncated();
	const bytes = await inflate(packed, block.size, what);
	if ((await sha256(bytes)) !== block.sha256) throw altered(what);
	return bytes;
}

async function inflate(packed: Blob, size: number, what: string): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = new Uint8Array(size);
	const reader = packed.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
	let length = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			if (length + value.length > size) throw altered(what);
			bytes.set(value, length);
			length += value.length;
		}
	} catch (cause) {
		await reader.cancel().catch(() => undefined);
		throw whyNot(cause, what);
	}
	if (length !== size) throw altered(what);
	return bytes;
}

/** A stream fails with whatever its decoder says; a file that was removed meanwhile is no damage. */
function whyNot(cause: unknown, what: string): unknown {
	if (cause instanceof HexbeatError) return cause;
	return cause instanceof Error && /^Not(Readable|Found)Error$/.test(cause.name) ? moved() : altered(what);
}

/** gzip packs at most about 1 : 1,032; what claims more is no work of gzip. */
const MOST_PACKED = 1040;

/** Reads what a manifest says of a block of at most so many bytes. */
export function readBlock(value: unknown, most: number, where: string): Block {
	const block = {
		at: whole(field(value, 'at', where), 0, Number.MAX_SAFE_INTEGER, `the place of ${where}`),
		packed: whole(field(value, 'packed', where), 0, Number.MAX_SAFE_INTEGER, `the packed size of ${where}`),
		size: whole(field(value, 'size', where), 0, most, `the size of ${where}`),
		sha256: text(field(value, 'sha256', where), 64, `the checksum of ${where}`)
	};
	if (block.size > block.packed * MOST_PACKED) throw damaged(`${where} claims to unpack to more than its bytes can hold`);
	return block;
}

const decoder = new TextDecoder('utf-8', { fatal: true });
export const encodeText = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);
export function decodeText(bytes: Uint8Array, where: string): string {
	try {
		return decoder.decode(bytes);
	} catch {
		throw damaged(`${where} is not UTF-8 text`);
	}
}
