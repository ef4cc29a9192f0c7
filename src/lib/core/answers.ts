import type { Box, Period } from './filter';
import type { NamedField } from './incident';
import type { Source, SourceId } from './source';

/** Everything loaded and published, for menus and messages. */
export interface Holdings {
	readonly sources: readonly Source[];
	/** First and last local day over all sources, days since 1970; null while nothing is loaded. */
	readonly days: { readonly first: number; readonly last: number } | null;
	/** Rows of all published sources. */
	readonly total: number;
	readonly located: number;
	/** Rows with a known hour. */
	readonly timed: number;
	/** Rows with a known day. */
	readonly dated: number;
	/** Where the middle 98 % of the located rows lie on each axis; outliers do not stretch the map. */
	readonly extent: Box | null;
	/** Grows whenever the published rows change: answers of an older version are stale. */
	readonly version: number;
	/** Finest hexagon resolution at which every located row has a hexagon: 10 where exact points were coarsened. Absent: 11. */
	readonly finest?: number;
}

/** All hexagons of one resolution that hold a published incident: fixed while the data stay, so that colours alone change. */
export interface Grid {
	readonly resolution: number;
	/** Version of the holdings that it belongs to. */
	readonly version: number;
	/** H3 indexes as hexadecimal text. */
	readonly cells: readonly string[];
	/** Longitude and latitude in turn of every corner, degrees; cell i has corners starts[i] … starts[i+1]−1, not closed. */
	readonly corners: Float64Array;
	readonly starts: Uint32Array;
	/** Longitude and latitude in turn of every centre, degrees. */
	readonly centres: Float64Array;
}

/** Incidents per hexagon, in the order of the grid's cells. */
export interface CellCounts {
	readonly resolution: number;
	readonly version: number;
	readonly counts: Uint32Array;
	/** Sum of the counts. */
	readonly located: number;
	/** Incidents under the same filter that have no location, or no hexagon as fine as this (see `Holdings.finest`). */
	readonly unlocated: number;
}

export type Bin = 'month' | 'week' | 'day';
/** Incidents over time without gaps. */
export interface Series {
	readonly bin: Bin;
	/** Bin of the first count: month index (year × 12 + month − 1), ISO week (days since 1970 + 3, ÷ 7) or day since 1970. */
	readonly start: number;
	readonly counts: Uint32Array;
	/** Incidents too coarsely dated for this bin. */
	readonly undated: number;
}

/**
 * Incidents by hexagon and time: one entry per pair that occurs, in order of hexagon, then bin. Bins run over all that is loaded, whatever
 * the filter, so that answers line up.
 */
export interface CellSeries {
	readonly resolution: number;
	/** Version of the holdings and of the grid whose cells are meant. */
	readonly version: number;
	readonly bin: Bin;
	/** First bin, as in `Series`. */
	readonly start: number;
	/** Number of bins. */
	readonly bins: number;
	/** Place in the grid's cells. */
	readonly cell: Uint32Array;
	/** Bins since `start`. */
	readonly when: Uint32Array;
	readonly count: Uint32Array;
	/** Incidents under the filter without a location, or without a hexagon as fine as this. */
	readonly unlocated: number;
	/** Located incidents too coarsely dated for this bin. */
	readonly undated: number;
}

/** Located incidents of a known day, one entry each, in order of day, longitude and latitude. */
export interface Placed {
	/** Degrees. */
	readonly lng: Float64Array;
	readonly lat: Float64Array;
	/** Local day since 1970; the first one where only a span of clock times is known. */
	readonly day: Int32Array;
	/** How many of them stand at the centre of a hexagon that covers their exact place. */
	readonly coarse: number;
	/** Incidents under the filter that are not here; `over`: the earliest ones, beyond the limit. */
	readonly left: { readonly unlocated: number; readonly undated: number; readonly over: number };
}

/**
 * Incidents by boundary and time. A location inside two boundaries counts in the first, one on an edge as inside. All incidents under the
 * filter are the sum of `totals`, `none` and `unlocated`.
 */
export interface BoundarySeries {
	readonly version: number;
	readonly bin: Bin;
	/** First bin, as in `Series`; bins run over all that is loaded, whatever the filter. */
	readonly start: number;
	readonly bins: number;
	/** Incidents in each boundary, in the order asked. */
	readonly totals: Uint32Array;
	/** The same by bin: boundary × bins + bin. */
	readonly counts: Uint32Array;
	/** Located incidents in none of the boundaries. */
	readonly none: number;
	readonly unlocated: number;
	/** Incidents in a boundary that are too coarsely dated for this bin: in `totals`, not in `counts`. */
	readonly undated: number;
	/** Incidents in more than one boundary. */
	readonly overlapping: number;
	/** Incidents at the centre of a hexagon that covers their exact place: near a boundary they may belong to the other side. */
	readonly coarse: number;
}

/** Incidents by hexagon and civil hour of the week: one entry per pair that occurs, in order of hexagon, then hour. */
export interface CellHours {
	readonly resolution: number;
	/** Version of the holdings and of the grid whose cells are meant. */
	readonly version: number;
	/** Place in the grid's cells. */
	readonly cell: Uint32Array;
	/** Weekday × 24 + hour, Monday 00:00 = 0. */
	readonly slot: Uint8Array;
	readonly count: Uint32Array;
	/** Incidents under the filter without a location, or without a hexagon as fine as this. */
	readonly unlocated: number;
	/** Located incidents whose hour is unknown. */
	readonly untimed: number;
}

