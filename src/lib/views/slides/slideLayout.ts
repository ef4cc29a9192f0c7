import type { Figure, MapFigure, Slide } from '../../share';
import type { Box } from '../figures/mapFit';
import { textWidth, wrap } from '../figures/text';

/** Pixels of a slide and of its margin. */
export const SLIDE = { width: 1920, height: 1080, pad: 72 } as const;
const TOP = 56;
/** Where the foot begins. */
export const FOOT = 1008;
const GAP = 64;
/** Width of the large figure beside which others stand, from the left edge. */
const LARGE = 1132;
const BETWEEN = 36;

export interface PlacedFigure {
	readonly figure: Figure;
	readonly box: Box;
	/** Pixels from the left that a map's legend keeps off: it bleeds to the edge. */
	readonly inset: number;
	/** Size of a text's letters, pixels. */
	readonly text: number;
	/** Whether the figure says its own title: not the one that the slide's title is about. */
	readonly titled: boolean;
}

export interface SlideLayout {
	readonly title: { readonly size: number; readonly leading: number; readonly lines: readonly string[] };
	readonly lead: readonly string[];
	/** Where the figures begin. */
	readonly top: number;
	readonly placed: readonly PlacedFigure[];
	/** Names of numbered hexagons, where no table beside the map gives them. */
	readonly spots: { readonly map: MapFigure; readonly box: Box } | null;
}

const TITLES = [64, 60, 56, 52, 48, 44, 40] as const;
export const LEAD = { size: 36, leading: 46 } as const;

/** The largest size at which a title takes two lines. */
export function titleOf(title: string, width: number, sizes: readonly number[] = TITLES): SlideLayout['title'] {
	const smallest = sizes.at(-1) ?? 40;
	const size = sizes.find((wish) => linesOf(title, width, wish).length <= 2) ?? smallest;
	return { size, leading: Math.round(size * 1.0625), lines: linesOf(title, width, size).slice(0, 3) };
}

// Titles are set a little closer than their letters' own widths.
const linesOf = (title: string, width: number, size: number): string[] => wrap(title, width / 0.97, size, true);

/** Where everything of a slide goes: the large figure left, reasons right. */
export function slideLayout({ title, lead, figures }: Pick<Slide, 'title' | 'lead' | 'figures'>): SlideLayout {
	const width = SLIDE.width - 2 * SLIDE.pad;
	const headline = titleOf(title, width);
	const leads = lead === '' ? [] : wrap(lead, width, LEAD.size).slice(0, 2);
	const under = TOP + headline.lines.length * headline.leading + (leads.length > 0 ? 10 + leads.length * LEAD.leading : 0);
	const top = Math.max(under + 20, 172);
	const main = mainOf(figures);
	const rest = figures.filter((figure) => figure !== main);
	const map = main?.kind === 'map' ? main : null;
	const listed = map !== null && map.spots.length > 0 && !rest.some((figure) => figure.kind === 'table' && figure.columns[0]?.label === '');
	const alone = rest.length === 0 && !listed;
	const over = main && map === null && rest.length > 0 && rest.every(({ kind }) => kind === 'number');
	const placed = main && !over ? [mainFigure(main, top, alone)] : numberRow(over ? [...rest, main] : rest, top);
	const side = main && !over ? sideFigures(rest, top, listed ? map.spots.length * 64 + BETWEEN : 0) : [];
	const below = side.at(-1)?.box;
	const from = below ? below.y + below.height + BETWEEN : top + 8;
	return {
		title: headline,
		lead: leads,
		top,
		placed: [...placed, ...side],
		spots: listed && map ? { map, box: { x: LARGE + GAP, y: from, width: SLIDE.width - SLIDE.pad - LARGE - GAP, height: FOOT - 24 - from } } : null
	};
}

/** A map or chart is the large one wherever it stands; else the first, unless that is a number. */
function mainOf(figures: readonly Figure[]): Figure | undefined {
	const drawn = figures.find(({ kind }) => kind === 'map' || kind === 'months' || kind === 'week' || kind === 'ranking');
	return drawn ?? figures.find(({ kind }) => kind === 'table') ?? (figures[0]?.kind === 'text' ? figures[0] : undefined);
}

