import type { RankingFigure, RankingRow } from '../../share';
import { SIZES, textWidth, wrapTo, type FigureSize } from './text';

/** A column of texts, right edge in pixels. */
export interface RankingColumn {
	readonly head: string;
	readonly right: number;
	readonly text: (row: RankingRow) => string;
	readonly kind: 'now' | 'before' | 'change';
}

export interface RankingLayout {
	readonly columns: readonly RankingColumn[];
	/** Where bars begin, and the length of the longest. */
	readonly left: number;
	readonly length: number;
	/** Pixels to a unit of `size`. */
	readonly perUnit: number;
	/** Height of the heads and of a row. */
	readonly head: number;
	readonly row: number;
	/** Lines of each row's label. */
	readonly labels: readonly (readonly string[])[];
	/** Whether labels stand above their bars. */
	readonly stacked: boolean;
	readonly height: number;
	/** Rows that have room. */
	readonly rows: readonly RankingRow[];
	/** Whether rows are left out. */
	readonly cut: boolean;
}

const textOf = (shown: { readonly text: string } | null): string => shown?.text ?? '';

/** A change is a figure, rather than a word why there is none. */
export const isFigure = (text: string): boolean => /^[+−]\d/.test(text) && !/clear/.test(text);

export function rankingLayout(figure: RankingFigure, width: number, height: number, size: FigureSize): RankingLayout {
	const { small, gap } = SIZES[size];
	const stacked = width < small * 34;
	const least = small * (stacked ? 3.1 : 1.7);
	const head = figure.compared ? small * 1.9 : 0;
	const most = Math.max(1, Math.floor((height - head) / least));
	const cut = figure.rows.length > most;
	const rows = figure.rows.slice(0, cut ? Math.max(1, most - 1) : most);
	const row = Math.min(small * (stacked ? 3.4 : 2.6), Math.max(least, (height - head) / Math.max(1, rows.length + (cut ? 1 : 0))));
	const widest = Math.max(0, ...rows.map(({ label }) => textWidth(label, small)));
	const every = columnsOf(figure, rows, width, small, gap);
	// On a phone the mark on the bar stands for the count before: the names of what is chosen come first.
	const short = size === 'screen' && stacked && widest > width - takenBy(every, rows, width, small) - gap;
	const columns = short ? columnsOf(figure, rows, width, small, gap, ['change', 'now']) : every;
	const taken = takenBy(columns, rows, width, small);
	const labelRoom = stacked ? width - taken - gap : Math.min(widest, width * 0.34) + gap * 1.5;
	const left = stacked ? 0 : labelRoom;
	const length = stacked ? width : Math.max(small * 2, width - left - taken - gap * 1.5);
	const longest = Math.max(1, ...rows.flatMap(({ size: now, beforeSize }) => [now, beforeSize]));
	const lines = stacked || row < small * 2.4 ? 1 : 2;
	return {
		columns,
		left,
		length,
		perUnit: length / longest,
		head,
		row,
		labels: rows.map(({ label }) => wrapTo(lines, label, labelRoom - gap, small)),
		stacked,
		height: head + (rows.length + (cut ? 1 : 0)) * row,
		rows,
		cut
	};
}

/** Room that columns take from the right edge. */
const takenBy = (columns: readonly RankingColumn[], rows: readonly RankingRow[], width: number, small: number): number =>
	width - (columns.at(-1)?.right ?? width) + widthOf(columns.at(-1), rows, small);

function widthOf(column: RankingColumn | undefined, rows: readonly RankingRow[], small: number): number {
	if (!column) return 0;
	const mark = column.kind === 'before' ? small * 0.5 : 0;
	return Math.max(textWidth(column.head, small, true) + mark, ...rows.map((row) => textWidth(column.text(row), small, true)));
}

/** From the right: the change, the count before, the count. */
function columnsOf(
	{ compared }: RankingFigure,
	rows: readonly RankingRow[],
	width: number,
	small: number,
	gap: number,
	kinds: readonly RankingColumn['kind'][] = ['change', 'before', 'now']
): RankingColumn[] {
	const now: Omit<RankingColumn, 'right'> = { head: 'Now', kind: 'now', text: (row) => row.now.text };
	const before: Omit<RankingColumn, 'right'> = { head: 'Before', kind: 'before', text: (row) => textOf(row.before) };
	const change: Omit<RankingColumn, 'right'> = { head: 'Change', kind: 'change', text: (row) => textOf(row.change) };
	const wished = compared ? [change, before, now].filter(({ kind }) => kinds.includes(kind)) : [now];
	let right = width;
	return wished.map((column) => {
		const placed = { ...column, right };
		right -= widthOf(placed, rows, small) + gap * 1.75;
		return placed;
	});
}
