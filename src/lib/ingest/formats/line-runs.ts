import type { Dialect } from './dialect';
import { fileSlices, SLICE, type FileSlice } from './file-slices';
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

const SIZES: RunSizes = { read: SLICE, run: 256 * 1024 };

/**
 * Reads a file behind its first bytes (a byte order mark) as runs of whole lines, each just above `sizes.run` bytes. Runs end at line breaks whether quoted
 * or not, so that every run can be decoded by itself.
 */
export async function* lineRuns(
	file: Blob,
	from: number,
	{ encoding, newline }: Pick<Dialect, 'encoding' | 'newline'>,
	signal?: AbortSignal,
	sizes: RunSizes = SIZES,
	onSlice: (bytes: FileSlice['bytes']) => void = () => undefined
): AsyncGenerator<LineRun> {
	const find = lineBreakFinder(encoding, newline);
	const wide = encoding.startsWith('utf-16');
	let held = new Uint8Array(0);
	let skipping = false;
	for await (const { bytes: whole, end } of fileSlices(file, 0, sizes.read, signal)) {
		onSlice(whole);
		const fresh = whole.subarray(Math.min(whole.length, Math.max(0, from - (end - whole.length))));
		const last = end === file.size;
		// What was held back is joined to the rest of its run alone, so that not every slice is copied.
		const rest: number = wide || skipping || held.length === 0 ? -1 : find(fresh, Math.max(0, sizes.run - held.length - 1));
		if (rest >= 0 && (rest < fresh.length || !last)) {
			yield { bytes: joined(held, fresh.subarray(0, rest)), end: end - fresh.length + rest, final: false, overlong: false };
			held = new Uint8Array(0);
		}
		const bytes: Uint8Array<ArrayBuffer> = held.length === 0 && rest >= 0 ? fresh.subarray(rest) : joined(held, fresh);
		const origin = end - bytes.length;
		let start = 0;
		if (skipping) {
			start = find(bytes, 0);
			if (start < 0 && !last) {
				held = oddByte(bytes);
				continue;
			}
			if (start < 0) start = bytes.length;
			skipping = false;
			yield overlongRun(origin + start, last && start === bytes.length);
		}
		for (
			let stop = find(bytes, start + sizes.run - 1);
			stop >= 0 && (stop < bytes.length || !last);
			stop = find(bytes, start + sizes.run - 1)
		) {
			yield { bytes: bytes.subarray(start, stop), end: origin + stop, final: false, overlong: false };
			start = stop;
		}
		skipping = bytes.length - start > LIMITS.line && find(bytes, bytes.length - LIMITS.line) < 0;
		if (!skipping) held = bytes.slice(start);
		else {
			const stop = lastBreak(find, bytes, start);
			if (stop > start) yield { bytes: bytes.subarray(start, stop), end: origin + stop, final: false, overlong: false };
			held = oddByte(bytes);
		}
	}
	if (skipping) yield overlongRun(file.size, true);
	else if (held.length > 0) yield { bytes: held, end: file.size, final: true, overlong: false };
}

type Find = (bytes: Uint8Array, from: number) => number;

/** Position behind the last line break from a position on; that position without one. */
function lastBreak(find: Find, bytes: Uint8Array, from: number): number {
	let at = from;
	for (let next = find(bytes, at); next >= 0; next = find(bytes, at)) at = next;
	return at;
}

const overlongRun = (end: number, final: boolean): LineRun => ({ bytes: new Uint8Array(0), end, final, overlong: true });

/** The first byte of a UTF-16 character whose second has not come yet. */
const oddByte = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => bytes.slice(bytes.length & ~1);

function joined(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	if (a.length === 0) return b;
	const all = new Uint8Array(a.length + b.length);
	all.set(a);
	all.set(b, a.length);
	return all;
}

/** Gives the position behind the first line break at or after a position; −1 without one. */
function lineBreakFinder(encoding: Dialect['encoding'], newline: Dialect['newline']): Find {
	const code = newline === '\r' ? 13 : 10;
	if (!encoding.startsWith('utf-16')) return (bytes, from) => bytes.indexOf(code, from) + 1 || -1;
	const low = encoding === 'utf-16le' ? 0 : 1;
	return (bytes, from) => {
		for (let at = bytes.indexOf(code, from); at >= 0; at = bytes.indexOf(code, at + 1))
			if (at % 2 === low && bytes[at + 1 - 2 * low] === 0) return at + 2 - low;
		return -1;
	};
}
