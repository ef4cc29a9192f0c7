import type PptxGenJS from 'pptxgenjs';
import type { Mark, Shown } from '../../../disclosure/pack';
import type { TableFigure, WeekFigure } from '../../contract';
import { INK, SEQUENCE } from '../ink';
import { clean, FONT, LINE, ROW, SIZES, widthOf, type Box } from './frame';

/** The part of a week's width that the names of days take. */
const DAY_PART = 0.1;
const WIDEST_DAY = 1.25;
/** Classes from which letters are white. */
const DARK = 0.5;

const border: PptxGenJS.BorderProps = { type: 'solid', pt: 0.75, color: INK.line };
const shared = (name: string): PptxGenJS.TableProps => ({
	objectName: clean(name),
	fontFace: FONT,
	fontSize: SIZES.least,
	color: INK.ink,
	border,
	margin: 0.05,
	valign: 'middle'
});

const headCell = (text: string, align: 'left' | 'right' | 'center'): PptxGenJS.TableCell => ({
	text: clean(text),
	options: { bold: true, align, color: INK.ink2, fill: { color: INK.band } }
});

const textOf = (cell: Shown | string): string => (typeof cell === 'string' ? cell : cell.text);
/** Inches at both sides of a cell's text. */
const PADDING = 0.2;
/** Of a table's width, the most that a column of numbers takes. */
const NUMERIC_PART = 0.25;

/** Columns of numbers are as wide as what they hold; the others share what is left. */
function widthsOf({ columns, rows }: TableFigure, w: number): number[] {
	const natural = columns.map(({ label, numeric }, i) => {
		if (!numeric) return null;
		const longest = [label, ...rows.map((row) => textOf(row[i] ?? ''))].map((text) => widthOf(text, SIZES.head));
		return Math.min(w * NUMERIC_PART, Math.max(...longest) + PADDING);
	});
	const taken = natural.reduce((sum: number, width) => sum + (width ?? 0), 0);
	const words = natural.filter((width) => width === null).length;
	const scale = words === 0 ? w / taken : 1;
	return natural.map((width) => (width === null ? (w - taken) / words : width * scale));
}

/** How many rows of a table its room holds beneath their head; a long text takes several lines. */
export function tableRowsIn(figure: TableFigure, { w, h }: Pick<Box, 'w' | 'h'>): number {
	const widths = widthsOf(figure, w);
	let left = h - ROW;
	const tooMany = figure.rows.findIndex((row) => {
		const lines = row.map((cell, i) => Math.ceil(widthOf(textOf(cell), SIZES.least) / Math.max(PADDING, (widths[i] ?? w) - PADDING)));
		left -= ROW + (Math.max(1, ...lines) - 1) * LINE;
		return left < 0;
	});
	return tooMany === -1 ? figure.rows.length : tooMany;
}

/** A table as a native table. */
export function addTable(slide: PptxGenJS.Slide, figure: TableFigure, box: Box): void {
	const { columns, rows, measure } = figure;
	const alignOf = (i: number): 'left' | 'right' => (columns[i]?.numeric ? 'right' : 'left');
	const body = rows
		.slice(0, tableRowsIn(figure, box))
		.map((row) => row.map((cell, i): PptxGenJS.TableCell => ({ text: clean(textOf(cell)), options: { align: alignOf(i) } })));
	const head = columns.map(({ label }, i) => headCell(label, alignOf(i)));
	const { x, y, w } = box;
	slide.addTable([head, ...body], { ...shared(measure), x, y, w, colW: widthsOf(figure, w), rowH: ROW });
}

/** A colour for a mark: as many steps of the sequence as there are classes, from its ends. */
function fillOf(mark: Mark, classes: number): { readonly fill: string; readonly ink: string } {
	if (mark === 'none') return { fill: INK.bg, ink: INK.ink3 };
	if (mark === 'small') return { fill: INK.sunk, ink: INK.ink2 };
	if (mark === 'hidden') return { fill: INK.line, ink: INK.ink2 };
	const part = classes > 1 ? Math.min(1, mark / (classes - 1)) : 0;
	const fill = SEQUENCE[Math.round(part * (SEQUENCE.length - 1))] ?? SEQUENCE[0];
	return { fill, ink: part >= DARK ? INK.bg : INK.ink };
}

/** The week as a native table: fills as on screen, and in each cell what it counts where that has room. */
export function addWeek(slide: PptxGenJS.Slide, { rows, hours, classes, measure }: WeekFigure, { x, y, w, h }: Box): void {
	const head = [headCell('', 'left'), ...hours.map((hour) => headCell(hour.replace(/:00$/, ''), 'center'))];
	const day = Math.max(WIDEST_DAY, w * DAY_PART);
	const hour = (w - day) / Math.max(1, hours.length);
	const body = rows.map(({ label, cells }) => [
		headCell(label, 'left'),
		...cells.map(({ mark, shown }): PptxGenJS.TableCell => {
			const { fill, ink } = fillOf(mark, classes);
			const fits = widthOf(shown.text, SIZES.least) < hour;
			return { text: fits ? clean(shown.text) : '', options: { align: 'center', color: ink, fill: { color: fill } } };
		})
	]);
	slide.addTable([head, ...body], {
		...shared(measure),
		x,
		y,
		w,
		colW: [day, ...hours.map(() => hour)],
		rowH: Math.min(0.6, h / (rows.length + 1)),
		margin: 0.02
	});
}
