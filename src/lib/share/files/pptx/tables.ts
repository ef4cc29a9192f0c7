import type PptxGenJS from 'pptxgenjs';
import type { Mark } from '../../../disclosure/pack';
import type { TableFigure, WeekFigure } from '../../contract';
import { INK, SEQUENCE } from '../ink';
import { clean, FONT, SIZES, type Box } from './frame';

/** Rows that a slide holds at the least size of letters, with their head. */
export const MOST_ROWS = 14;
const ROW = 0.36;
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

/** A table as a native table. */
export function addTable(slide: PptxGenJS.Slide, { columns, rows, measure }: TableFigure, { x, y, w }: Box): void {
	const alignOf = (i: number): 'left' | 'right' => (columns[i]?.numeric ? 'right' : 'left');
	const body = rows.slice(0, MOST_ROWS - 1).map((row) =>
		row.map((cell, i): PptxGenJS.TableCell => ({
			text: clean(typeof cell === 'string' ? cell : cell.text),
			options: { align: alignOf(i) }
		}))
	);
	const head = columns.map(({ label }, i) => headCell(label, alignOf(i)));
	slide.addTable([head, ...body], { ...shared(measure), x, y, w, rowH: ROW });
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

/** The week as a native table: fills as on screen, and in each cell what it counts. */
export function addWeek(slide: PptxGenJS.Slide, { rows, hours, classes, measure }: WeekFigure, { x, y, w, h }: Box): void {
	const head = [headCell('', 'left'), ...hours.map((hour) => headCell(hour.replace(/:00$/, ''), 'center'))];
	const body = rows.map(({ label, cells }) => [
		headCell(label, 'left'),
		...cells.map(({ mark, shown }): PptxGenJS.TableCell => {
			const { fill, ink } = fillOf(mark, classes);
			return { text: clean(shown.text), options: { align: 'center', color: ink, fill: { color: fill } } };
		})
	]);
	const day = Math.max(1, w * DAY_PART);
	const hour = (w - day) / Math.max(1, hours.length);
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
