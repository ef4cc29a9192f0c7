/** How finely a source says when an incident happened, finest first. */
export const PRECISIONS = ['minute', 'hour', 'day', 'month'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Who made the record: officer-initiated records follow patrols, so plans leave them out. */
export const ORIGINS = ['public', 'officer', 'unknown'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Name of a source layout; `generic` is one that the user mapped column by column. */
export type Profile = 'police-uk-street' | 'police-uk-stop-search' | 'safezone' | 'generic';

/** Code of an empty value in a dictionary column of {@link IncidentColumns}. */
export const NO_NAME = 0xffff;
/** Location of an incident that has none: it counts in trends and never on a map. */
export const UNLOCATED = -1;
/** Hour of the week of an incident whose hour is unknown. */
export const NO_SLOT = 255;

/**
 * Incidents as typed columns, one entry per incident. Months are kept as the range of their days: a
 * month-only record runs from the first to the last day of its month and never becomes the 1st at 00:00.
 */
export interface IncidentColumns {
	/** First local civil day on which it can have happened, in days since 1970-01-01. */
	readonly dayFirst: Int32Array;
	/** Last such day; equal to `dayFirst` unless the precision is `month`. */
	readonly dayLast: Int32Array;
	/** Calendar month, year × 12 + month − 1. */
	readonly month: Uint16Array;
	/** Local weekday × 24 + hour, Monday 00:00 = 0; NO_SLOT when the hour is unknown. */
	readonly slot: Uint8Array;
	/** Local civil seconds after midnight of `dayFirst`; −1 when unknown. */
	readonly second: Int32Array;
	/** UTC seconds since 1970; NaN when the clock time is unknown or does not exist (spring change). */
	readonly utc: Float64Array;
	/** End of a from / to range in local civil seconds since 1970; NaN without one. */
	readonly until: Float64Array;
	/** Index into PRECISIONS. */
	readonly precision: Uint8Array;
	/** Index of a distinct point of the source, or UNLOCATED. */
	readonly location: Int32Array;
	/** Radius of the fix in metres; NaN when not given. */
	readonly accuracy: Float32Array;
	/** Codes into the source's names; NO_NAME when empty. */
	readonly category: Uint16Array;
	readonly outcome: Uint16Array;
	readonly area: Uint16Array;
	/** Index into ORIGINS. */
	readonly origin: Uint8Array;
}

/** The columns that hold codes of names rather than values. */
export const NAMED_FIELDS = ['category', 'outcome', 'area'] as const;
export type NamedField = (typeof NAMED_FIELDS)[number];

/**
 * Resolutions at which a coarsened location keeps its hexagons. Each is indexed from the true point, which is then dropped: a
 * hexagon is not always inside the one that its coarser index names, so none can be derived from another.
 */
export const COARSE_RESOLUTIONS = [7, 8, 9, 10] as const;

/** A block of incidents of one source, with the names and points that it uses for the first time. */
export interface IncidentBatch {
	readonly length: number;
	readonly columns: IncidentColumns;
	/** Names first used in this batch; their codes continue those of the source's earlier batches. */
	readonly newNames: Readonly<Record<NamedField, readonly string[]>>;
	/** Longitude and latitude in turn (degrees) of the points first used in this batch. */
	readonly newPoints: Float64Array;
	/**
	 * Only where the points were coarsened: for each new location the H3 indexes at COARSE_RESOLUTIONS in turn, low and high 32 bits
	 * each. Its point is then the centre of the finest one. A source has it in all of its batches or in none.
	 */
	readonly newCells?: Uint32Array;
	/** What the source handed over before this batch is void: its file is being read again from the start. */
	readonly restart?: boolean;
}

declare const clean: unique symbol;
/** A batch that passed the privacy gate. Only `ingest/privacy/gate.ts` makes one; only such a batch can be loaded. */
export type CleanBatch = IncidentBatch & { readonly [clean]: true };
