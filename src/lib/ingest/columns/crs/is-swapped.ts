import { share, type PointSample } from '../point-sample';
import { loadGazetteer } from './gazetteer';

/** Points that are looked up, at most. */
const POINTS = 60;
/** Mean of ln(people per km² + 1) from which points lie where people live, and below which they do not. */
const PEOPLED = Math.log(51);
const EMPTY = Math.log(2);

/**
 * Whether longitudes and latitudes are exchanged throughout: only so are they in range, or in the United Kingdom, or (elsewhere) where
 * people live while as named they lie in the sea or a desert.
 */
export async function isSwapped({ x, y }: PointSample): Promise<boolean> {
	if (x.length === 0) return false;
	if (share(y, -90, 90) < 0.05 && share(x, -90, 90) > 0.95) return true;
	if (share(y, -9.5, 2.5) > 0.95 && share(x, 49, 61.5) > 0.95) return true;
	if (share(x, -9.5, 2.5) > 0.5 && share(y, 49, 61.5) > 0.5) return false;
	if (share(x, -90, 90) < 0.95) return false;
	const towns = await loadGazetteer();
	const step = Math.max(1, x.length / POINTS);
	const mean = (lng: readonly number[], lat: readonly number[]): number => {
		let sum = 0;
		let count = 0;
		for (let i = 0; i < x.length; i += step, count++) sum += Math.log(towns.density(lng[Math.floor(i)] ?? 0, lat[Math.floor(i)] ?? 0) + 1);
		return sum / count;
	};
	return mean(x, y) < EMPTY && mean(y, x) > PEOPLED;
}
