import type { MapFigure } from '../../share';
import { BASEMAP_ATTRIBUTION } from '../map/basemap';
import { scaleLength, type ScaleLength } from '../map/scale-length';
import { legendColumn, legendLines, type LegendLayout } from './legendLayout';
import { extentOf, fitTo, middleOf, overlaps, type Box, type Fit } from './mapFit';
import { SIZES, textWidth, type FigureSize } from './text';

/** Where everything of a map goes, pixels. */
export interface MapLayout {
	readonly fit: Fit;
	/** The ground. */
	readonly frame: Box;
	readonly legend: LegendLayout;
	readonly legendAt: Box;
	/** Whether the legend lies on the map rather than beneath it. */
	readonly over: boolean;
	readonly scale: ScaleLength;
	readonly scaleAt: Box;
	/** Whose map it is: what it says and its letters' size; null where nothing of it is of others. */
	readonly credit: { readonly text: string; readonly size: number; readonly at: Box } | null;
}

/** Room that a slide keeps at the left, where a map bleeds to its edge. */
interface Options {
	readonly width: number;
	readonly height: number;
	readonly size: FigureSize;
	/** Pixels from the left that legend and scale keep off. */
	readonly inset: number;
	readonly legend: boolean;
	/** Whose hexagons are in sight, too. */
	readonly ground?: MapFigure | null;
}

interface Candidate {
	readonly legendAt: Box;
	readonly room: Box;
	readonly frame: Box;
	readonly over: boolean;
}

/** The legend covers no hexagon: it takes a free corner, else the map makes room beside or above it, whichever leaves it larger. */
export function mapLayout(figure: MapFigure, { width, height, size, inset, legend, ground = null }: Options): MapLayout {
	const sizes = SIZES[size];
	const pad = sizes.gap * 1.5;
	const rows = legend ? figure.legend : [];
	const column = legendColumn(figure.legendTitle, rows, sizes);
	const lines = legendLines(figure.legendTitle, rows, sizes, width - inset);
	const whole: Box = { x: 0, y: 0, width, height };
	const scaleAt = scaleBox(whole, sizes.small, inset, pad);
	const extent = extentOf(ground ?? figure);
	const covered = coverage(ground ?? figure);
	const room = padded(whole, pad);
	if (!legend) {
		const below = { x: 0, y: height, width: 0, height: 0 };
		const bare = { legendAt: below, room: aboveScale(room, scaleAt), frame: whole, over: true };
		return finish(ground ?? figure, bare, column, sizes.small, inset, pad);
	}
	const free = roomy(column, whole, inset, pad, scaleAt).find(
		(wish) => !covered(fitTo(extent, wish.room), wish.legendAt) && !covered(fitTo(extent, wish.room), scaleAt)
	);
	const below = beneath(lines, whole, inset, pad, sizes.small);
	const best = free && fitTo(extent, free.room).metresPerPixel <= fitTo(extent, below.room).metresPerPixel ? free : below;
	return finish(ground ?? figure, best, best.over ? column : lines, sizes.small, inset, pad);
}

/** Whether a box covers any drawn cell. */
function coverage(figure: MapFigure): (fit: Fit, box: Box) => boolean {
	const drawn = figure.cells.filter(({ mark }) => mark !== 'none');
	const middles = drawn.map(({ corners }) => middleOf(corners));
	const tall = (drawn[0]?.corners ?? []).filter((_, i) => i % 2 === 1);
	return (fit, box) => {
		const half = tall.length === 0 ? 0 : (fit.y(Math.min(...tall)) - fit.y(Math.max(...tall))) / 2;
		return middles.some(([lng, lat]) => overlaps({ x: fit.x(lng) - half, y: fit.y(lat) - half, width: 2 * half, height: 2 * half }, box));
	};
}

function finish(
	figure: MapFigure,
	{ legendAt, room, frame, over }: Candidate,
	legend: LegendLayout,
	small: number,
	inset: number,
	pad: number
): MapLayout {
	const fit = fitTo(extentOf(figure), room);
	const scale = scaleLength(fit.metresPerPixel, small * 6);
	const box = scaleBox(frame, small, inset, pad);
	const scaleAt = { ...box, width: scale.pixels + small * 1.6 + textWidth(scale.label, small) };
	return { fit, frame, legend, legendAt, over, scale, scaleAt, credit: creditOf(figure, frame, over ? legendAt : null, small) };
}

/** In the lower right corner, beside the legend where that lies there. */
function creditOf({ land, places }: MapFigure, frame: Box, legend: Box | null, small: number): MapLayout['credit'] {
	if (!land && places.length === 0) return null;
	const size = small * 0.6;
	const width = textWidth(BASEMAP_ATTRIBUTION, size) + size;
	const corner = { x: frame.x + frame.width - width, y: frame.y + frame.height - size * 1.8, width, height: size * 1.8 };
	const at =
		legend && overlaps(corner, { ...legend, height: frame.height }) && legend.y > frame.height / 2
			? { ...corner, x: legend.x - width }
			: corner;
	return { text: BASEMAP_ATTRIBUTION, size, at };
}

const padded = (box: Box, by: number): Box => ({ x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by });
const aboveScale = (room: Box, scale: Box): Box => ({ ...room, height: Math.max(40, scale.y - room.y - 4) });

function scaleBox(frame: Box, small: number, inset: number, pad: number): Box {
	const tall = small * 1.7;
	return { x: Math.max(inset, pad), y: frame.y + frame.height - tall - pad, width: small * 11, height: tall };
}

/** The legend in each corner of the whole map, then at its left with the map moved aside, no farther than it must. */
function roomy(legend: LegendLayout, whole: Box, inset: number, pad: number, scale: Box): Candidate[] {
	const { width, height } = legend;
	const [left, right, bottom] = [Math.max(inset, pad), whole.width - width - pad, whole.height - height - pad];
	const room = padded(whole, pad);
	const places = [
		[left, pad],
		[right, pad],
		[right, bottom]
	].map(([x = 0, y = 0]): Candidate => ({ legendAt: { x, y, width, height }, room, frame: whole, over: true }));
	const from = left + Math.max(width, scale.width * 0.8) + pad;
	const moved = [0.2, 0.4, 0.6, 0.8, 1].map((share): Candidate => {
		const x = pad + (from - pad) * share;
		return {
			legendAt: { x: left, y: pad, width, height },
			room: { ...room, x, width: Math.max(40, whole.width - x - pad) },
			frame: whole,
			over: true
		};
	});
	return [...places, ...moved];
}

function beneath(legend: LegendLayout, whole: Box, inset: number, pad: number, small: number): Candidate {
	const height = legend.height + pad;
	const frame = { ...whole, height: whole.height - height };
	const room = padded(frame, pad);
	return {
		legendAt: { x: inset, y: frame.height + pad * 0.75, width: legend.width, height: legend.height },
		room: aboveScale(room, scaleBox(frame, small, inset, pad)),
		frame,
		over: false
	};
}
