import type { Box } from '../../core/filter';

/** A row of static/basemap/places.json: name, longitude, latitude, weight; heaviest first. */
export type PlaceRow = readonly [name: string, lng: number, lat: number, weight: number];

/** Weight from which a place is named at a zoom: cities from afar, villages from close by. */
export const lightestAt = (zoom: number): number => (zoom >= 11.5 ? 0 : 10 ** Math.max(2.7, Math.min(5.4, 9.1 - 0.62 * zoom)));

/** The places inside a box worth a name at a zoom, heaviest first. */
export function placesIn(rows: readonly PlaceRow[], box: Box, zoom: number, most = 160): PlaceRow[] {
	const lightest = lightestAt(zoom);
	const found: PlaceRow[] = [];
	for (const row of rows) {
		const [, lng, lat, weight] = row;
		if (weight < lightest || found.length >= most) break;
		if (lng > box.west && lng < box.east && lat > box.south && lat < box.north) found.push(row);
	}
	return found;
}
