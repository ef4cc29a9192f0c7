import type { MapFigure, MapSpot } from '../../share';
import { middleOf, overlaps, type Box, type Fit } from './mapFit';

/** A numbered hexagon: its badge, and what the badge points to where it stands beside it. */
export interface PlacedSpot extends MapSpot {
	/** Middle of its badge, pixels. */
	readonly x: number;
	readonly y: number;
	/** Middle of the hexagon; null where the badge lies on it. */
	readonly to: { readonly x: number; readonly y: number } | null;
}

interface Room {
	readonly fit: Fit;
	readonly frame: Box;
	/** What no badge may cover: legend and scale. */
	readonly taken: readonly Box[];
}

interface Point {
	readonly x: number;
	readonly y: number;
}

/** A badge that is larger than its hexagon would hide it and its neighbours. */
const LARGER = 0.9;
const DIRECTIONS = 16;
/** From the hexagon's middle, in halves of a badge, nearest first. */
const REACHES = [1.9, 2.6, 3.4, 4.4, 5.6];

export const badgeBox = ({ x, y }: Point, half: number): Box => ({ x: x - half, y: y - half, width: 2 * half, height: 2 * half });

/** Badges on their hexagons, or beside them where those are small. */
export function placeSpots({ spots, cells }: Pick<MapFigure, 'spots' | 'cells'>, room: Room, half: number): PlacedSpot[] {
	const at = (lng: number, lat: number): Point => ({ x: room.fit.x(lng), y: room.fit.y(lat) });
	const [first] = cells;
	const [lng = 0, lat = 0] = first?.corners ?? [];
	const middle = first ? at(...middleOf(first.corners)) : { x: 0, y: 0 };
	const edge = Math.hypot(at(lng, lat).x - middle.x, at(lng, lat).y - middle.y);
	if (edge > half * LARGER) return spread(spots, room, half);
	const counted = cells.flatMap(({ mark, corners }) => (typeof mark === 'number' ? [at(...middleOf(corners))] : []));
	const anchors = spots.map((spot) => at(spot.lng, spot.lat));
	const placed: PlacedSpot[] = [];
	for (const [i, spot] of spots.entries()) {
		const to = anchors[i] ?? { x: 0, y: 0 };
		const badges = placed.map((other) => badgeBox(other, half * 1.1));
		const best = beside(to, half, { ...room, taken: [...room.taken, ...badges] }, [...anchors, ...counted], anchors);
		placed.push({ ...spot, ...(best ?? to), to: best && to });
	}
	return placed;
}

/** The place around a hexagon that covers fewest counts, the nearest of those; null where there is none. */
function beside(to: Point, half: number, { frame, taken }: Room, counted: readonly Point[], anchors: readonly Point[]): Point | null {
	let best: { readonly point: Point; readonly cost: number } | null = null;
	for (const reach of REACHES)
		for (let turn = 0; turn < DIRECTIONS; turn++) {
			const angle = (2 * Math.PI * turn) / DIRECTIONS - Math.PI / 2;
			const point = { x: to.x + reach * half * Math.cos(angle), y: to.y + reach * half * Math.sin(angle) };
			const box = badgeBox(point, half);
			if (!inside(box, frame) || taken.some((other) => overlaps(box, other))) continue;
			if (anchors.some((other) => covers(box, other))) continue;
			const cost = counted.filter((other) => covers(box, other)).length + reach;
			if (!best || cost < best.cost - 1e-9) best = { point, cost };
		}
	return best?.point ?? null;
}

const inside = (box: Box, frame: Box): boolean =>
	box.x >= frame.x && box.y >= frame.y && box.x + box.width <= frame.x + frame.width && box.y + box.height <= frame.y + frame.height;
const covers = ({ x, y, width, height }: Box, point: Point): boolean =>
	point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;

/** Badges of neighbouring hexagons move apart until both can be read. */
function spread(spots: readonly MapSpot[], { fit, frame }: Room, half: number): PlacedSpot[] {
	const placed = spots.map((spot) => ({ ...spot, x: fit.x(spot.lng), y: fit.y(spot.lat), to: null }));
	const apart = half * 2.1;
	for (let round = 0; round < 24; round++)
		for (const [i, a] of placed.entries())
			for (const b of placed.slice(i + 1)) {
				const [dx, dy] = [b.x - a.x || 0.1, b.y - a.y];
				const distance = Math.hypot(dx, dy);
				if (distance >= apart) continue;
				const push = (apart - distance) / 2 / distance;
				a.x -= dx * push;
				a.y -= dy * push;
				b.x += dx * push;
				b.y += dy * push;
			}
	const within = (value: number, from: number, length: number) => Math.max(from + half, Math.min(from + length - half, value));
	return placed.map((spot) => ({ ...spot, x: within(spot.x, frame.x, frame.width), y: within(spot.y, frame.y, frame.height) }));
}
