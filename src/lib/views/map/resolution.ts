import { metresPerPixel, type View } from './camera';

export const FINEST = 11;
export const COARSEST = 7;
/** Average width across flats of an H3 hexagon of resolution 7, metres; each finer one is √7 narrower. */
const WIDTH_7 = 2436;
/** Width on the screen that a hexagon should have: wide enough to point at, narrow enough to show a shape. */
const WANTED = 22;
/** How far past the half-way point the zoom must go before the resolution changes, so that it does not flip to and fro. */
const HOLD = 0.15;

/** The H3 resolution (7–11) whose hexagons are of a good size at this zoom; a current one is kept near the border. */
export function resolutionFor(view: View, current: number | null): number {
	const exact = COARSEST + Math.log(WIDTH_7 / (WANTED * metresPerPixel(view))) / Math.log(Math.sqrt(7));
	if (current !== null && Math.abs(exact - current) <= 0.5 + HOLD) return current;
	return Math.max(COARSEST, Math.min(FINEST, Math.round(exact)));
}

/** Width across flats on the screen of a resolution's hexagons, CSS pixels. */
export const hexagonPixels = (view: View, resolution: number): number =>
	WIDTH_7 / Math.sqrt(7) ** (resolution - COARSEST) / metresPerPixel(view);
