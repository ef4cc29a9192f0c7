/** Months of two periods on one control chart: the older one says what is usual. */
import { controlChart } from '../trend/xmr';

export interface PeriodChart {
	/** Natural process limits of the older period. */
	readonly mean: number;
	readonly lower: number;
	readonly upper: number;
	/** By month of the newer period: 1 above, −1 below the limits, 0 inside; null where the month is left out. */
	readonly outside: readonly (number | null)[];
	/** Length and side of the longest run of newer months on one side of the older mean. */
	readonly run: { readonly length: number; readonly side: 1 | -1 | 0 };
	/** The run is seven or longer: a lasting shift. */
	readonly shift: boolean;
}

/** Fewest older months for limits. */
const FEWEST_MONTHS = 8;
/** Months in a row on one side of the mean that count as a shift. */
const SHIFT = 7;

/**
 * Control chart (XmR) whose limits come from the older months, judged on the newer ones; null with fewer than eight older months.
 *
 * Source: limits and the rule of seven as {@link controlChart}.
 *
 * @param before counts of the older months in order; null for months that are left out, such as loading gaps.
 */
export function periodChart(before: readonly (number | null)[], now: readonly (number | null)[]): PeriodChart | null {
	const base = before.filter((count) => count !== null);
	if (base.length < FEWEST_MONTHS) return null;
	const { mean, lower, upper } = controlChart(base);
	const outside = now.map((count) => (count === null ? null : count > upper ? 1 : count < lower ? -1 : 0));
	const run = longestRun(now, mean);
	return { mean, lower, upper, outside, run, shift: run.length >= SHIFT };
}

function longestRun(counts: readonly (number | null)[], mean: number): PeriodChart['run'] {
	let best: PeriodChart['run'] = { length: 0, side: 0 };
	let length = 0;
	let side = 0;
	for (const count of counts) {
		// A month that is left out neither makes nor breaks a run.
		if (count === null) continue;
		const now = Math.sign(count - mean);
		length = now !== 0 && now === side ? length + 1 : now === 0 ? 0 : 1;
		side = now;
		if (length > best.length) best = { length, side: now > 0 ? 1 : -1 };
	}
	return best;
}
