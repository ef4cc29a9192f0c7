/** Two periods compared without the months that look like a loading gap in either, nor those that stand against them. Pure. */
import type { Period } from '../core/filter';
import { monthOf, monthStart } from '../core/time';

export interface MatchedPeriods {
	/** Stretches to leave out of each. */
	readonly out: { readonly now: readonly Period[]; readonly before: readonly Period[] };
	/** Days that are left of each. */
	readonly days: { readonly now: number; readonly before: number };
	/** The months left out of the later period, month indexes. */
	readonly months: readonly number[];
}

const YEAR = 12;
const lengthOf = ({ from, to }: Period): number => to - from;

function within(month: number, period: Period): Period[] {
	const from = Math.max(period.from, monthStart(month));
	const to = Math.min(period.to, monthStart(month + 1));
	return to > from ? [{ from, to }] : [];
}

/**
 * @param before as long, some months earlier: as a rule the same days of the year before
 * @param gaps months (YYYY-MM)
 * @returns null where nothing is left to compare
 */
export function matchedPeriods(now: Period, before: Period, gaps: readonly string[]): MatchedPeriods | null {
	const missing = new Set(gaps.map((text) => Number(text.slice(0, 4)) * YEAR + Number(text.slice(5, 7)) - 1));
	const apart = monthOf(now.from) - monthOf(before.from);
	const months: number[] = [];
	for (let month = monthOf(now.from); month <= monthOf(now.to - 1); month++)
		if (missing.has(month) || missing.has(month - apart)) months.push(month);
	const out = { now: months.flatMap((month) => within(month, now)), before: months.flatMap((month) => within(month - apart, before)) };
	const left = (period: Period, parts: readonly Period[]): number =>
		lengthOf(period) - parts.reduce((sum, part) => sum + lengthOf(part), 0);
	const days = { now: left(now, out.now), before: left(before, out.before) };
	return days.now > 0 && days.before > 0 ? { out, days, months } : null;
}

/** Counts without some stretches: each is counted by itself and taken off. */
export async function takeOff(
	counts: Uint32Array,
	parts: readonly Period[],
	countIn: (period: Period) => Promise<Uint32Array>
): Promise<Uint32Array> {
	const left = counts.slice();
	for (const part of parts) (await countIn(part)).forEach((n, at) => (left[at] = (left[at] ?? 0) - n));
	return left;
}
