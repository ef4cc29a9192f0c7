import type { Box, Period } from '../../core/filter';
import type { Audience, Sensitivity } from '../policy';

/** How a count looks, as kept in a file: the shown number, or why there is none. */
export type Look = number | 'few' | 'hidden';

export interface PackCategory {
	readonly name: string;
	readonly sensitivity: Sensitivity;
	/** Name of the priority that it belongs to; null for none. */
	readonly priority: string | null;
}

/** What is told of all incidents, or of those of one category. */
export interface PackView<L = Look | null> {
	readonly total: Look;
	/** In the period compared with; null without one. */
	readonly before: Look | null;
	/** In the order of the pack's cells, null for those of which nothing is told; null where nothing is told of places. */
	readonly cells: readonly L[] | null;
	/** In the order of the pack's months, alike. */
	readonly months: readonly L[] | null;
	/** Monday 00:00–02:00 first, in steps of two civil hours (84), alike; null where hours are not known, too. */
	readonly bands: readonly L[] | null;
}

/** Hours of a band. */
export const BAND_HOURS = 2;
export const BANDS = (7 * 24) / BAND_HOURS;

/** What areas are called. */
export type AreaKind = 'ward' | 'district' | 'area';

/** All incidents by area: wards of a layer, or areas as the data name them. */
export interface PackAreas {
	readonly kind: AreaKind;
	readonly names: readonly string[];
	/** In the order of the names. */
	readonly now: readonly Look[];
	/** In the period compared with, alike; null without one, or where it cannot be told. */
	readonly before: readonly Look[] | null;
}

export interface PackPlace {
	readonly name: string;
	readonly lng: number;
	readonly lat: number;
}

/** Land and sea around the cells of a pack, from the basemap. */
export interface PackLand {
	/** Where it is known, degrees: all in it that is not land is water. */
	readonly box: Box;
	/** Outlines, longitude and latitude in turn, degrees, to be filled together by the even-odd rule. */
	readonly rings: readonly (readonly number[])[];
}

/**
 * Everything that a presentation, a report or a file may know: counts as an audience may see them, and no row. It is made once; whoever has
 * it can work out nothing small, whatever is chosen in it.
 */
export interface Pack {
	readonly kind: 'hexbeat-pack';
	readonly version: 1;
	/** Name and version of the program that made it. */
	readonly app: string;
	readonly audience: Audience;
	/** Of the whole selection; single categories may be more delicate. */
	readonly sensitivity: Sensitivity;
	/** Local date, YYYY-MM-DD. */
	readonly made: string;
	readonly synthetic: boolean;
	/** What was chosen, in words: "Canterbury, Friday and Saturday nights"; empty for all that is loaded. */
	readonly scope: string;
	readonly period: Period;
	readonly before: Period | null;
	/** Month indexes (year × 12 + month − 1) with whether they belong to the period or to the one before. */
	readonly months: readonly { readonly month: number; readonly now: boolean }[];
	/** Those of the months that look like a gap in loading. */
	readonly gaps: readonly number[];
	/** What kinds of sources; never the names of files. */
	readonly sources: readonly string[];
	/** What is wrong or missing with the data: loading gaps, rows without a place or an hour. */
	readonly remarks: readonly string[];
	/** What stands beside counts that are not as counted. */
	readonly notes: readonly string[];
	/** H3 resolution of the cells. */
	readonly resolution: number;
	/** Mean area of a cell, km². */
	readonly cellArea: number;
	/** H3 indexes as hexadecimal text. */
	readonly cells: readonly string[];
	/** Corners of each cell, longitude and latitude in turn, degrees to five digits. */
	readonly corners: readonly (readonly number[])[];
	/** What the cells are called: the nearest place. */
	readonly names: readonly string[];
	/** Names for the map, the largest places first. */
	readonly places: readonly PackPlace[];
	/** Land around the cells; absent where it is not known, and in packs of before. */
	readonly land?: PackLand;
	readonly categories: readonly PackCategory[];
	/** Nothing of it is left out row by row. */
	readonly all: PackView<Look>;
	/** In the order of the categories. */
	readonly byCategory: readonly PackView[];
	/** Null without areas, or where they would tell a small count together with the rest. */
	readonly areas: PackAreas | null;
	/** Sums of categories that share a priority. */
	readonly priorities: readonly {
		readonly name: string;
		readonly total: Look;
		readonly before: Look | null;
		readonly sensitivity: Sensitivity;
	}[];
}
