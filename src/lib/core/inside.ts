import type { Polygons, Ring } from './filter';

function inRing(lng: number, lat: number, ring: Ring): boolean {
	let inside = false;
	ring.forEach(([x, y], i) => {
		const [px, py] = ring.at(i - 1) ?? [x, y];
		if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
	});
	return inside;
}

/** Whether a position lies in polygons with holes, by the even-odd rule. For single positions; many are asked of the worker. */
export const isInside = (polygons: Polygons, lng: number, lat: number): boolean =>
	polygons.some((rings) => rings.filter((ring) => inRing(lng, lat, ring)).length % 2 === 1);

/** The same as a test for many positions: most lie outside the box around the polygons, and that is quickly said. */
export function insideTest(polygons: Polygons): (lng: number, lat: number) => boolean {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lng, lat] of polygons.flatMap(([ring = []]) => ring)) {
		[west, east] = [Math.min(west, lng), Math.max(east, lng)];
		[south, north] = [Math.min(south, lat), Math.max(north, lat)];
	}
	return (lng, lat) => lng >= west && lng <= east && lat >= south && lat <= north && isInside(polygons, lng, lat);
}