/** Located incidents by place and civil hour of the week: one entry per pair that occurs, in order of longitude, latitude and hour. */
export interface PointHours {
	/** Degrees. */
	readonly lng: Float64Array;
	readonly lat: Float64Array;
	/** Weekday × 24 + hour, Monday 00:00 = 0; NO_SLOT where the hour is unknown. */
	readonly slot: Uint8Array;
	readonly count: Uint32Array;
	/** 1 where the place is the centre of a hexagon that covers the exact one. */
	readonly coarse: Uint8Array;
	/** Incidents under the filter without a location. */
	readonly unlocated: number;
}

/** Incidents by civil hour of the week, Monday 00:00 first (168 counts). */
export interface HourCounts {
	readonly counts: Uint32Array;
	/** Incidents whose hour is unknown. */
	readonly untimed: number;
}

/** When in the week incidents can have happened: one entry for each start and length that occurs. */
export interface WeekSpans {
	/** Minute of the week at which it can first have happened, Monday 00:00 = 0. */
	readonly start: Uint16Array;
	/** Whole minutes to its end; NaN without one. */
	readonly length: Float64Array;
	readonly count: Uint32Array;
	/** Those of `count` whose source gives the hour and no minute: they start on the full hour by definition. */
	readonly hourly: Uint32Array;
	/** Incidents whose hour is unknown. */
	readonly untimed: number;
}

/** Incidents of one name, now and in the compared period (null without one). */
export interface NameCount {
	readonly name: string;
	readonly now: number;
	readonly before: number | null;
}

/** What the tooltip tells about one hexagon. */
export interface CellProfile {
	readonly cell: string;
	readonly count: number;
	readonly categories: readonly NameCount[];
	/** Civil hours of the day (24 counts). */
	readonly hours: Uint32Array;
}

/** Totals under a filter. */
export interface Totals {
	readonly total: number;
	readonly located: number;
	readonly timed: number;
	readonly before: number | null;
}

/** Incidents of a shift window by hexagon and time bin, as the deployment rooms need them: one entry per non-zero pair. */
export interface DemandCounts {
	readonly resolution: number;
	readonly cells: readonly string[];
	/** Longitude and latitude in turn of the centres, degrees. */
	readonly centres: Float64Array;
	/** Weeks where days are known, else months. */
	readonly bin: 'week' | 'month';
	/** First and last bin of the period, inclusive; bins without incidents count. */
	readonly first: number;
	readonly last: number;
	readonly cell: Uint32Array;
	readonly when: Int32Array;
	readonly count: Uint32Array;
	/** Incidents of the period left out because they have no location, no known hour (when the window asks for one) or an officer made them. */
	readonly left: { readonly unlocated: number; readonly untimed: number; readonly officer: number };
}

/** A source as it can be read back: its names and places by code, and the periods by which its rows come. */
export interface SourceContents {
	readonly names: Readonly<Record<NamedField, readonly string[]>>;
	/** Longitude and latitude in turn, degrees. */
	readonly points: Float64Array;
	/** Cells of coarsened locations as in `IncidentBatch.newCells`, one tuple for each point; absent where points are what they seem. */
	readonly cells?: Uint32Array;
	/** In order of time and without overlap; every row lies in one of them by its first day. */
	readonly parts: readonly { readonly period: Period; readonly rows: number }[];
}

/** Incidents by hexagon, month and category: one entry per combination that occurs. */
export interface MonthlyCounts {
	readonly resolution: number;
	readonly cells: readonly string[];
	readonly categories: readonly string[];
	/** Place in `cells`; −1 for incidents without a location. */
	readonly cell: Int32Array;
	/** Month index, year × 12 + month − 1. */
	readonly month: Uint16Array;
	/** Place in `categories`; NO_NAME where none is given. */
	readonly category: Uint16Array;
	readonly count: Uint32Array;
}

/** One of two incidents that may be the same. */
export interface AlikeIncident {
	/** Local day since 1970 and second after midnight. */
	readonly day: number;
	readonly second: number;
	/** Its hexagon of level 9. */
	readonly cell: string;
	readonly category: string;
}

/** Incidents that two sources may both hold. */
export interface AlikeSources {
	readonly sources: readonly [SourceId, SourceId];
	/** Rows of each that have at least one like them in the other. */
	readonly rows: readonly [number, number];
	/** A few pairs, the closest in time, with the seconds between them. */
	readonly examples: readonly { readonly apart: number; readonly incidents: readonly [AlikeIncident, AlikeIncident] }[];
}

/** Incidents of different sources in the same hexagon of level 9, of the same kind, at most an hour apart. Listed, never removed. */
export interface PossibleDuplicates {
	readonly pairs: readonly AlikeSources[];
	/** Rows that could be compared: with a place, a clock time and a category. */
	readonly compared: number;
	/** Month index (year × 12 + month − 1) from which rows were compared; null for all of them. */
	readonly since: number | null;
}

/** What a column of an answer to a user's own question holds; dates and times as ISO text, local. */
export type AskKind = 'number' | 'text' | 'date' | 'time';
/** Whole numbers of more than 15 digits come as text. */
export type AskValue = number | string | null;

/** Rows that answer a user's own question. */
export interface AskTable {
	readonly columns: readonly { readonly name: string; readonly kind: AskKind }[];
	readonly rows: readonly (readonly AskValue[])[];
	/** Whether there are more rows than were asked for. */
	readonly more: boolean;
	/** Time that the answer took, milliseconds. */
	readonly ms: number;
}

/** Why a statement was not answered, and where in its text (UTF-16 places, half-open; null where that is not known). */
export interface AskRefusal {
	readonly refused: { readonly fault: string; readonly remedy: string; readonly at: { readonly from: number; readonly to: number } | null };
}

export type AskAnswer = AskTable | AskRefusal;

export type { Period };
