import { HexbeatError } from '../core/errors';
import type { Rule } from './policy';
import { exactly, fewerThan, rounded, type Shown } from './shown';

/** @throws HexbeatError `bad-count` unless it is a whole number, not negative */
export function checkCount(count: number): void {
	if (Number.isSafeInteger(count) && count >= 0) return;
	throw new HexbeatError(
		'bad-count',
		'A count to be shown is not a whole number of incidents.',
		'Disclose counts before they are summed up.'
	);
}

/** Whether a count is one that never shows as a number. */
export const isSmall = (count: number, { threshold, zeroMerges }: Rule): boolean =>
	count < threshold && (count > 0 || (zeroMerges && threshold > 1));

/**
 * Decides what a count may look like: small ones as "<5", others rounded, 0 as 0 unless it merges with the small ones.
 *
 * Source: Office for National Statistics, disclosure control for tables: small-cell suppression and rounding to base 5.
 *
 * @throws HexbeatError `bad-count`
 */
export function disclose(count: number, rule: Rule): Shown {
	checkCount(count);
	if (isSmall(count, rule)) return fewerThan(rule.threshold, rule.zeroMerges);
	return rule.base === 1 ? exactly(count) : rounded(rule.base * Math.round(count / rule.base));
}

/** Lowest and highest count, both possible. */
export interface Range {
	readonly low: number;
	readonly high: number;
}

/** What a reader may conclude from a count's look alone. */
export function rangeOf(count: number, rule: Rule): Range {
	if (isSmall(count, rule)) return { low: rule.zeroMerges ? 0 : 1, high: rule.threshold - 1 };
	if (rule.base === 1 || count === 0) return { low: count, high: count };
	const middle = rule.base * Math.round(count / rule.base);
	return { low: Math.max(rule.threshold, Math.ceil(middle - rule.base / 2)), high: Math.ceil(middle + rule.base / 2) - 1 };
}
