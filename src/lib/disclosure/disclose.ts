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
	return isSmall(count, rule) ? rangeOfFew(rule) : rangeOfShown(rule.base * Math.round(count / rule.base), rule);
}

/** The counts behind "fewer than …". */
export const rangeOfFew = ({ threshold, zeroMerges }: Rule): Range => ({ low: zeroMerges ? 0 : 1, high: threshold - 1 });

/** The counts behind a shown number. */
export function rangeOfShown(shown: number, { threshold, base }: Rule): Range {
	if (base === 1 || shown === 0) return { low: shown, high: shown };
	return { low: Math.max(threshold, Math.ceil(shown - base / 2)), high: Math.ceil(shown + base / 2) - 1 };
}
