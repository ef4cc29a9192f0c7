import type { AreasResult, BinRange } from '../../analysis/jobs';
import type { Bin } from '../../core/answers';
import { monthOf, weekOf } from '../../core/time';

/** Bin of a day, as in `Series`. */
export const binOfDay = (bin: Bin, day: number): number => (bin === 'month' ? monthOf(day) : bin === 'week' ? weekOf(day) : day);

/** Whether the target looks chosen for being a peak: then its count tends to fall by itself. */
export interface Peak {
	/** Handed over as a hot spot. */
	readonly hot: boolean;
	/** Rank of its busiest hexagon before, and of how many. */
	readonly rank: AreasResult['rank'];
	/** It is among the busiest hexagons of the period before. */
	readonly busiest: boolean;
	/** The period before held more than any earlier time of the same length; null where too little earlier is loaded to tell. */
	readonly highest: boolean | null;
}

/** Share of all hexagons that counts as the busiest. */
const BUSIEST = 0.02;
/** Fewest earlier windows that can say whether one is a peak. */
const FEWEST_WINDOWS = 3;

/** Holds the months before against every earlier run of as many. */
export function peakOf({ target, rank }: AreasResult, before: BinRange, hot: boolean): Peak {
	const length = Math.max(1, before.to - before.from);
	const sum = (from: number): number => target.months.subarray(from, from + length).reduce((total, n) => total + n, 0);
	const own = sum(before.from);
	const others = Array.from({ length: before.from }, (_, from) => sum(from));
	return {
		hot,
		rank,
		busiest: rank.at <= Math.max(1, BUSIEST * rank.of),
		highest: others.length < FEWEST_WINDOWS ? null : others.every((other) => own > other)
	};
}
