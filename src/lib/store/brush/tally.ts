import type { Block, CodeColumn } from './blocks';

/** Adds one to `counts[code + offset]` for every row that has none of the bits of `mask`. */
export function tally(codes: CodeColumn | Uint8Array, fails: Uint32Array, mask: number, counts: Uint32Array, offset: number): void {
	for (let i = 0; i < fails.length; i++) {
		if (((fails[i] ?? 0) & mask) !== 0) continue;
		const at = (codes[i] ?? 0) + offset;
		counts[at] = (counts[at] ?? 0) + 1;
	}
}

/** The same for days, rows whose day is unknown left out; gives their number. */
export function tallyUndated({ dayFirst, moreDays, fails }: Block, mask: number, counts: Uint32Array, offset: number): number {
	let undated = 0;
	for (let i = 0; i < fails.length; i++) {
		if (((fails[i] ?? 0) & mask) !== 0) continue;
		if (moreDays[i] !== 0) undated++;
		else {
			const at = (dayFirst[i] ?? 0) + offset;
			counts[at] = (counts[at] ?? 0) + 1;
		}
	}
	return undated;
}
