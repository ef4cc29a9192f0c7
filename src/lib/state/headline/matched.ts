/** The two periods of a claim, day by day the same as far as both are loaded. */
import type { Holdings } from '../../core/answers';
import type { Base, Window } from '../../core/claim';
import type { Period } from '../../core/filter';
import { monthOf, monthStart } from '../../core/time';
import { fullMonths, lastMonths } from '../periods';

export interface Matched {
	readonly now: Period;
	readonly before: Period;
	/** What the claim means, where not all of it is loaded; else null. */
	readonly wished: { readonly now: Period; readonly before: Period } | null;
}

/** Why there is nothing to compare. */
export type Unmatched =
	/** Fewer full months are loaded than the claim speaks of. */
	| { readonly kind: 'too-short'; readonly months: number; readonly loaded: number }
	/** At least half of the newer, or of the older period is not loaded. */
	| { readonly kind: 'not-loaded'; readonly which: 'now' | 'before'; readonly period: Period }
	/** Some records tell the month only, and the period is not of whole months. */
	| { readonly kind: 'months-only'; readonly period: Period }
	| { readonly kind: 'overlap'; readonly now: Period; readonly before: Period };

type Loaded = Pick<Holdings, 'days' | 'dated' | 'total'>;

/** Smallest part of a claimed period that must be loaded for a verdict. */
const LEAST_PART = 0.5;

const daysIn = ({ from, to }: Period): number => Math.max(0, to - from);
export const isWholeMonths = ({ from, to }: Period): boolean => monthStart(monthOf(from)) === from && monthStart(monthOf(to)) === to;
const meet = (a: Period, b: Period): Period => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) });

/** The same day of the month, so many months later; days that a month does not have become its last. */
function shiftDay(day: number, months: number): number {
	const month = monthOf(day);
	return Math.min(monthStart(month + months) + (day - monthStart(month)), monthStart(month + months + 1));
}
const shift = ({ from, to }: Period, months: number): Period => ({ from: shiftDay(from, months), to: shiftDay(to, months) });

/** Months by which the older period lies back; null where it is not a number of months. */
function stepOf(now: Period, base: Base): number | null {
	const months = monthOf(now.to - 1) - monthOf(now.from) + 1;
	if (base.kind === 'year-before') return 12 * Math.ceil(months / 12);
	return base.kind === 'just-before' && isWholeMonths(now) ? months : null;
}

/** Both periods of a claim cut to what is loaded; the same days of both, so that no season is compared with another. */
export function matchPeriods(window: Window, base: Base, holdings: Loaded): Matched | Unmatched {
	const { days } = holdings;
	const now = window.kind === 'days' ? { from: window.from, to: window.to } : lastMonths(holdings, window.months);
	const full = fullMonths(holdings);
	if (!now || !days)
		return { kind: 'too-short', months: window.kind === 'last' ? window.months : 0, loaded: full ? full.end - full.first : 0 };
	const loaded: Period = { from: days.first, to: days.last + 1 };
	const step = stepOf(now, base);
	const before =
		base.kind === 'days'
			? { from: base.from, to: base.to }
			: step === null
				? { from: 2 * now.from - now.to, to: now.from }
				: shift(now, -step);
	const cut = cutBoth(now, before, loaded, step);
	for (const [which, wished] of [
		['now', now],
		['before', before]
	] as const)
		if (daysIn(cut[which]) < LEAST_PART * daysIn(wished))
			return { kind: 'not-loaded', which: daysIn(meet(now, loaded)) < LEAST_PART * daysIn(now) ? 'now' : which, period: wished };
	if (cut.now.from < cut.before.to && cut.before.from < cut.now.to) return { kind: 'overlap', now: cut.now, before: cut.before };
	const odd = holdings.dated < holdings.total ? [cut.now, cut.before].find((period) => !isWholeMonths(period)) : undefined;
	if (odd) return { kind: 'months-only', period: odd };
	const whole = daysIn(cut.now) === daysIn(now) && daysIn(cut.before) === daysIn(before);
	return { ...cut, wished: whole ? null : { now, before } };
}

function cutBoth(now: Period, before: Period, loaded: Period, step: number | null): { now: Period; before: Period } {
	const [a, b] = [meet(now, loaded), meet(before, loaded)];
	if (step === null || daysIn(b) === 0 || daysIn(a) === 0) return { now: a, before: b };
	const both = meet(a, shift(b, step));
	return { now: both, before: meet(b, shift(both, -step)) };
}
