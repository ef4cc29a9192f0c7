/** One of the first rows, read as an incident. Shown on the mapping screen only; never stored. */
export interface FirstRow {
	/** "14/03/2026, 23:41", "14/03/2026" or "03/2026", as finely as the file says it; null when the date cannot be read. */
	readonly when: string | null;
	/** Centre of the hexagon that holds it, degrees; null without a location. */
	readonly lng: number | null;
	readonly lat: number | null;
	readonly category: string | null;
}

/** A hexagon of about 0.1 km² with the number of sample rows in it. */
export interface FirstCell {
	/** Its centre, degrees. */
	readonly lng: number;
	readonly lat: number;
	readonly count: number;
}

/** What the mapping makes of the head of a file. */
export interface FirstLook {
	/** The first twenty rows. */
	readonly rows: readonly FirstRow[];
	/** Where the rows of the head lie. */
	readonly cells: readonly FirstCell[];
	/** Rows of the head, and those of them that have a location. */
	readonly sampled: number;
	readonly located: number;
}
