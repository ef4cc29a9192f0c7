import type { Box } from './filter';

/** Resolutions that maps show. */
export const COARSEST = 7;
export const FINEST = 11;
/** Average width across flats of an H3 hexagon of resolution 7, metres; each finer one is √7 narrower. */
const WIDTH_7 = 2436;
/** Width on the screen that a hexagon should have, CSS pixels: wide enough to point at, narrow enough to show a shape. */
const WANTED = 22;
/** How far past the half-way point the zoom must go before the resolution changes, so that it does not flip to and fro. */
const HOLD = 0.15;
/** The map of an ordinary screen inside its margins, CSS pixels. */
const ORDINARY = { width: 752, height: 700 };
const METRES_PER_DEGREE = 111_320;

/** Width across flats of a resolution's hexagons, metres. */
export const hexagonWidth = (resolution: number): number => WIDTH_7 / Math.sqrt(7) ** (resolution - COARSEST);

/** The H3 resolution (7–11) whose hexagons are of a good size at a scale; a current one is kept near the border. */
export function fittingResolution(metresPerPixel: number, current: number | null): number {
	const exact = COARSEST + Math.log(WIDTH_7 / (WANTED * metresPerPixel)) / Math.log(Math.sqrt(7));
	if (current !== null && Math.abs(exact - current) <= 0.5 + HOLD) return current;
	return Math.max(COARSEST, Math.min(FINEST, Math.round(exact)));
}

/** The resolution with which a map of ordinary size will open on an extent: what is made ready for it need not be waited for. */
export function firstResolution({ west, south, east, north }: Box): number {
	const metres = METRES_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
	const across = (metres * (east - west)) / ORDINARY.width;
	const down = (METRES_PER_DEGREE * (north - south)) / ORDINARY.height;
	return fittingResolution(Math.max(1, across, down), null);
}
