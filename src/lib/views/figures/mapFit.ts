import type { MapFigure } from '../../share';

/** A rectangle of a drawing, pixels. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** From degrees to pixels: a plain map, true to shape at its middle. */
export interface Fit {
	readonly x: (lng: number) => number;
	readonly y: (lat: number) => number;
	/** Ground length of one pixel, metres. */
	readonly metresPerPixel: number;
}

/** Edges of what is shown, degrees. */
export interface Extent {
	readonly west: number;
	readonly east: number;
	readonly south: number;
	readonly north: number;
}

const METRES_PER_DEGREE = 111_195;
/** Least width of what is shown, degrees of latitude: a single hexagon does not fill the sheet. */
const LEAST = 0.004;

/** Edges of all that a map draws; of all its cells where none is drawn. */
export function extentOf({ cells, spots, notes }: Pick<MapFigure, 'cells' | 'spots' | 'notes'>): Extent {
	const drawn = cells.filter(({ mark }) => mark !== 'none');
	const points: number[] = (drawn.length > 0 ? drawn : cells).flatMap(({ corners }) => corners);
	for (const { lng, lat } of [...spots, ...notes]) points.push(lng, lat);
	const extent = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
	for (let i = 0; i + 1 < points.length; i += 2) {
		const [lng = 0, lat = 0] = [points[i], points[i + 1]];
		extent.west = Math.min(extent.west, lng);
		extent.east = Math.max(extent.east, lng);
		extent.south = Math.min(extent.south, lat);
		extent.north = Math.max(extent.north, lat);
	}
	return points.length === 0 ? { west: 0, east: LEAST, south: 0, north: LEAST } : extent;
}

/** The largest scale at which the extent fits a box, and stands in its middle. */
export function fitTo({ west, east, south, north }: Extent, box: Box): Fit {
	const middle = { lng: (west + east) / 2, lat: (south + north) / 2 };
	const squeeze = Math.cos((middle.lat * Math.PI) / 180);
	const wide = Math.max((east - west) * squeeze, LEAST);
	const tall = Math.max(north - south, LEAST);
	const perDegree = Math.min(box.width / wide, box.height / tall);
	return {
		x: (lng) => box.x + box.width / 2 + (lng - middle.lng) * squeeze * perDegree,
		y: (lat) => box.y + box.height / 2 - (lat - middle.lat) * perDegree,
		metresPerPixel: METRES_PER_DEGREE / perDegree
	};
}

/** Middle of a cell, longitude and latitude, degrees. */
export function middleOf(corners: readonly number[]): readonly [number, number] {
	let [lng, lat] = [0, 0];
	for (let i = 0; i + 1 < corners.length; i += 2) {
		lng += corners[i] ?? 0;
		lat += corners[i + 1] ?? 0;
	}
	const count = Math.max(1, corners.length / 2);
	return [lng / count, lat / count];
}

/** Outline of a cell as an SVG path, tenths of a pixel. */
export function pathOf(corners: readonly number[], fit: Fit): string {
	const points: string[] = [];
	for (let i = 0; i + 1 < corners.length; i += 2)
		points.push(`${fit.x(corners[i] ?? 0).toFixed(1)} ${fit.y(corners[i + 1] ?? 0).toFixed(1)}`);
	return `M${points.join('L')}z`;
}

export const overlaps = (a: Box, b: Box): boolean =>
	a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;
