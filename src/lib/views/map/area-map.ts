import type { Grid } from '../../core/answers';
import type { Box, Polygons } from '../../core/filter';
import type { CellPaint } from '../../core/paint';

/** Areas filled by class in place of hexagons. */
export interface MapAreas {
	/** Stands for the shapes: the same shapes keep their id. */
	readonly id: string;
	/** One for each area, all in the same order. */
	readonly shapes: readonly Polygons[];
	readonly names: readonly string[];
	readonly counts: Uint32Array;
	readonly paint: CellPaint;
}

/** One polygon of an area, with its holes, as deck.gl takes it. */
export interface AreaPart {
	readonly area: number;
	readonly rings: [number, number][][];
}

interface Known {
	/** The areas as cells whose names are their places, so that they are pointed at, stepped through and selected like hexagons. */
	readonly grid: Grid;
	readonly parts: readonly AreaPart[];
	/** West, south, east and north of each area, degrees. */
	readonly boxes: Float64Array;
}

const known = new WeakMap<readonly Polygons[], Known>();

/** Read once for each list of shapes. */
export function readAreas({ shapes }: Pick<MapAreas, 'shapes'>): Known {
	const found = known.get(shapes);
	if (found !== undefined) return found;
	const boxes = new Float64Array(4 * shapes.length);
	const centres = new Float64Array(2 * shapes.length);
	shapes.forEach((shape, at) => {
		boxes.set(boxOf(shape.flatMap(([outer]) => outer ?? [])), 4 * at);
		// Where the name of an area goes: the middle of its largest outline.
		const [largest] = shape.map(([outer]) => boxOf(outer ?? [])).sort((a, b) => spanOf(b) - spanOf(a));
		if (largest) centres.set([(largest[0] + largest[2]) / 2, (largest[1] + largest[3]) / 2], 2 * at);
	});
	const cells = shapes.map((_, at) => String(at));
	const grid = { resolution: 0, version: 0, cells, corners: new Float64Array(0), starts: new Uint32Array(shapes.length + 1), centres };
	const parts = shapes.flatMap((shape, area) =>
		shape.map((rings) => ({ area, rings: rings.map((ring) => ring.map(([lng, lat]): [number, number] => [lng, lat])) }))
	);
	const made = { grid, parts, boxes };
	known.set(shapes, made);
	return made;
}

type BoxList = [west: number, south: number, east: number, north: number];
const spanOf = ([west, south, east, north]: BoxList): number => (east - west) * (north - south);

function boxOf(ring: readonly (readonly [number, number])[]): BoxList {
	const box: BoxList = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lng, lat] of ring) {
		box[0] = Math.min(box[0], lng);
		box[1] = Math.min(box[1], lat);
		box[2] = Math.max(box[2], lng);
		box[3] = Math.max(box[3], lat);
	}
	return box;
}

/** The box around all areas; null without any. */
export function extentOf(areas: Pick<MapAreas, 'shapes'>): Box | null {
	const { boxes } = readAreas(areas);
	const [west, south, east, north] = boxOf(
		areas.shapes.flatMap((_, i): [number, number][] => [corner(boxes, 4 * i), corner(boxes, 4 * i + 2)])
	);
	return west <= east && south <= north ? { west, south, east, north } : null;
}

const corner = (boxes: Float64Array, at: number): [number, number] => [boxes[at] ?? NaN, boxes[at + 1] ?? NaN];

/** Name of the cell of the first area that holds a position; none where no area does. */
export function areaAt(areas: Pick<MapAreas, 'shapes'>, lat: number, lng: number): string {
	const { boxes } = readAreas(areas);
	const at = areas.shapes.findIndex((shape, i) => {
		const [west = 0, south = 0, east = 0, north = 0] = boxes.subarray(4 * i, 4 * i + 4);
		return lng >= west && lng <= east && lat >= south && lat <= north && holds(shape, lng, lat);
	});
	return at < 0 ? '' : String(at);
}

/** Even–odd over all rings: a position in a hole is outside. */
function holds(shape: Polygons, lng: number, lat: number): boolean {
	return shape.some((rings) => {
		let inside = false;
		for (const ring of rings)
			for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
				const [xi = 0, yi = 0] = ring[i] ?? [];
				const [xj = 0, yj = 0] = ring[j] ?? [];
				if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
			}
		return inside;
	});
}
