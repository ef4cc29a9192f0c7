/** Width of "loading gap?" at 12 px. */
const WIDTH = 72;
/** Clear of a mark, and of a line. */
const CLEAR = { mark: 10, line: 5 };

export interface GapLabel {
	readonly x: number;
	readonly anchor: 'start' | 'end';
}

/** Farthest that the text may stand from its mark for the sake of a dotted line. */
const FAR = 24;

/**
 * Where the text of a gap stands beside its mark at `at`: inside the plot, and across none of the upright `edges` of a selection; beyond the
 * next one where there is no room before it. It keeps off the dotted `lines` of notes, too, unless that would take it far from its mark.
 */
export function gapLabel(at: number, left: number, right: number, edges: readonly number[], lines: readonly number[] = []): GapLabel {
	const best = nearest(at, left, right, [...edges, ...lines]);
	if (best && Math.abs(best.x - at) <= FAR) return best;
	return (
		nearest(at, left, right, edges) ??
		(at > (left + right) / 2 ? { x: at - CLEAR.mark, anchor: 'end' } : { x: at + CLEAR.mark, anchor: 'start' })
	);
}

/** The closest place that crosses no line; null where there is none. */
function nearest(at: number, left: number, right: number, lines: readonly number[]): GapLabel | null {
	const free = (from: number): boolean =>
		from >= left && from + WIDTH <= right && lines.every((line) => line <= from - CLEAR.line + 1 || line >= from + WIDTH + CLEAR.line - 1);
	const starts = [at + CLEAR.mark, ...lines.filter((line) => line > at).map((line) => line + CLEAR.line)];
	const ends = [at - CLEAR.mark, ...lines.filter((line) => line < at).map((line) => line - CLEAR.line)];
	const after = starts.filter(free).map((x): GapLabel => ({ x, anchor: 'start' }));
	const before = ends.filter((x) => free(x - WIDTH)).map((x): GapLabel => ({ x, anchor: 'end' }));
	return [...after, ...before].toSorted((a, b) => Math.abs(a.x - at) - Math.abs(b.x - at))[0] ?? null;
}
