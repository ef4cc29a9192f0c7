import type { Dialect } from './dialect';
import { LIMITS } from './limits';

/** Some whole physical lines of a file. */
export interface LineRun {
	readonly bytes: Uint8Array;
	/** Bytes of the file up to its end. */
	readonly end: number;
	/** It ends where the file ends. */
	readonly final: boolean;
	/** Stands for one line that was too long to read; `bytes` is empty. */
	readonly overlong: boolean;
}

export interface RunSizes {
	/** Bytes asked of the file at a time. */
	readonly read: number;
	/** Least bytes of a run, but for the last one. */
	readonly run: number;
}

const SIZES: RunSizes = { read: 4 * 1024 ** 2, run: 256 * 1024 };

/**
 * Reads a file from a position as runs of whole lines, each just above `sizes.run` bytes. Runs end at line breaks whether quoted
 * or not, so that every run can be decoded by itself.
 */
export async function* lineRuns(
	file: Blob,
	from: number,
	{ encoding, newline }: Pick<Dialect, 'encoding' | 'newline'>,
	signal?: AbortSignal,
	sizes: RunSizes = SIZES
): AsyncGenerator<LineRun> {
	const find = lineBreakFinder(encoding, newline);
	let held = new Uint8Array(0);
	let skipping = false;
	for (let at = from; at < file.size;) {
		signal?.throwIfAborted();
		const next = Math.min(at + sizes.read, file.size);
		const fresh = new Uint8Array(await file.slice(at, next).arrayBuffer());
		const bytes = joined(held, fresh);
		const origin = next - bytes.length;
		at = next;
		let start = 0;
		if (skipping) {
			const over = find(bytes, 0);
			if (over < 0 && at < file.size) {
				held = bytes.slice(bytes.length & ~1);
				continue;
			}
			start = over < 0 ? bytes.length : over;
			skipping = false;
			yield { bytes: new Uint8Array(0), end: origin + start, final: start >= bytes.length && at >= file.size, overlong: true };
		}
		for (;;) {
			const stop = find(bytes, start + sizes.run - 1);
			if (stop < 0 || (stop >= bytes.length && at >= file.size)) break;
			yield { bytes: bytes.subarray(start, stop), end: origin + stop, final: false, overlong: false };
			start = stop;
		}
		held = bytes.slice(start);
		skipping = held.length > LIMITS.line && find(held, 0) < 0;
		if (skipping) held = held.slice(held.length & ~1);
	}
	if (skipping) yield { bytes: new Uint8Array(0), end: file.size, final: true, overlong: true };
	else if (held.length > 0) yield { bytes: held, end: file.size, final: true, overlong: false };
}

function joined(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	if (a.length === 0) return b;
	const all = new Uint8Array(a.length + b.length);
	all.set(a);
	all.set(b, a.length);
	return all;
}

/** Gives the position behind the first line break at or after a position; −1 without one. */
function lineBreakFinder(encoding: Dialect['encoding'], newline: Dialect['newline']): (bytes: Uint8Array, from: number) => number {
	const code = newline === '\r' ? 13 : 10;
	if (!encoding.startsWith('utf-16')) return (bytes, from) => bytes.indexOf(code, from) + 1 || -1;
	const low = encoding === 'utf-16le' ? 0 : 1;
	return (bytes, from) => {
		for (let at = bytes.indexOf(code, from); at >= 0; at = bytes.indexOf(code, at + 1))
			if (at % 2 === low && bytes[at + 1 - 2 * low] === 0) return at + 2 - low;
		return -1;
	};
}
