import type { ControlChart } from './xmr';

/**
 * What a control chart says about its latest point:
 * - `above`, `below`: it lies outside the limits;
 * - `high`, `low`: it ends a run of seven or more on one side of the mean;
 * - `rising`, `falling`: it ends a run of seven or more that each rise or fall;
 * - `near-high`, `near-low`: two of the last three lie near a limit;
 * - `earlier`: the latest are ordinary, and some before were not;
 * - `ordinary`: nothing but chance shows.
 */
export type VerdictKind = 'above' | 'below' | 'high' | 'low' | 'rising' | 'falling' | 'near-high' | 'near-low' | 'earlier' | 'ordinary';

export interface Verdict {
	readonly kind: VerdictKind;
	/** Points that the verdict rests on: the run that ends the series, or those that stood out before. */
	readonly points: readonly number[];
}

/** The verdict of a control chart on its series, by the first rule that holds, the clearest first. */
export function verdictOf(series: ArrayLike<number>, chart: ControlChart): Verdict {
	const last = series.length - 1;
	const at = (i: number): number => series[i] ?? NaN;
	if (chart.outside[last] === 1) return { kind: at(last) > chart.mean ? 'above' : 'below', points: [last] };
	if (chart.shift[last] === 1) {
		const side = Math.sign(at(last) - chart.mean);
		return { kind: side > 0 ? 'high' : 'low', points: runBack(last, (i) => Math.sign(at(i) - chart.mean) === side) };
	}
	if (chart.trend[last] === 1) {
		const step = Math.sign(at(last) - at(last - 1));
		const points = runBack(last, (i) => Math.sign(at(i + 1) - at(i)) === step || i === last);
		return { kind: step > 0 ? 'rising' : 'falling', points };
	}
	const near = [last - 2, last - 1, last].filter((i) => i >= 0 && chart.near[i] === 1);
	if (near.length >= 2) return { kind: at(last) > chart.mean ? 'near-high' : 'near-low', points: near };
	const earlier = Array.from({ length: series.length }, (_, i) => i).filter((i) => chart.outside[i] === 1 || chart.shift[i] === 1);
	return earlier.length > 0 ? { kind: 'earlier', points: earlier } : { kind: 'ordinary', points: [] };
}

/** Positions from the last one back for which a condition holds, in order of time. */
function runBack(last: number, holds: (position: number) => boolean): number[] {
	const run: number[] = [];
	for (let i = last; i >= 0 && holds(i); i--) run.unshift(i);
	return run;
}
