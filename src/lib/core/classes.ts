/** Colour classes of counts, shared by map, legend and matrix so that a fill can never disagree with its legend. */
export interface Classes {
	/** Lowest count of each class, ascending, the first at least 1; at most six. Counts of 0 have no class. */
	readonly lower: readonly number[];
	/** Largest count seen when the classes were made. */
	readonly max: number;
}

export const CLASS_METHODS = ['quantile', 'equal'] as const;
export type ClassMethod = (typeof CLASS_METHODS)[number];

/** Class of a count, from 0; −1 for none. */
export function classOf(count: number, { lower }: Classes): number {
	let at = -1;
	while (at + 1 < lower.length && count >= (lower[at + 1] ?? Infinity)) at++;
	return at;
}

const figures = new Intl.NumberFormat('en-GB');

/** The counts that a class holds: "1", "2–3", "60 or more". */
export function classLabel(index: number, { lower }: Classes): string {
	const from = lower[index] ?? 0;
	const next = lower[index + 1];
	if (next === undefined) return `${figures.format(from)} or more`;
	return next - 1 === from ? figures.format(from) : `${figures.format(from)}–${figures.format(next - 1)}`;
}

/**
 * Position in the six-step colour ramp of a class, 1–6: fewer classes keep both ends of the ramp apart.
 */
export function rampStep(index: number, classes: Classes): number {
	const k = classes.lower.length;
	return k <= 1 ? 3 : Math.round((index * 5) / (k - 1)) + 1;
}
