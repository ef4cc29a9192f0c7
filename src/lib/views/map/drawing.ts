import type { Box, Polygons } from '../../core/filter';
import type { Projection } from './camera';
import type { Spot } from './gestures';

export type Corner = readonly [lng: number, lat: number];

/** A rectangle between two pixels. */
export function boxBetween(projection: Projection, from: Spot, to: Spot): Box {
	return {
		west: projection.lng(Math.min(from.x, to.x)),
		east: projection.lng(Math.max(from.x, to.x)),
		north: projection.lat(Math.min(from.y, to.y)),
		south: projection.lat(Math.max(from.y, to.y))
	};
}

export const cornersOf = ({ west, south, east, north }: Box): Corner[] => [
	[west, north],
	[east, north],
	[east, south],
	[west, south]
];

/** Whether a click closes the polygon: on its first corner, or again on its last one (a double click). */
export function closes(projection: Projection, corners: readonly Corner[], { x, y }: Spot): boolean {
	const near = (corner: Corner | undefined) =>
		corner !== undefined && Math.hypot(projection.x(corner[0]) - x, projection.y(corner[1]) - y) < 8;
	return corners.length >= 3 && (near(corners[0]) || near(corners.at(-1)));
}

/** A closed polygon of at least three corners; null for fewer. */
export function polygonOf(corners: readonly Corner[]): Polygons | null {
	const [first] = corners;
	return first === undefined || corners.length < 3 ? null : [[[...corners, first]]];
}
