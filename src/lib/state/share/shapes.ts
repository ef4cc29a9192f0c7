import { outlinesOf } from '../../core/cells';
import { landWithin, type LandFile } from '../../core/land';
import type { PackFacts, PackLand, PackPlace } from '../../disclosure/pack';
import type { Ground } from './gather';

/** Names on a map. */
const MOST_PLACES = 30;
const DIGITS = 1e5;
/** A town by the sea may lie just beyond the last hexagon, degrees. */
const BESIDE = 0.02;
/**
 * How far around the cells land is kept, on every side alike: times the longer side of what they cover, and degrees of latitude at least. A
 * sheet of 16:9, lying or standing, with a legend beside the hexagons, shows no more than that.
 */
const AROUND = { times: 1.5, least: 0.2 } as const;

/** Land around what lies between these middles of cells; null where the basemap ends before. */
function landAround(file: LandFile, lngs: readonly number[], lats: readonly number[]): PackLand | null {
	const [[west, east], [south, north]] = [ends(lngs), ends(lats)];
	// Degrees of longitude are shorter: a side and a margin are told in those of latitude.
	const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
	const margin = Math.max(AROUND.least, AROUND.times * Math.max((east - west) * squeeze, north - south));
	const box = {
		west: Math.max(file.west, west - margin / squeeze),
		south: Math.max(file.south, south - margin),
		east: Math.min(file.east, east + margin / squeeze),
		north: Math.min(file.north, north + margin)
	};
	return box.west < box.east && box.south < box.north ? { box, rings: landWithin(file, box) } : null;
}

const ends = (values: readonly number[]): readonly [number, number] => [
	values.reduce((a, b) => Math.min(a, b), Infinity),
	values.reduce((a, b) => Math.max(a, b), -Infinity)
];

type Shapes = Pick<PackFacts['head'], 'corners' | 'names' | 'places' | 'land'>;

/** Shapes and names of cells, the places among them and the land around them. */
export function shapesOf(cells: readonly string[], { whereIs, places, land }: Pick<Ground, 'whereIs' | 'places' | 'land'>): Shapes {
	const { corners, starts, centres } = outlinesOf(cells);
	const rounded = (value: number): number => Math.round(value * DIGITS) / DIGITS;
	const at = (i: number): [number, number] => [centres[2 * i] ?? 0, centres[2 * i + 1] ?? 0];
	const [lngs, lats] = [cells.map((_, i) => at(i)[0]), cells.map((_, i) => at(i)[1])];
	const among = (value: number, [from, to]: readonly [number, number]): boolean => value >= from - BESIDE && value <= to + BESIDE;
	const [wide, tall] = [ends(lngs), ends(lats)];
	const inside = ({ lng, lat }: PackPlace): boolean => among(lng, wide) && among(lat, tall);
	const ground = land && cells.length > 0 ? landAround(land, lngs, lats) : null;
	return {
		corners: cells.map((_, i) => [...corners.subarray(2 * (starts[i] ?? 0), 2 * (starts[i + 1] ?? 0))].map(rounded)),
		names: cells.map((_, i) => whereIs(...at(i))),
		places: places
			.filter(inside)
			.slice(0, MOST_PLACES)
			.map(({ name, lng, lat }) => ({ name, lng, lat })),
		...(ground && { land: ground })
	};
}
