import type { LegendRow } from '../../disclosure/pack';
import { legendOrder } from './marks';
import { textWidth, wrap, type TextSizes } from './text';

export interface LegendEntry {
	readonly row: LegendRow;
	/** What stands beside the swatch. */
	readonly text: string;
	/** Left edge of the swatch and middle of the row, pixels from the legend's corner. */
	readonly x: number;
	readonly y: number;
}

export interface LegendLayout {
	readonly title: readonly string[];
	readonly entries: readonly LegendEntry[];
	readonly width: number;
	readonly height: number;
	/** Padding, width of a swatch, height of a line of the title, pixels. */
	readonly pad: number;
	readonly swatch: number;
	readonly leading: number;
}

const wordsOf = ({ mark, text }: LegendRow, none: string): string => (mark === 'none' ? `${none}: ${text}` : text);

/** A legend as a column: most on top, as on the map. */
export function legendColumn(title: string, rows: readonly LegendRow[], sizes: TextSizes, none = 'no hexagon'): LegendLayout {
	const { small, gap } = sizes;
	const [pad, swatch, leading] = [Math.round(small * 0.8), small * 1.15, Math.round(small * 1.35)];
	const wide = Math.max(...rows.map((entry) => swatch + gap + textWidth(wordsOf(entry, none), small)));
	const lines = wrap(title, Math.max(wide, small * 8), small, true);
	const row = Math.round(small * 1.55);
	const top = pad + lines.length * leading + gap / 2;
	const entries = legendOrder(rows).map((entry, i) => ({ row: entry, text: wordsOf(entry, none), x: pad, y: top + (i + 0.5) * row }));
	const widest = Math.max(
		...lines.map((line) => textWidth(line, small, true)),
		...entries.map(({ text }) => swatch + gap + textWidth(text, small))
	);
	return { title: lines, entries, width: widest + 2 * pad, height: top + entries.length * row + pad * 0.7, pad, swatch, leading };
}

/** A legend as lines beneath a figure. */
export function legendLines(title: string, rows: readonly LegendRow[], sizes: TextSizes, width: number, none = 'no hexagon'): LegendLayout {
	const { small, gap } = sizes;
	const [swatch, leading] = [small * 1.15, Math.round(small * 1.35)];
	const row = Math.round(small * 1.6);
	const lines = title === '' ? [] : wrap(title, width, small, true);
	let [x, line] = [0, 0];
	const entries: LegendEntry[] = [];
	for (const entry of legendOrder(rows).reverse()) {
		const text = wordsOf(entry, none);
		const taken = swatch + gap * 0.75 + textWidth(text, small);
		if (x > 0 && x + taken > width) [x, line] = [0, line + 1];
		entries.push({ row: entry, text, x, y: lines.length * leading + (line + 0.5) * row });
		x += taken + gap * 1.75;
	}
	return {
		title: lines,
		entries,
		width,
		height: lines.length * leading + (entries.length > 0 ? line + 1 : 0) * row,
		pad: 0,
		swatch,
		leading
	};
}
