import type PptxGenJS from 'pptxgenjs';
import { INK } from '../ink';

/** Inches of a slide. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

/** Points: 14 of a slide 7.5 inches high are 28 pixels of 1080, the least that is read from the back of a room. */
export const SIZES = { title: 30, smallTitle: 24, lead: 18, head: 18, body: 16, least: 14, figure: 66 } as const;
export const FONT = 'Arial';
export const MASTER = 'Hexbeat';

export const WIDTH = 13.333;
export const HEIGHT = 7.5;
const SIDE = 0.55;
export const INNER = WIDTH - 2 * SIDE;
export const TITLE: Box = { x: SIDE, y: 0.25, w: INNER, h: 0.9 };
export const LEAD: Box = { x: SIDE, y: 1.15, w: INNER, h: 0.6 };
export const FOOT: Box = { x: SIDE, y: 6.8, w: INNER - 0.9, h: 0.55 };
const NUMBER: Box = { x: WIDTH - SIDE - 0.8, y: 6.9, w: 0.8, h: 0.4 };
const BODY_END = 6.7;
const GAP = 0.3;
/** The large figure's part of the width where others stand beside it. */
const LARGE = 0.64;

/** The room of the figures: the first is large, the others stand in a column beside it. */
export function boxesOf(figures: number, lead: boolean): Box[] {
	const y = lead ? LEAD.y + LEAD.h + 0.1 : LEAD.y + 0.05;
	const h = BODY_END - y;
	if (figures < 2) return [{ x: SIDE, y, w: INNER, h }].slice(0, figures);
	const first = (INNER - GAP) * LARGE;
	const others = figures - 1;
	const each = (h - GAP * (others - 1)) / others;
	const beside = Array.from({ length: others }, (_, i) => ({
		x: SIDE + first + GAP,
		y: y + i * (each + GAP),
		w: INNER - first - GAP,
		h: each
	}));
	return [{ x: SIDE, y, w: first, h }, ...beside];
}

/** The title is a placeholder, so that readers of slides and outlines find it; numbers count themselves. */
export const master = (): PptxGenJS.SlideMasterProps => ({
	title: MASTER,
	background: { color: INK.bg },
	objects: [
		{
			placeholder: {
				options: {
					name: 'title',
					type: 'title',
					...TITLE,
					margin: 0,
					fontFace: FONT,
					fontSize: SIZES.title,
					bold: true,
					color: INK.ink,
					align: 'left',
					valign: 'middle'
				},
				text: ''
			}
		}
	],
	slideNumber: { ...NUMBER, fontFace: FONT, fontSize: SIZES.least, color: INK.ink3, align: 'right' }
});

/** Height of a row of a table, or of a bar, with letters of the least size. */
export const ROW = 0.36;
/** Height of each further line of such letters. */
export const LINE = 0.24;

/** Inches that a text takes on one line: letters are half as wide as high. */
export const widthOf = (text: string, size: number): number => (text.length * size * 0.5) / 72;
/** Inches that texts take, one under the other. */
export const heightOf = (texts: readonly string[], size: number, width: number): number =>
	texts.reduce((sum, text) => sum + (Math.ceil(widthOf(text, size) / width) * size * 1.2 + 6) / 72, 0);

/** The largest of some sizes at which texts have room; the last where none is small enough. */
export const fitting = (texts: readonly string[], sizes: readonly number[], { w, h }: Pick<Box, 'w' | 'h'>): number =>
	sizes.find((size) => heightOf(texts, size, w) <= h) ?? sizes.at(-1) ?? SIZES.least;

/** A text box of the house. */
export const boxed = (box: Box, more: PptxGenJS.TextPropsOptions = {}): PptxGenJS.TextPropsOptions => ({
	...box,
	margin: 0,
	fontFace: FONT,
	fontSize: SIZES.body,
	color: INK.ink,
	valign: 'top',
	fit: 'shrink',
	lang: 'en-GB',
	...more
});

/** Signs that XML cannot hold would make the whole file unreadable. */
export const clean = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu, '');
