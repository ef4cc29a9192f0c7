import { percent } from '../core/format';
import type { Rule, Shown } from '../disclosure/pack';

/** Smallest change that whole percents tell. */
const LEAST = 0.005;

/** Percentages of changes have a decimal where counts are exact, and none where they are rounded: in sentences, rankings and files alike. */
export const changePercent = (fraction: number, { base }: Rule): string =>
	base === 1 ? percent(fraction, 1) : fraction < LEAST ? 'less than 1%' : percent(fraction);

/** That size as sentences say it: "about 10%", "less than 1%", and without a word where counts are exact. */
export function aboutPercent(fraction: number, rule: Rule): string {
	const size = changePercent(fraction, rule);
	return rule.base === 1 || size.startsWith('less') ? size : `about ${size}`;
}

/** A change as it looks, with that precision. */
export function rounded(change: Shown, rule: Rule): Shown {
	const { value } = change;
	if (value === null || rule.base === 1 || Math.abs(value) < LEAST) return change;
	const retold = (words: string): string => words.replace(/[\d,.]+%/u, changePercent(Math.abs(value), rule));
	return { ...change, text: retold(change.text), spoken: retold(change.spoken) };
}
