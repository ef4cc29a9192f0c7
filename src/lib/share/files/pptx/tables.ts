import type PptxGenJS from 'pptxgenjs';
import type { Mark, Shown } from '../../../disclosure/pack';
import type { TableFigure, WeekFigure } from '../../contract';
import { INK, SEQUENCE } from '../ink';
import { clean, FONT, ROW, rowsIn, SIZES, widthOf, type Box } from './frame';

/** The part of a week's width that the names of days take. */
const DAY_PART = 0.1;
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
/** Letters by which columns share a table's width. */
const SHORTEST = 8;
const LONGEST = 40;

/** A table as a native table. */
export function addTable(slide: PptxGenJS.Slide, { columns, rows, measure }: TableFigure, { x, y, w, h }: Box): void {
	const alignOf = (i: number): 'left' | 'right' => (columns[i]?.numeric ? 'right' : 'left');
	const shown = rows.slice(0, rowsIn(h) - 1);
	const body = shown.map((row) =>
		row.map((cell, i): PptxGenJS.TableCell => ({
			text: clean(textOf(cell)),
			options: { align: alignOf(i) }
		}))
	);
	const head = columns.map(({ label }, i) => headCell(label, alignOf(i)));
	const longest = columns.map(({ label }, i) =>
		Math.min(LONGEST, Math.max(SHORTEST, label.length, ...shown.map((row) => textOf(row[i] ?? '').length)))
	);
	const all = longest.reduce((sum, length) => sum + length, 0);
	slide.addTable([head, ...body], { ...shared(measure), x, y, w, colW: longest.map((length) => (w * length) / all), rowH: ROW });
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
	const day = Math.max(1, w * DAY_PART);
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
