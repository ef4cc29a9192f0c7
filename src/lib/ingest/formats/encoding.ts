import type { Encoding } from './dialect';
import type { TableWarning } from './table';

export interface EncodingFound {
	readonly encoding: Encoding;
	/** Bytes of the byte order mark, 0 without one. */
	readonly bom: number;
	readonly warnings: readonly TableWarning[];
}

const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]]
];
const PROBE = 4096;

/**
 * Encoding of a text by its byte order mark, by where its NUL bytes lie (UTF-16), by being valid UTF-8, else windows-1252.
 * A text with more valid than stray non-ASCII bytes stays UTF-8; its stray lines are read as windows-1252 later.
 * @param head whole lines from the start of the file
 */
export function detectEncoding(head: Uint8Array): EncodingFound {
	for (const [encoding, mark] of BOMS) if (mark.every((byte, i) => head[i] === byte)) return { encoding, bom: mark.length, warnings: [] };
	const wide = utf16Without(head);
	if (wide) return { encoding: wide, bom: 0, warnings: [] };
	const { valid, stray } = countUtf8(head);
	if (stray === 0) return { encoding: 'utf-8', bom: 0, warnings: [] };
	if (valid > stray) return { encoding: 'utf-8', bom: 0, warnings: [] };
	const message = 'The file is not valid UTF-8 and was read as Windows-1252: check accented letters and the pound sign.';
	return { encoding: 'windows-1252', bom: 0, warnings: [{ code: 'windows-1252', message }] };
}

/** ASCII characters in UTF-16 have a NUL as their other byte. */
function utf16Without(head: Uint8Array): Encoding | null {
	const length = Math.min(head.length, PROBE) & ~1;
	if (length < 4) return null;
	let little = 0;
	let big = 0;
	for (let i = 0; i < length; i += 2) {
		const first = head[i] ?? 0;
		const second = head[i + 1] ?? 0;
		if (second === 0 && isAscii(first)) little++;
		if (first === 0 && isAscii(second)) big++;
	}
	const half = length / 2;
	if (little > half * 0.4 && big < half * 0.05) return 'utf-16le';
	return big > half * 0.4 && little < half * 0.05 ? 'utf-16be' : null;
}

/** A printing character, tab or line break. */
const isAscii = (byte: number): boolean => (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;

/** Counts well-formed non-ASCII characters and bytes that belong to none (RFC 3629, without its finer exclusions). */
function countUtf8(bytes: Uint8Array): { valid: number; stray: number } {
	let valid = 0;
	let stray = 0;
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i] ?? 0;
		if (byte < 0x80) continue;
		const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
		let found = 0;
		while (found < more && ((bytes[i + found + 1] ?? 0) & 0xc0) === 0x80) found++;
		if (more > 0 && found === more) valid++;
		else stray++;
		i += found;
	}
	return { valid, stray };
}
