import type { DemandCounts } from '../../core/answers';
import type { Polygons } from '../../core/filter';
import type { NamedArea } from '../plan';

/** A shift of the week: shifts follow each other without overlap, and each belongs to the day on which it begins. */
export interface WeekShift {
	/** Weekday, Monday = 0. */
	readonly day: number;
	/** Civil hour at which it begins, 0–23. */
	readonly from: number;
	/** Length, hours. */
	readonly hours: number;
	/** Its place among the shifts of a day. */
	readonly part: number;
}

/** An area of the plan: a boundary, or a hexagon of a coarser resolution. Of two that overlap the first has the hexagon. */
export interface WeekArea {
	readonly name: string;
	readonly polygons: Polygons | null;
	/** H3 index, where there are no polygons. */
	readonly cell: string | null;
}

/** What a plan of the week is asked for. Structured-clone-able. */
export interface WeekRequest {
	readonly resolution: number;
	/** Hexagons with a record, as H3 indexes; `cell` points here. */
	readonly cells: readonly string[];
	/** Incidents by hexagon and civil hour of the week (Monday 00:00 = 0), one entry for each pair that occurs. */
	readonly cell: Uint32Array;
	readonly slot: Uint8Array;
	readonly count: Uint32Array;
	/** ISO weeks counted, inclusive, and the incidents of each. */
	readonly weeks: { readonly first: number; readonly last: number; readonly totals: Uint32Array };
	readonly left: DemandCounts['left'];
	/** Hours at which the shifts of a day begin: 1 to 8 of them, ascending. */
	readonly starts: readonly number[];
	readonly areas: readonly WeekArea[];
	/** Names of the areas to plan for; null for the busiest. */
	readonly wanted: readonly string[] | null;
	/** Zones that patrols keep out of: no post, and nothing reached there. */
	readonly excluded?: readonly NamedArea[];
	/** Distance that a patrol walks from its post, metres along the ground. */
	readonly radiusMetres: number;
	/** Patrols in one area on one shift at most. */
	readonly most: number;
	/** Fixes the resamples. */
	readonly seed: number;
	/** Share of the records whose origin is unknown, 0–1; none without it. */
	readonly unknownOrigin?: number;
	readonly synthetic: boolean;
}

/** Where the expectation of a shift comes from: its own records, those of all days at these hours, or those of all hours. */
export type Pooled = 'none' | 'days' | 'hours';

/**
 * What patrols would reach, by shift, area and number of patrols. A block is a shift in an area: block = shift × areas + area; a
 * figure with k patrols lies at block × (most + 1) + k.
 */
export interface WeekCurves {
	readonly kind: 'week';
	readonly shifts: readonly WeekShift[];
	readonly areas: readonly {
		readonly name: string;
		/** Incidents recorded in the weeks used. */
		readonly recorded: number;
		/** Expected incidents a week. */
		readonly expected: number;
		/** It lies in zones that patrols keep out of: nobody can be posted there. */
		readonly barred: boolean;
	}[];
	/** Incidents recorded in these areas by civil hour of the week (168, Monday 00:00 first). */
	readonly hourly: Uint32Array;
	/** Areas that the plan leaves out, and incidents in none. */
	readonly others: readonly { readonly name: string; readonly recorded: number }[];
	readonly outside: number;
	readonly most: number;
	readonly radiusMetres: number;
	readonly resolution: number;
	/** Weeks used, the first and last day of them, and weeks without any record that were left out. */
	readonly weeks: number;
	readonly days: { readonly first: number; readonly last: number };
	readonly gaps: number;
	/** Names of the zones that patrols keep out of, and incidents recorded there in the plan's areas: none of them is reached. */
	readonly excluded: readonly string[];
	readonly recordedExcluded: number;
	/** Located incidents with a known hour in those weeks, in areas or not. */
	readonly incidents: number;
	readonly left: DemandCounts['left'];
	/** Share of the records whose origin is unknown, 0–1: of these none could be left out as a patrol's. */
	readonly unknownOrigin: number;
	readonly synthetic: boolean;
	/** By shift. */
	readonly pooled: readonly Pooled[];
	/** Expected incidents a week, and recorded ones in all weeks, by block. */
	readonly expected: Float64Array;
	readonly recorded: Uint32Array;
	/** Expected incidents a week at places that k patrols reach, and no set of k posts reaches more than the bound. */
	readonly value: Float64Array;
	readonly bound: Float64Array;
	/** Recorded incidents at the same places. */
	readonly reached: Uint32Array;
	/** Posts of k patrols, as places in `cells`: `most` entries each, the first k used. */
	readonly posts: Uint16Array;
	/** H3 indexes of all posts, with their centres (longitude and latitude in turn, degrees). */
	readonly cells: readonly string[];
	readonly centres: Float64Array;
	/** Resamples: `expected` and `value` again from records drawn anew, resample by resample. */
	readonly resamples: number;
	readonly drawnExpected: Float32Array;
	readonly drawnValue: Float32Array;
}

/** Work done so far, 0–1. */
export interface WeekProgress {
	readonly done: number;
	readonly stage: 'demand' | 'posts' | 'resamples';
}

/** Patrols by block. */
export type WeekGrid = Uint8Array;
