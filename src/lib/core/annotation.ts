/** A dated note that the user typed: an intervention, a change of recording, anything that a chart over time should show. */
export interface Annotation {
	readonly id: string;
	/** First local day, days since 1970. */
	readonly day: number;
	/** Last local day of a spell; null for a single day. */
	readonly last: number | null;
	/** May be empty: then the date alone is shown. */
	readonly text: string;
}

/** Characters of a text: it must fit beside a chart. */
export const MOST_TEXT = 80;
/** Notes that are kept; more would hide the charts. */
export const MOST_ANNOTATIONS = 40;

/** One mark for each event, numbered in order of time. */
export interface EventMark extends Annotation {
	readonly number: number;
}

/** Annotations in order of time with their numbers. */
export const marksOf = (annotations: readonly Annotation[]): EventMark[] =>
	annotations.toSorted((a, b) => a.day - b.day || a.id.localeCompare(b.id)).map((annotation, at) => ({ ...annotation, number: at + 1 }));
