/** Figures made of counts: from what the counts look like, never from the counts themselves. */
import { checkCount, disclose } from './disclose';
import type { Minima, Rule } from './policy';
import { NOT_APPLICABLE, TOO_FEW, type Shown } from './shown';

/** From here on, rounding moves a percentage by less than a tenth of a point. */
const FINE_ERROR = 0.001;

const looksOf = (first: number, second: number, rule: Rule): Looks => [disclose(first, rule), disclose(second, rule)];
const valuesOf = ([first, second]: Looks): [number | null, number | null] => [first.value, second.value];

function percentage(ratio: number, smaller: number, base: number, sign: boolean): Shown {
	const digits = base === 1 || base / 2 / smaller <= FINE_ERROR ? 1 : 0;
	const size = `${(Math.abs(ratio) * 100).toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })}%`;
	const none = Number(size.slice(0, -1).replaceAll(',', '')) === 0;
	const text = !sign || none ? size : `${ratio < 0 ? '−' : '+'}${size}`;
	const way = !sign || none ? '' : ratio < 0 ? 'down ' : 'up ';
	const about = base === 1 ? '' : 'about ';
	return { code: base === 1 ? 'exact' : 'rounded', value: ratio, text, spoken: `${about}${way}${size}`, below: null };
}

/** How two counts look beside their figure, where a table hides more than their own rule. */
export type Looks = readonly [first: Shown, second: Shown];

/**
 * A part as a percentage of its whole.
 *
 * @throws HexbeatError `bad-count`
 */
export function discloseShare(part: number, whole: number, rule: Rule, minima: Minima, looks = looksOf(part, whole, rule)): Shown {
	const [above, below] = valuesOf(looks);
	if (above === null || below === null || below === 0 || whole < minima.whole || part < minima.part) return TOO_FEW;
	return percentage(above / below, below, rule.base, false);
}

/**
 * The change from one count to another, in percent.
 *
 * @throws HexbeatError `bad-count`
 */
export function discloseChange(before: number, now: number, rule: Rule, minima: Minima, looks = looksOf(before, now, rule)): Shown {
	const [from, to] = valuesOf(looks);
	if (from === 0) return NOT_APPLICABLE;
	if (from === null || to === null || before < minima.change || now < minima.change) return TOO_FEW;
	return percentage(to / from - 1, Math.min(from, to), rule.base, true);
}

/**
 * A mean or median of so many values.
 *
 * @param digits decimals of its text.
 * @throws HexbeatError `bad-count`
 */
export function discloseMean(mean: number, count: number, rule: Rule, minima: Minima, digits = 1): Shown {
	checkCount(count);
	if (disclose(count, rule).value === null || count < minima.mean || !Number.isFinite(mean)) return TOO_FEW;
	const text = mean.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '−');
	return { code: 'exact', value: mean, text, spoken: text, below: null };
}
