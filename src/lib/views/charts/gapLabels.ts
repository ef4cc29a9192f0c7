/** Width of "loading gap?" at 12 px. */
const WIDTH = 72;
/** Clear of a mark, and of a line. */
const CLEAR = { mark: 10, line: 5 };

export interface GapLabel {
	readonly x: number;
	readonly anchor: 'start' | 'end';
}

/**
 * Where the text of a gap stands beside its mark at `at`: towards the roomier side, inside the plot, and across none of the upright `lines`
 * (the edges of a selection, the notes); beyond the next line where there is no room before it.
 */
export function gapLabel(at: number, left: number, right: number, lines: readonly number[]): GapLabel {
	const free = (from: number): boolean =>
		from >= left && from + WIDTH <= right && lines.every((line) => line <= from - CLEAR.line + 1 || line >= from + WIDTH + CLEAR.line - 1);
	const starts = [at + CLEAR.mark, ...lines.filter((line) => line > at).map((line) => line + CLEAR.line)];
	const ends = [at - CLEAR.mark, ...lines.filter((line) => line < at).map((line) => line - CLEAR.line)];
	const after = starts.filter(free).map((x): GapLabel => ({ x, anchor: 'start' }));
	const before = ends.filter((x) => free(x - WIDTH)).map((x): GapLabel => ({ x, anchor: 'end' }));
	const found = [...after, ...before].toSorted((a, b) => Math.abs(a.x - at) - Math.abs(b.x - at))[0];
	return found ?? (at > (left + right) / 2 ? { x: at - CLEAR.mark, anchor: 'end' } : { x: at + CLEAR.mark, anchor: 'start' });
}
