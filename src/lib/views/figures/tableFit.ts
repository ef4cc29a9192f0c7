import type { Shown } from '../../disclosure/pack';
import type { TableFigure } from '../../share';
import { textWidth, wrap } from './text';

/** Heights of the heads, of the lowest row and of a line of text on a slide, pixels. */
export const TABLE_HEAD = 64;
const LEAST = 54;
const LINE = 40;
const PADDING = 28;
const SIZE = 34;

export const cellText = (cell: Shown | string | undefined): string => (typeof cell === 'object' ? cell.text : (cell ?? ''));

/** How many rows of a table have room on a slide; those after them are said to be left out. */
export function rowsThatFit(figure: TableFigure, width: number, height: number): number {
	const widths = columnWidths(figure, width);
	const heights = figure.rows.map((row) => {
		const lines = row.map((cell, c) => (figure.columns[c]?.numeric ? 1 : wrap(cellText(cell), widths[c] ?? width, SIZE).length));
		return Math.max(LEAST, Math.max(...lines) * LINE + 10);
	});
	let free = height - TABLE_HEAD;
	const fitting = heights.findIndex((tall) => (free -= tall) < 0);
	return fitting < 0 ? figure.rows.length : Math.max(1, fitting - 1);
}

/** Words among numbers are set smaller. */
function cellWidth(cell: Shown | string | undefined, numeric: boolean): number {
	const text = cellText(cell);
	return numeric && /[a-z]/i.test(text) ? textWidth(text, 28) : textWidth(text, SIZE, numeric);
}

/** Numbers take what they need; texts share what is left, by their longest ones. */
function columnWidths({ columns, rows }: TableFigure, width: number): number[] {
	const needs = columns.map(({ label }, c) =>
		Math.max(textWidth(label, 28), ...rows.map((row) => cellWidth(row[c], columns[c]?.numeric === true)))
	);
	const taken = needs.reduce((sum, need, c) => sum + PADDING + (columns[c]?.numeric ? need : 0), 0);
	const texts = needs.reduce((sum, need, c) => sum + (columns[c]?.numeric ? 0 : need), 0);
	const share = Math.min(1, (width - taken) / Math.max(1, texts));
	return needs.map((need, c) => (columns[c]?.numeric ? need : need * share));
}
