import { isoMonth, monthOf, monthStart } from '../../core/time';

/** A silence that chance gives less often than this is no silence. */
const CHANCE = 0.01;

/**
 * First and last month (YYYY-MM) of a file where it does not cover them whole: where, at its mean daily rate, the days before its first or
 * after its last row would all be empty with a probability below 1 % (Poisson).
 * @param rows rows from the first to the last day, in days since 1970
 */
export function partMonths(rows: number, { first, last }: { readonly first: number; readonly last: number }): string[] {
	const rate = rows / (last - first + 1);
	const silent = (days: number): boolean => Math.exp(-rate * days) < CHANCE;
	const begin = monthOf(first);
	const end = monthOf(last);
	const found = [];
	if (silent(first - monthStart(begin))) found.push(begin);
	if (silent(monthStart(end + 1) - 1 - last)) found.push(end);
	return [...new Set(found)].map(isoMonth);
}
