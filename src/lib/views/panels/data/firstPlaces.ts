import type { Box } from '../../../core/filter';
import type { FirstCell } from '../../../ingest';

/** Where the first points of a file lie: a frame for them, and a sentence that gives a wrong reference system away. */
export interface FirstPlaces {
	/** Holds all but the outermost points. */
	readonly box: Box;
	/** Rows outside the box. */
	readonly outside: number;
	readonly sentence: string;
	/** The points do not lie where points of this kind of work lie. */
	readonly doubtful: boolean;
}

/** Share of the rows on each side that does not stretch the frame. */
const OUTER = 0.02;
/** Room around the points, degrees: enough for a coast or a town's name. */
const ROOM = { lng: 0.06, lat: 0.035 };
/** The British Isles, degrees. */
const ISLES: Box = { west: -11, south: 49, east: 2.5, north: 61.5 };
/** A span that no council, force or university has, degrees of latitude. */
const WIDEST = 3;
const KM_PER_DEGREE = 111.2;

/** @param whereIs a point in words, empty where nothing is near */
export function firstPlaces(cells: readonly FirstCell[], whereIs: (lng: number, lat: number) => string): FirstPlaces | null {
	if (cells.length === 0) return null;
	const lng = span(cells, 'lng');
	const lat = span(cells, 'lat');
	const box = roomy({ west: lng.low, east: lng.high, south: lat.low, north: lat.high });
	const outside = cells.filter((cell) => !inside(cell, box)).reduce((sum, { count }) => sum + count, 0);
	const isles = inside({ lng: lng.middle, lat: lat.middle }, ISLES);
	const wide = lat.high - lat.low > WIDEST;
	const near = whereIs(lng.middle, lat.middle);
	const middle = near === '' ? `around ${degrees(lat.middle, 'N', 'S')} ${degrees(lng.middle, 'E', 'W')}` : near;
	const sentence = !isles
		? `Most points lie ${middle}, outside the British Isles. If that is wrong, check which column is which, and the reference system.`
		: near === ''
			? `Most points lie ${middle}, far from any town. If that is wrong, check the reference system.`
			: wide
				? `The points spread over ${Math.round((lat.high - lat.low) * KM_PER_DEGREE).toLocaleString('en-GB')} km from north to south, with the middle ${middle}.`
				: `Most points lie ${middle}.`;
	return { box, outside, sentence, doubtful: !isles || near === '' };
}

interface Span {
	readonly low: number;
	readonly middle: number;
	readonly high: number;
}

/** Quantiles of the rows along one axis. */
function span(cells: readonly FirstCell[], axis: 'lng' | 'lat'): Span {
	const sorted = [...cells].sort((a, b) => a[axis] - b[axis]);
	const total = cells.reduce((sum, { count }) => sum + count, 0);
	const at = (share: number): number => {
		let passed = 0;
		for (const cell of sorted) if ((passed += cell.count) >= share * total) return cell[axis];
		return sorted.at(-1)?.[axis] ?? 0;
	};
	return { low: at(OUTER), middle: at(0.5), high: at(1 - OUTER) };
}

const inside = ({ lng, lat }: { readonly lng: number; readonly lat: number }, { west, south, east, north }: Box): boolean =>
	lng >= west && lng <= east && lat >= south && lat <= north;

const roomy = ({ west, south, east, north }: Box): Box => ({
	west: Math.max(-179, west - ROOM.lng),
	east: Math.min(179, east + ROOM.lng),
	south: Math.max(-84, south - ROOM.lat),
	north: Math.min(84, north + ROOM.lat)
});

const degrees = (value: number, plus: string, minus: string): string => `${Math.abs(value).toFixed(1)}° ${value < 0 ? minus : plus}`;
