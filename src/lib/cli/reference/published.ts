/** How a value of ours is held against a published one: equal where that is proved, else at least as good. */
import { compare, numberOf, type Comparison } from './compare';

/** Files name proved values "optimum…", others "best…". */
export const isProved = (path: string): boolean => path.startsWith('optimum');

/** @param larger whether the larger value is the better one; proved whether a better value than the published is wrong */
export function atLeast(field: string, expected: unknown, got: number, larger: boolean, proved: boolean): Comparison[] {
	const published = numberOf(expected);
	if (proved || published === null) return compare(field, expected, got);
	const short = larger ? published - got : got - published;
	return [{ field, expected, got, difference: Math.max(0, short) / Math.max(Math.abs(published), 1e-300) }];
}

export function gapNote(value: number, bound: number, gap: number): string {
	if (gap === 0) return `${figure(value)}, proved best`;
	return `${figure(value)}, bound ${figure(bound)} (gap ${(100 * gap).toFixed(2)} %)`;
}

const figure = (value: number): string => String(Math.round(value * 1000) / 1000);