function mainFigure(figure: Figure, top: number, alone: boolean): PlacedFigure {
	const height = FOOT - top;
	if (figure.kind === 'map') {
		const box = { x: 0, y: top, width: alone ? SLIDE.width : LARGE, height };
		return { figure, box, inset: SLIDE.pad, text: 0, titled: false };
	}
	const width = (alone ? SLIDE.width - SLIDE.pad : LARGE) - SLIDE.pad;
	return { figure, box: { x: SLIDE.pad, y: top + 8, width, height: height - 32 }, inset: 0, text: 40, titled: false };
}

/** Numbers beside one another, and what is left beneath them. */
function numberRow(figures: readonly Figure[], top: number): PlacedFigure[] {
	const numbers = figures.filter(({ kind }) => kind === 'number');
	const others = figures.filter(({ kind }) => kind !== 'number');
	const whole = SLIDE.width - 2 * SLIDE.pad;
	const width = (whole - GAP * (numbers.length - 1)) / Math.max(1, numbers.length);
	const tall = numbers.length === 0 ? 0 : Math.max(...numbers.map((figure) => heightOf(figure, width)));
	const y = numbers.length > 0 && others.length === 0 ? top + (FOOT - top - tall) * 0.3 : top + 24;
	const row = numbers.map((figure, i) => at(figure, { x: SLIDE.pad + i * (width + GAP), y, width, height: tall }, 36));
	const from = y + tall + (tall > 0 ? 48 : 0);
	const each = (FOOT - 24 - from) / Math.max(1, others.length);
	return [...row, ...others.map((figure, i) => at(figure, { x: SLIDE.pad, y: from + i * each, width: whole, height: each - 24 }, 40))];
}

const at = (figure: Figure, box: Box, text: number): PlacedFigure => ({ figure, box, inset: 0, text, titled: false });

/** Reasons under one another: numbers and texts as tall as they are, tables and charts share what is left. */
function sideFigures(figures: readonly Figure[], top: number, kept: number): PlacedFigure[] {
	const x = LARGE + GAP;
	const width = SLIDE.width - SLIDE.pad - x;
	const heights = figures.map((figure) => heightOf(figure, width));
	const fixed = heights.reduce((sum, height) => sum + height, 0) + BETWEEN * Math.max(0, figures.length - 1);
	const loose = figures.filter(stretches).length;
	const spare = (FOOT - 24 - (top + 8) - kept - fixed) / Math.max(1, loose);
	let y = top + 8;
	return figures.map((figure, i) => {
		const height = (heights[i] ?? 0) + (stretches(figure) ? spare : 0);
		const box = { x, y, width, height: Math.max(60, height) };
		y += box.height + BETWEEN;
		return { figure, box, inset: 0, text: 34, titled: figure.kind !== 'number' && figure.kind !== 'text' && figure.kind !== 'table' };
	});
}

const stretches = ({ kind }: Figure): boolean => kind !== 'number' && kind !== 'text';

/** Pixels that a number or a text takes; none of what stretches. */
function heightOf(figure: Figure, width: number): number {
	if (figure.kind === 'number') {
		const beside = width - textWidth(figure.shown.text, 128, true) * 0.94 - 20;
		const label = wrap(figure.label, Math.max(beside, 224), 32).length * 40;
		const big = beside < 224 ? 124 + label : Math.max(120, label + 14);
		const lines = figure.beneath.reduce((sum, line) => sum + wrap(line, width, 32).length, 0);
		return big + (lines > 0 ? 12 + lines * 44 : 0);
	}
	if (figure.kind === 'text') {
		const size = 34;
		const lines = (texts: readonly string[], room: number) => texts.reduce((sum, text) => sum + wrap(text, room, size).length, 0);
		const between = (figure.paragraphs.length + figure.points.length) * size * 0.5;
		return (lines(figure.paragraphs, width) + lines(figure.points, width - size * 1.4)) * size * 1.35 + between;
	}
	return 0;
}
