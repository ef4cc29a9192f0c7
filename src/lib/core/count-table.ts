/** Kinds of denominators that a rate can stand on. */
export const DENOMINATOR_KINDS = ['residents', 'students', 'footfall', 'households', 'other'] as const;
export type DenominatorKind = (typeof DENOMINATOR_KINDS)[number];

/** A column of text, one value for each row. */
export interface TextColumn {
	readonly name: string;
	readonly values: readonly string[];
}

/** A table of counts by area that the user dropped: what it could mean, before the user has chosen. All columns are of equal length. */
export interface CountTable {
	/** From the file's name. */
	readonly name: string;
	/** Columns that may name areas, by code or by name, the likeliest first. */
	readonly areas: readonly TextColumn[];
	/** Columns that may hold the counts, the likeliest first; NaN where none is given. */
	readonly counts: readonly { readonly name: string; readonly values: Float64Array }[];
	/** Which of the counts is meant can be told from the table. */
	readonly certain: boolean;
	/** Year of each row; null without such a column. */
	readonly years: Int32Array | null;
	/** Columns that divide the rows: kind of people, sex, age. */
	readonly groups: readonly TextColumn[];
	/** Where the figures come from, if the table says so of itself. */
	readonly source: string | null;
}
