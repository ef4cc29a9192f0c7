import type { Mark } from '../../disclosure/pack';
import type { MapFigure, MapNote } from '../../share';
import { placeLabels, type Rect } from '../map/labels';
import { middleOf, overlaps, type Box } from './mapFit';
import type { MapLayout } from './mapLayout';
import { badgeBox, placeSpots, type PlacedSpot } from './mapSpots';
import type { MarkFills } from './marks';
import { SIZES, textWidth, wrapTo, type FigureSize } from './text';

/** A name on its piece of ground, pixels. */
export interface PlacedName extends Box {
	readonly text: string;
	/** Size of its text. */
	readonly size: number;
}

export interface PlacedNote extends Box {
	readonly note: MapNote;
	readonly lines: readonly string[];
	/** From the edge of its box to what it is about. */
	readonly arrow: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
}

export interface MapNames {
	readonly names: readonly PlacedName[];
	readonly spots: readonly PlacedSpot[];
	readonly notes: readonly PlacedNote[];
	/** Half the height of a badge. */
	readonly badge: number;
	/** Size of the text of notes. */
	readonly noteSize: number;
}

/** Sizes of the text of names that `placeLabels` knows: places come largest first. */
const LARGE = 17;
const MEDIUM = 13;
const rectOf = ({ x, y, width, height }: Box): Rect => ({ left: x, top: y, right: x + width, bottom: y + height });

/** Places badges, remarks and names, in this order: none covers another, the legend or the scale; names keep off the fuller hexagons. */
export function mapNames(figure: MapFigure, layout: MapLayout, fills: MarkFills, size: FigureSize): MapNames {
	const { small } = SIZES[size];
	const badge = small * (size === 'slide' ? 1.05 : 1);
	const fixed = [layout.scaleAt, ...(layout.over ? [layout.legendAt] : []), ...(layout.credit ? [layout.credit.at] : [])];
	const spots = placeSpots(figure, { fit: layout.fit, frame: layout.frame, taken: fixed }, badge);
	const taken: Box[] = [...fixed, ...spots.map((spot) => badgeBox(spot, badge))];
	const notes = figure.notes.flatMap((note) => {
		const placed = placeNote(note, layout, small, taken);
		taken.push(placed);
		return [placed];
	});
	return { names: placeNames(figure, layout, fills, small, taken), spots, notes, badge, noteSize: small };
}

function placeNote(note: MapNote, { fit, frame }: MapLayout, small: number, taken: readonly Box[]): PlacedNote {
	const text = note.date === '' ? note.text : `${note.date}: ${note.text}`;
	const lines = wrapTo(4, text, small * 11, small);
	const width = Math.max(...lines.map((line) => textWidth(line, small))) + small;
	const height = lines.length * small * 1.3 + small * 0.7;
	const to = { x: fit.x(note.lng), y: fit.y(note.lat) };
	const inside = (box: Box) =>
		box.x >= 4 && box.y >= 4 && box.x + box.width <= frame.width - 4 && box.y + box.height <= frame.y + frame.height - 4;
	const boxes = [2.2, 4, 6, 9, 12].flatMap((step) =>
		[
			[1, -1],
			[1, 1],
			[-1, -1],
			[-1, 1],
			[0, -1],
			[0, 1],
			[1, 0],
			[-1, 0]
		].map(([across = 0, down = 0]): Box => ({
			x: to.x + across * (small * step * 0.7 + width / 2) - width / 2,
			y: to.y + down * (small * step * 0.7 + height / 2) - height / 2,
			width,
			height
		}))
	);
	const box = boxes.find((wish) => inside(wish) && !taken.some((other) => overlaps(wish, other))) ??
		boxes.find(inside) ?? { x: 4, y: 4, width, height };
	return { ...box, note, lines, arrow: arrowFrom(box, to) };
}

/** From the nearest point of a box. */
function arrowFrom({ x, y, width, height }: Box, to: { x: number; y: number }): PlacedNote['arrow'] {
	const x1 = Math.max(x, Math.min(x + width, to.x));
	const y1 = Math.max(y, Math.min(y + height, to.y));
	return { x1, y1, x2: to.x, y2: to.y };
}

function placeNames(figure: MapFigure, layout: MapLayout, fills: MarkFills, small: number, taken: readonly Box[]): PlacedName[] {
	const { fit, frame } = layout;
	// Labels are placed at the size of a screen and drawn larger.
	const k = small / MEDIUM;
	const half = 10;
	const full = (mark: Mark): boolean => fills.top(mark) || (typeof mark === 'number' && 2 * mark >= figure.classes);
	const top = figure.cells.filter(({ mark }) => full(mark)).map(({ corners }) => middleOf(corners));
	const scaled = ({ left, top: up, right, bottom }: Rect): Rect => ({ left: left / k, top: up / k, right: right / k, bottom: bottom / k });
	const sizeOf = (place: number) => (place === 0 && figure.places.length > 2 ? LARGE : MEDIUM);
	const wishes = figure.places
		.map(({ name, lng, lat }, i) => ({
			text: name,
			x: fit.x(lng) / k,
			y: fit.y(lat) / k,
			size: sizeOf(i) === LARGE ? ('large' as const) : ('medium' as const)
		}))
		.filter(({ x, y }) => x > 0 && x < frame.width / k && y > 0 && y < frame.height / k);
	const fontOf = (wish: { size: string }) => (wish.size === 'large' ? LARGE : MEDIUM);
	const placed = placeLabels(wishes, (wish) => textWidth(wish.text, fontOf(wish), true) + 10, {
		frame: { left: 4 / k, top: 4 / k, right: (frame.width - 4) / k, bottom: (frame.height - 4) / k },
		taken: taken.map(rectOf).map(scaled),
		avoided: [...top, ...figure.spots.map(({ lng, lat }) => [lng, lat] as const)].map(([lng, lat]) =>
			scaled({ left: fit.x(lng) - half, top: fit.y(lat) - half, right: fit.x(lng) + half, bottom: fit.y(lat) + half })
		)
	});
	return placed.map(({ text, x, y, dx, dy, width, height, ...wish }) => ({
		text,
		x: (x + dx - width / 2) * k,
		y: (y + dy - height / 2) * k,
		width: width * k,
		height: height * k,
		size: fontOf(wish) * k
	}));
}
