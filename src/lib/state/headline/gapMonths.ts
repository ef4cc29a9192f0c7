/** Loading gaps as far as they touch what a claim counts. */
import type { MonthsByCategory } from './evidence';

/** Months away within which a neighbour says what is usual. */
const REACH = 3;
/** A subject that keeps this share of its smaller neighbour held through a gap… */
const HELD = 0.75;
/** …or one that is short by no more than so many standard deviations of a Poisson count. */
const BY_CHANCE = 2;

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/**
 * Whether the rows that a claim counts are likely incomplete in a month that looks like a loading gap (a rule of our own): they fall below
 * three quarters of the nearest month with records on either side, and by more than two standard deviations of a count by chance.
 *
 * @param names categories that the claim counts; null for all
 */
export function isShort(month: string, months: MonthsByCategory, names: readonly string[] | null): boolean {
	const at = indexOf(month);
	const present = Object.keys(months)
		.filter((key) => key !== month)
		.sort();
	const near = [present.findLast((key) => indexOf(key) < at), present.find((key) => indexOf(key) > at)].filter(
		(key) => key !== undefined && Math.abs(indexOf(key) - at) <= REACH
	);
	const usual = Math.min(...near.map((key) => countOf(months[key ?? ''], names)));
	if (!Number.isFinite(usual)) return false;
	const here = countOf(months[month], names);
	return here < HELD * usual && usual - here > BY_CHANCE * Math.sqrt(usual);
}

/** Rows of the categories in a month. */
function countOf(counts: Readonly<Record<string, number>> | undefined, names: readonly string[] | null): number {
	if (!counts) return 0;
	const wanted = names === null ? null : new Set(names);
	return Object.entries(counts).reduce((sum, [name, count]) => (wanted === null || wanted.has(name) ? sum + count : sum), 0);
}
