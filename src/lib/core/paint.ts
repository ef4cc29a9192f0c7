/** Families of fills for cells, each class by the token of its colour: the same on the map and in the legend. */
export const FILLS = {
	/** Counts, fewest first. */
	sequential: ['--seq-1', '--seq-2', '--seq-3', '--seq-4', '--seq-5', '--seq-6'],
	/** Change, strongest fall first, the middle one no change. */
	diverging: ['--div-1', '--div-2', '--div-3', '--div-4', '--div-5', '--div-6', '--div-7'],
	/** Evidence: hot q < .01, hot q < .05, none, cold q < .05, cold q < .01. */
	significance: ['--hot-01', '--hot-05', '--no-sig', '--cold-05', '--cold-01'],
	/** Emerging hot spots: the eight hot patterns (new, consecutive, intensifying, persistent, diminishing, sporadic, oscillating, historical), cold, none. */
	emerging: [
		'--emerge-new',
		'--emerge-consecutive',
		'--emerge-intensifying',
		'--emerge-persistent',
		'--emerge-diminishing',
		'--emerge-sporadic',
		'--emerge-oscillating',
		'--emerge-historical',
		'--emerge-cold',
		'--no-sig'
	]
} as const;
/** Places in the fills `emerging` of cells with a pattern of cold months, and of those with none. */
export const COLD_PATTERN = 8;
export const NO_PATTERN = 9;

export type FillName = keyof typeof FILLS;

/** A cell without a fill. */
export const NO_FILL = 255;

/** How cells are filled by class. */
export interface CellPaint {
	readonly fills: FillName;
	/** Class of each cell in the order of its grid; NO_FILL where none is drawn. */
	readonly of: Uint8Array;
}
