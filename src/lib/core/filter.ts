import type { Origin } from './incident';

/** Local civil days since 1970-01-01, half-open: from ≤ day < to. */
export interface Period {
	readonly from: number;
	readonly to: number;
}

/** A window of the week. With `nights`, hours before 06:00 belong to the evening before. */
export interface WeekWindow {
	/** Weekdays, Monday = 0. */
	readonly days: readonly number[];
	/** First hour of the window, 0–23. */
	readonly from: number;
	/** Hour at which it ends, 0–23; at or below `from` it ends on the next day (`from` = `to` is 24 hours). */
	readonly to: number;
	readonly nights: boolean;
}

/** Degrees, inclusive. */
export interface Box {
	readonly west: number;
	readonly south: number;
	readonly east: number;
	readonly north: number;
}

export type Ring = readonly (readonly [lng: number, lat: number])[];
/** Outer ring first, then holes; several for a multipolygon. */
export type Polygons = readonly (readonly Ring[])[];

/** A named boundary that the user dropped; the shape is found again by layer and name. */
export interface Boundary {
	readonly layer: string;
	readonly name: string;
	readonly polygons: Polygons;
}

/**
 * What the user asks for. Each clause belongs to one view, and that view leaves its own clause out;
 * null leaves the field unrestricted.
 */
export interface Filter {
	/** Clause of the trend chart. Month-only records count when their whole month lies inside. */
	readonly period: Period | null;
	/** Clause of the category ranking: source category names. */
	readonly categories: readonly string[] | null;
	/** Clause of the hour × weekday matrix. */
	readonly week: WeekWindow | null;
	/** Clause of the map: a rectangle or polygon drawn on it. */
	readonly drawn: Box | Polygons | null;
	/** Clause of the map: selected hexagons, all of one resolution. */
	readonly cells: { readonly resolution: number; readonly ids: readonly string[] } | null;
	/** Clauses of the filter bar. */
	readonly boundary: Boundary | null;
	/** Area names; a name also stands for its LSOAs ("Canterbury" for "Canterbury 001A"). */
	readonly areas: readonly string[] | null;
	/** Keys of sources. */
	readonly sources: readonly string[] | null;
	readonly outcomes: readonly string[] | null;
	readonly origins: readonly Origin[] | null;
}

export type Clause = keyof Filter;

export const NO_FILTER: Filter = {
	period: null,
	categories: null,
	week: null,
	drawn: null,
	cells: null,
	boundary: null,
	areas: null,
	sources: null,
	outcomes: null,
	origins: null
};

/** The filter that a view answers under: everything but its own clauses. */
export function without(filter: Filter, ...own: readonly Clause[]): Filter {
	const rest: Record<string, unknown> = { ...filter };
	for (const clause of own) rest[clause] = null;
	return rest as unknown as Filter;
}

export const isBox = (drawn: Box | Polygons): drawn is Box => 'west' in drawn;

/** A shape as polygons; a box is one ring, closed. */
export function polygonsOf(shape: Box | Polygons): Polygons {
	if (!isBox(shape)) return shape;
	const { west, south, east, north } = shape;
	return [
		[
			[
				[west, south],
				[east, south],
				[east, north],
				[west, north],
				[west, south]
			]
		]
	];
}

/** Hour at which an operational day begins: a night belongs to its evening until then. */
export const DAY_BREAK = 6;

/**
 * The civil hours of the week (weekday × 24 + hour, Monday 00:00 = 0) that a window covers. With `nights`, the days name evenings:
 * Friday 21:00–03:00 ends on Saturday at 03:00. Without, each chosen civil day gives its own hours.
 */
export function slotsOf({ days, from, to, nights }: WeekWindow): number[] {
	const length = (to - from + 24) % 24 || 24;
	const slots = new Set<number>();
	for (const day of days)
		for (let i = 0; i < length; i++) {
			const hour = (from + i) % 24;
			const nextDay = nights && hour < DAY_BREAK;
			slots.add(((day + (nextDay ? 1 : 0)) % 7) * 24 + hour);
		}
	return [...slots].sort((a, b) => a - b);
}
