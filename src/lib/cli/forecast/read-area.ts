import { basename } from 'node:path';
import type { Position } from 'geojson';
import { averageAreaKm2, cellsWithin } from '../../core/cells';
import { HexbeatError } from '../../core/errors';
import type { Polygons } from '../../core/filter';
import { readOverlay } from '../../ingest';
import { openFile } from './open-file';

/** Hexagons that an area may have. */
const MOST_CELLS = 2_000_000;

/**
 * Hexagons whose centre lies in the polygons of a GeoJSON file.
 * @throws HexbeatError `unreadable`, `no-area`, `area-too-large`, and those of `readOverlay`
 */
export async function cellsOfArea(path: string, resolution: number): Promise<string[]> {
	const name = basename(path);
	const { kind, features } = await readOverlay(await openFile(path), name);
	if (kind !== 'areas') throw new HexbeatError('no-area', `${name} holds ${kind}, no areas.`, 'Give polygons as the study area.');
	const polygons = features.features.flatMap(({ geometry }): Position[][][] => {
		if (geometry.type === 'Polygon') return [geometry.coordinates];
		return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
	});
	const shape: Polygons = polygons.map((rings) => rings.map((ring) => ring.map(([lng = NaN, lat = NaN]) => [lng, lat] as const)));
	if (boxAreaKm2(shape) / averageAreaKm2(resolution) > MOST_CELLS)
		throw new HexbeatError(
			'area-too-large',
			`${name} is too large for hexagons of resolution ${String(resolution)}.`,
			'Ask for a lower --res.'
		);
	return cellsWithin(shape, resolution);
}

function boxAreaKm2(shape: Polygons): number {
	const points = shape.flat(2);
	const range = (axis: 0 | 1): readonly [number, number] =>
		points.reduce<readonly [number, number]>(
			([low, high], point) => [Math.min(low, point[axis]), Math.max(high, point[axis])],
			[Infinity, -Infinity]
		);
	const [[west, east], [south, north]] = [range(0), range(1)];
	return (east - west) * (north - south) * 111.2 ** 2 * Math.cos((((south + north) / 2) * Math.PI) / 180);
}
