/** Sites found for one number of them, and what no other choice of as many can beat. */
export interface Siting {
	/** Positions among the candidates; fixed sites are not named again. */
	readonly sites: readonly number[];
	/** What the sites reach, or cost, together with the fixed ones; recomputed from the set. */
	readonly value: number;
	/** At or beyond every possible value: above it where the value is to be large, below it where it is to be small. */
	readonly bound: number;
}

/** How far the value can at most lie from the best possible one, as a share of the bound; 0 when the choice is proved best. */
export function gapOf({ value, bound }: Pick<Siting, 'value' | 'bound'>): number {
	if (value === bound) return 0;
	return Math.abs(bound - value) / Math.max(Math.abs(bound), Math.abs(value));
}

/** Slack for floating sums of whole numbers. */
const SLACK = 1e-6;

/** True when every value is a whole number, so that sums of them are, too, and a bound may be rounded. */
export const wholeNumbers = (values: Float64Array): boolean => values.every((value) => Number.isSafeInteger(value));

export const roundedDown = (bound: number): number => Math.floor(bound + SLACK);
export const roundedUp = (bound: number): number => Math.ceil(bound - SLACK);
