import type { Figure, MapFigure, NumberFigure, Slide, TextFigure } from '../../share';
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
/** Sizes of the letters of a text beside the large figure, pixels, and least heights of what stretches there. */
const SIDE_TEXTS = [34, 32, 30, 28] as const;
const LEAST: Readonly<Partial<Record<Figure['kind'], number>>> = { map: 360, months: 300, week: 540, ranking: 300, table: 200 };
const DRAWN: ReadonlySet<Figure['kind']> = new Set(['map', 'months', 'week', 'ranking']);

export interface PlacedFigure {
	readonly figure: Figure;
	readonly box: Box;
	/** Pixels from the left that a map's legend keeps off: it bleeds to the edge. */
	readonly inset: number;
	/** Size of a text's letters, pixels. */
	readonly text: number;
	/** Whether the figure says its own title: not the one that the slide's title is about. */
	readonly titled: boolean;
	/** How a number stands with its label. */
	readonly shape: NumberShape;
}

export type NumberShape = 'beside' | 'under' | 'row';

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
	const named = rest.some((figure) => figure.kind === 'table' && figure.columns[0]?.label === '');
	const listed = map !== null && map.spots.length > 0 && !named ? map : null;
	const alone = rest.length === 0 && listed === null;
	const over = main && map === null && rest.length > 0 && rest.every(({ kind }) => kind === 'number');
	const placed = main && !over ? [mainFigure(main, top, alone)] : numberRow(over ? [...rest, main] : rest, top);
	const side = main && !over ? sideFigures(rest, top, listed ? listed.spots.length * 64 + BETWEEN : 0) : [];
	const below = side.at(-1)?.box;
	const from = below ? below.y + below.height + BETWEEN : top + 8;
	return {
		title: headline,
		lead: leads,
		top,
		placed: [...placed, ...side],
		spots: listed
			? { map: listed, box: { x: LARGE + GAP, y: from, width: SLIDE.width - SLIDE.pad - LARGE - GAP, height: FOOT - 24 - from } }
			: null
	};
}

/** A map or chart is the large one wherever it stands; else the first, unless that is a number. */
function mainOf(figures: readonly Figure[]): Figure | undefined {
	const drawn = figures.find(({ kind }) => DRAWN.has(kind));
	return drawn ?? figures.find(({ kind }) => kind === 'table') ?? (figures[0]?.kind === 'text' ? figures[0] : undefined);
}

function mainFigure(figure: Figure, top: number, alone: boolean): PlacedFigure {
	const height = FOOT - top;
	if (figure.kind === 'map') {
		const box = { x: 0, y: top, width: alone ? SLIDE.width : LARGE, height };
		return { figure, box, inset: SLIDE.pad, text: 0, titled: false, shape: 'beside' };
	}
	const width = (alone ? SLIDE.width - SLIDE.pad : LARGE) - SLIDE.pad;
	return at(figure, { x: SLIDE.pad, y: top + 8, width, height: height - 32 });
}

/** Numbers beside one another, and what is left beneath them. */
function numberRow(figures: readonly Figure[], top: number): PlacedFigure[] {
	const numbers = figures.filter((figure) => figure.kind === 'number');
	const others = figures.filter(({ kind }) => kind !== 'number');
	const whole = SLIDE.width - 2 * SLIDE.pad;
	const width = (whole - GAP * (numbers.length - 1)) / Math.max(1, numbers.length);
	const shape = numbers.length === 1 ? 'row' : 'under';
	const tall = Math.max(0, ...numbers.map((figure) => numberHeight(figure, width, shape)));
	const y = tall > 0 && others.length === 0 ? top + (FOOT - top - tall) * 0.3 : top + (tall > 0 ? 24 : 8);
	const row = numbers.map((figure, i) => at(figure, { x: SLIDE.pad + i * (width + GAP), y, width, height: tall }, shape));
	const from = y + tall + (tall > 0 ? 36 : 0);
	const each = (FOOT - 24 - from) / Math.max(1, others.length);
	return [...row, ...others.map((figure, i) => at(figure, { x: SLIDE.pad, y: from + i * each, width: whole, height: each - 8 }))];
}

const at = (figure: Figure, box: Box, shape: NumberShape = 'beside'): PlacedFigure => ({
	figure,
	box,
	inset: 0,
	text: figure.kind === 'text' ? textSize(figure, box) : 0,
	titled: false,
	shape
});

/**
 * Reasons under one another: numbers and texts as tall as they are, tables and charts share what is left. Of more than there is room for,
 * the last table or chart is left out.
 */
function sideFigures(figures: readonly Figure[], top: number, kept: number): PlacedFigure[] {
	const x = LARGE + GAP;
	const width = SLIDE.width - SLIDE.pad - x;
	const floor = FOOT - 24 - kept;
	const loose = figures.filter(stretches);
	const spareAt = (size: number): number =>
		floor - top - 8 - BETWEEN * Math.max(0, figures.length - 1) - figures.reduce((sum, figure) => sum + heightOf(figure, width, size), 0);
	const least = loose.reduce((sum, { kind }) => sum + (LEAST[kind] ?? 0), 0);
	const size = SIDE_TEXTS.find((wish) => spareAt(wish) >= least);
	const last = loose.at(-1);
	if (size === undefined && last && figures.length > 1)
		return sideFigures(
			figures.filter((figure) => figure !== last),
			top,
			kept
		);
	const extra = Math.max(0, spareAt(size ?? 28) - least) / Math.max(1, loose.length);
	let y = top + 8;
	return figures.map((figure) => {
		const height = stretches(figure) ? (LEAST[figure.kind] ?? 0) + extra : heightOf(figure, width, size ?? 28);
		const box = { x, y, width, height: Math.max(40, Math.min(height, floor - y)) };
		y += box.height + BETWEEN;
		return { figure, box, inset: 0, text: size ?? 28, titled: DRAWN.has(figure.kind), shape: 'beside' };
	});
}

const stretches = ({ kind }: Figure): boolean => kind !== 'number' && kind !== 'text';

/** Pixels that a number or a text takes beside the large figure; none of what stretches. */
function heightOf(figure: Figure, width: number, size: number): number {
	if (figure.kind === 'number') return numberHeight(figure, width, 'beside');
	return figure.kind === 'text' ? textHeight(figure, width, size) : 0;
}

function numberHeight({ shown, label, beneath }: NumberFigure, width: number, shape: NumberShape): number {
	const beside = width - textWidth(shown.text, 128, true) * 0.94 - 20;
	const under = shape === 'under' || beside < 224;
	const lines = wrap(label, under ? width : beside, 32).length * 40;
	const big = under ? 138 + lines : Math.max(120, lines + 14);
	const beneathLines = beneath.reduce((sum, line) => sum + wrap(line, width, 32).length, 0);
	if (shape === 'row') return Math.max(big, beneathLines * 44 + 10);
	return big + (beneathLines > 0 ? 12 + beneathLines * 44 : 0);
}

function textHeight({ paragraphs, points }: TextFigure, width: number, size: number): number {
	const lines = (texts: readonly string[], room: number) => texts.reduce((sum, text) => sum + wrap(text, room, size).length, 0);
	const between = (paragraphs.length + points.length) * size * 0.6;
	return (lines(paragraphs, width) + lines(points, width - size * 1.5)) * size * 1.35 + between;
}

/** The largest letters at which a text leaves a little of its room free. */
function textSize(figure: TextFigure, { width, height }: Box): number {
	return [56, 52, 48, 44, 40, 36, 32].find((size) => textHeight(figure, width, size) < height * 0.86) ?? 28;
}
