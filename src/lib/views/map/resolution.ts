import { fittingResolution, hexagonWidth } from '../../core/fitting-resolution';
import { metresPerPixel, type View } from './camera';

/** The H3 resolution (7–11) whose hexagons are of a good size at this zoom; a current one is kept near the border. */
export const resolutionFor = (view: View, current: number | null): number => fittingResolution(metresPerPixel(view), current);

/** Width across flats on the screen of a resolution's hexagons, CSS pixels. */
export const hexagonPixels = (view: View, resolution: number): number => hexagonWidth(resolution) / metresPerPixel(view);
