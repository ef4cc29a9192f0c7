import type { DemandCounts } from '../../core/answers';
import type { Period } from '../../core/filter';
import { monthStart, weekStart } from '../../core/time';

/** At most this much of the past makes a plan: twelve months, so that each season counts once. */
export const MOST_BINS = { week: 52, month: 12 } as const;
/** Below this many bins a gap cannot be told from a quiet time, and a plan is refused. */
export const FEWEST_BINS = { week: 8, month: 3 } as const;
/** History below which seasons cannot be told and no verdict is given: it is half a year. */
export const SETTLED_BINS = { week: 26, month: 6 } as const;
/** Bins held out in a trial. */
export const HELD_BINS = { week: 4, month: 1 } as const;
/** Chance of an empty bin under a steady rate below which it is taken as not loaded. */
const GAP_CHANCE = 1e-3;

/** Whole bins of the request, sorted; what was left out and why. */
export interface Bins {
	readonly usable: readonly number[];
	readonly gaps: readonly number[];
	readonly partial: readonly number[];
}

/** First local day of a bin, days since 1970-01-01. */
export const binStart = (bin: number, kind: DemandCounts['bin']): number => (kind === 'week' ? weekStart(bin) : monthStart(bin));

/**
 * The bins that a rate may be taken over. Part bins at the ends (when the period is known) would look quiet, and so would
 * bins without a single incident: under a steady Poisson rate an empty bin has chance e^−mean, and where that is below
 * 0.001 in as many bins as there are, the bin is taken as not loaded rather than quiet.
 */
export function wholeBins(demand: DemandCounts, period: Period | null): Bins {
	const totals = binTotals(demand);
	const partial: number[] = [];
	const whole: number[] = [];
	for (let bin = demand.first; bin <= demand.last; bin++) {
		const cut = period && (binStart(bin, demand.bin) < period.from || binStart(bin + 1, demand.bin) > period.to);
		(cut ? partial : whole).push(bin);
	}
	const filled = whole.filter((bin) => (totals.get(bin) ?? 0) > 0);
	const mean = filled.reduce((sum, bin) => sum + (totals.get(bin) ?? 0), 0) / Math.max(1, filled.length);
	const isGap = (bin: number): boolean => !totals.get(bin) && Math.exp(-mean) * whole.length < GAP_CHANCE;
	return { usable: whole.filter((bin) => !isGap(bin)), gaps: whole.filter(isGap), partial };
}

function binTotals({ when, count }: DemandCounts): Map<number, number> {
	const totals = new Map<number, number>();
	for (let i = 0; i < when.length; i++) {
		const bin = when[i] ?? 0;
		totals.set(bin, (totals.get(bin) ?? 0) + (count[i] ?? 0));
	}
	return totals;
}
