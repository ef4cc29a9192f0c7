import type PptxGenJS from 'pptxgenjs';
import type { Figure, NumberFigure, TextFigure } from '../../contract';
import { INK } from '../ink';
import { addMonths, addRanking, barsIn } from './charts';
import { boxed, clean, fitting, SIZES, type Box } from './frame';
import { addTable, addWeek, tableRowsIn } from './tables';

/** A picture of a map, as bytes. */
export interface Picture {
	readonly png: Uint8Array;
	/** Pixels. */
	readonly width: number;
	readonly height: number;
}

const CHUNK = 0x8000;
/** Base64, piece by piece: a whole picture at once is more arguments than a call takes. */
function base64(bytes: Uint8Array): string {
	let text = '';
	for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
	return btoa(text);
}

function addPicture(slide: PptxGenJS.Slide, { png, width, height }: Picture, { x, y, w, h }: Box, alt: string): void {
	const scale = Math.min(w / width, h / height);
	const size = { w: width * scale, h: height * scale };
	slide.addImage({
		data: `image/png;base64,${base64(png)}`,
		x: x + (w - size.w) / 2,
		y: y + (h - size.h) / 2,
		...size,
		altText: clean(alt)
	});
}

function addNumber(slide: PptxGenJS.Slide, { shown, label, beneath }: NumberFigure, box: Box): void {
	const lines = [label, ...beneath].map((text) => ({ text: clean(text), options: { fontSize: SIZES.lead, breakLine: true } }));
	slide.addText(
		[{ text: clean(shown.text), options: { fontSize: SIZES.figure, bold: true, color: INK.accent, breakLine: true } }, ...lines],
		boxed(box, { valign: 'middle' })
	);
}

function addWords(slide: PptxGenJS.Slide, { paragraphs, points }: TextFigure, box: Box): void {
	const said = paragraphs.map((text) => ({ text: clean(text), options: { breakLine: true, paraSpaceAfter: 8 } }));
	const listed = points.map((text) => ({ text: clean(text), options: { bullet: true, breakLine: true, paraSpaceAfter: 6 } }));
	if (said.length + listed.length > 0)
		slide.addText(
			[...said, ...listed],
			boxed(box, { fontSize: fitting([...paragraphs, ...points], [SIZES.lead, SIZES.body, SIZES.least], box) })
		);
}

const HEAD = 0.35;
const CAPTION = 0.4;

/** How many rows stay out for want of room. */
function leftOut(figure: Figure, { w, h }: Box): string {
	if (figure.kind !== 'ranking' && figure.kind !== 'table') return '';
	const shownIn = (height: number): number =>
		figure.kind === 'table' ? tableRowsIn(figure, { w, h: height }) : barsIn(figure, { h: height });
	return shownIn(h) === figure.rows.length ? '' : `The first ${shownIn(h - CAPTION)} of ${figure.rows.length}.`;
}

/** What charts say beside their drawing: dated events, the shades of a week, what is left out. */
function captionOf(figure: Figure, box: Box): string {
	if (figure.kind === 'months') return figure.events.map(({ at, text }) => `${figure.now[at]?.label ?? ''}: ${text}`).join('; ');
	if (figure.kind === 'week' && figure.legend.length > 0) return `From light to dark: ${figure.legend.map(({ text }) => text).join('; ')}`;
	return leftOut(figure, box);
}

/** Draws a figure into its room: its finding where several stand together, then what it shows. */
export function addFigure(slide: PptxGenJS.Slide, figure: Figure, box: Box, headed: boolean, picture: Picture | undefined): void {
	const top = headed ? HEAD : 0;
	const caption = clean(captionOf(figure, { ...box, h: box.h - top }));
	const bottom = caption === '' ? 0 : CAPTION;
	if (headed) slide.addText(clean(figure.title), boxed({ ...box, h: HEAD }, { fontSize: SIZES.head, bold: true }));
	const inner = { ...box, y: box.y + top, h: box.h - top - bottom };
	if (caption !== '')
		slide.addText(caption, boxed({ ...box, y: box.y + box.h - CAPTION, h: CAPTION }, { fontSize: SIZES.least, color: INK.ink2 }));
	draw(slide, figure, inner, picture);
}

function draw(slide: PptxGenJS.Slide, figure: Figure, box: Box, picture: Picture | undefined): void {
	switch (figure.kind) {
		case 'map':
			if (picture) addPicture(slide, picture, box, figure.alt);
			else slide.addText(clean(figure.alt), boxed(box));
			return;
		case 'months':
			addMonths(slide, figure, box);
			return;
		case 'week':
			addWeek(slide, figure, box);
			return;
		case 'ranking':
			addRanking(slide, figure, box);
			return;
		case 'table':
			addTable(slide, figure, box);
			return;
		case 'number':
			addNumber(slide, figure, box);
			return;
		case 'text':
			addWords(slide, figure, box);
	}
}
