import { outlinesOf } from '../../core/cells';
import { landWithin, type LandFile } from '../../core/land';
import type { PackFacts, PackLand, PackPlace } from '../../disclosure/pack';
import type { Ground } from './gather';

/** Names on a map. */
const MOST_PLACES = 30;
const DIGITS = 1e5;
/** A town by the sea may lie just beyond the last hexagon, degrees. */
const BESIDE = 0.02;
/** How far around the cells land is kept: times their own extent, and degrees at least. */
const AROUND = { times: 1.5, least: 0.2 } as const;

/** Land around what lies between these middles of cells. */
function landAround(file: LandFile, lngs: readonly number[], lats: readonly number[]): PackLand {
	const span = (values: readonly number[], least: number, most: number): readonly [number, number] => {
		const [from, to] = [Math.min(...values), Math.max(...values)];
		const margin = Math.max(AROUND.least, (to - from) * AROUND.times);
		return [Math.max(least, from - margin), Math.min(most, to + margin)];
	};
	const [west, east] = span(lngs, file.west, file.east);
	const [south, north] = span(lats, file.south, file.north);
	const box = { west, south, east, north };
	return { box, rings: landWithin(file, box) };
}

type Shapes = Pick<PackFacts['head'], 'corners' | 'names' | 'places' | 'land'>;

/** Shapes and names of cells, the places among them and the land around them. */
export function shapesOf(cells: readonly string[], { whereIs, places, land }: Pick<Ground, 'whereIs' | 'places' | 'land'>): Shapes {
	const { corners, starts, centres } = outlinesOf(cells);
	const rounded = (value: number): number => Math.round(value * DIGITS) / DIGITS;
	const at = (i: number): [number, number] => [centres[2 * i] ?? 0, centres[2 * i + 1] ?? 0];
	const [lngs, lats] = [cells.map((_, i) => at(i)[0]), cells.map((_, i) => at(i)[1])];
	const among = (value: number, values: readonly number[]): boolean =>
		value >= Math.min(...values) - BESIDE && value <= Math.max(...values) + BESIDE;
	const inside = ({ lng, lat }: PackPlace): boolean => among(lng, lngs) && among(lat, lats);
	return {
		corners: cells.map((_, i) => [...corners.subarray(2 * (starts[i] ?? 0), 2 * (starts[i + 1] ?? 0))].map(rounded)),
		names: cells.map((_, i) => whereIs(...at(i))),
		places: places
			.filter(inside)
			.slice(0, MOST_PLACES)
			.map(({ name, lng, lat }) => ({ name, lng, lat })),
		...(land && cells.length > 0 && { land: landAround(land, lngs, lats) })
	};
}
