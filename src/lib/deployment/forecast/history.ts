import { centresOf, neighbours } from '../../core/cells';

/** Days and hexagons of one kind of incident, sorted by day, then hexagon: the order of the rows they came from is forgotten. */
export interface Series {
	readonly name: string;
	/** Days since 1970-01-01, ascending. */
	readonly day: Int32Array;
	/** Index of the hexagon in {@link Ground.ids}. */
	readonly cell: Uint32Array;
}

/** The hexagons among which a forecast chooses. */
export interface Ground {
	/** H3 indexes in ascending order. */
	readonly ids: readonly string[];
	/** Metres east and north in turn of each centre, on a plane that touches the globe at the middle of the area. */
	readonly xy: Float64Array;
	/** Six entries a hexagon: indexes of those that touch it, its own where the area ends. */
	readonly touching: Int32Array;
}

/** What a forecast may look at. */
export interface History {
	readonly ground: Ground;
	/** The incidents to be forecast. */
	readonly wanted: Series;
	/** Other kinds of incidents, which may tell something about the wanted ones. */
	readonly others: readonly Series[];
}

const METRES_PER_DEGREE = 111_195;

export function groundOf(cells: readonly string[]): Ground {
	const ids = [...new Set(cells)].sort();
	const centres = centresOf(ids);
	const middle = [0, 1].map((axis) => meanOf(centres.filter((_, i) => i % 2 === axis)));
	const [lng = 0, lat = 0] = middle;
	const flat = Math.cos((lat * Math.PI) / 180);
	const xy = centres.map((degrees, i) => (i % 2 === 0 ? (degrees - lng) * flat : degrees - lat) * METRES_PER_DEGREE);
	return { ids, xy, touching: touchingOf(ids) };
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function touchingOf(ids: readonly string[]): Int32Array {
	const place = new Map(ids.map((id, i) => [id, i]));
	const touching = Int32Array.from({ length: 6 * ids.length }, (_, at) => Math.floor(at / 6));
	ids.forEach((id, i) => {
		neighbours(id).forEach((other, j) => (touching[6 * i + j] = place.get(other) ?? i));
	});
	return touching;
}

/** Puts days and hexagons in order. */
export function seriesOf(name: string, days: ArrayLike<number>, cells: ArrayLike<number>): Series {
	const order = Uint32Array.from({ length: days.length }, (_, i) => i).sort(
		(a, b) => (days[a] ?? 0) - (days[b] ?? 0) || (cells[a] ?? 0) - (cells[b] ?? 0)
	);
	return { name, day: Int32Array.from(order, (i) => days[i] ?? 0), cell: Uint32Array.from(order, (i) => cells[i] ?? 0) };
}

/** Position of the first incident on or after a day. */
export function positionOf({ day }: Series, from: number): number {
	let low = 0;
	let high = day.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((day[middle] ?? 0) < from) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The series without what happened on or after a day. */
export function before(series: Series, at: number): Series {
	const end = positionOf(series, at);
	return { name: series.name, day: series.day.subarray(0, end), cell: series.cell.subarray(0, end) };
}

/** Incidents per hexagon on the days from … to−1. */
export function countsBetween(series: Series, from: number, to: number, cells: number): Float64Array {
	const counts = new Float64Array(cells);
	for (let e = positionOf(series, from); e < positionOf(series, to); e++) {
		const cell = series.cell[e] ?? 0;
		counts[cell] = (counts[cell] ?? 0) + 1;
	}
	return counts;
}
