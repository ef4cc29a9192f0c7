import type { Box, Polygons } from '../../core/filter';
import { isBox } from '../../core/filter';
import type { Projection } from './camera';

type Position = readonly number[];

const point = (projection: Projection, [lng = 0, lat = 0]: Position): string =>
	`${projection.x(lng).toFixed(1)} ${projection.y(lat).toFixed(1)}`;

/** An SVG path of rings or lines of longitude and latitude. */
export const pathOf = (projection: Projection, rings: readonly (readonly Position[])[], close = true): string =>
	rings.map((ring) => `M${ring.map((position) => point(projection, position)).join('L')}${close ? 'Z' : ''}`).join('');

/** An SVG path of a drawn shape. */
export function shapePath(projection: Projection, shape: Box | Polygons): string {
	if (!isBox(shape)) return pathOf(projection, shape.flat());
	const { west, south, east, north } = shape;
	const ring = [
		[west, north],
		[east, north],
		[east, south],
		[west, south]
	];
	return pathOf(projection, [ring]);
}
