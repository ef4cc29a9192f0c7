import quantile from '@stdlib/stats-base-dists-beta-quantile';
import { binomialWeights } from './binomial';

/** A count and what it was counted over (days, or any unit shared by both sides). */
export interface Exposed {
	readonly count: number;
	readonly exposure: number;
}

export interface RateRatio {
	/** Rate now ÷ rate before; Infinity when nothing was counted before, NaN when nothing was counted at all. */
	readonly ratio: number;
	/** Exact interval of the ratio, never narrower than its level. */
	readonly low: number;
	readonly high: number;
}

/** Two-sided p of "the rate did not change", three conventions. */
export interface ChangeP {
	/** Outcomes no likelier than the one seen (R `poisson.test`); can contradict the interval. */
	readonly likelihood: number;
	/** Twice the smaller tail: agrees with the interval. */
	readonly central: number;
	/** Twice the smaller tail with half the weight of the outcome seen: less cautious. */
	readonly mid: number;
}

/**
 * Ratio of two Poisson rates with its exact interval: given the sum of both counts, the count now is binomial, and the Clopper–Pearson
 * limits of its share map to limits of the ratio.
 *
 * Source: Przyborowski & Wilenski (1940); Clopper & Pearson (1934); values as R `poisson.test`.
 *
 * @param level coverage of the interval, e.g. 0.95.
 * @throws RangeError for counts that are negative or not whole, or exposures that are not positive.
 */
export function rateRatio(now: Exposed, before: Exposed, level = 0.95): RateRatio {
	check(now, before);
	const tail = (1 - level) / 2;
	const toRatio = (share: number): number => ((share / (1 - share)) * before.exposure) / now.exposure;
	const low = now.count === 0 ? 0 : toRatio(quantile(tail, now.count, before.count + 1));
	const high = before.count === 0 ? Infinity : toRatio(quantile(1 - tail, now.count + 1, before.count));
	return { ratio: now.count / now.exposure / (before.count / before.exposure), low, high };
}

/** Two-sided p of no change by the same conditional binomial; 1 when nothing was counted. Work grows with the sum of the counts. */
export function changeP(now: Exposed, before: Exposed): ChangeP {
	check(now, before);
	const weights = binomialWeights(now.count + before.count, now.exposure / (now.exposure + before.exposure));
	const seen = weights[now.count] ?? 0;
	let [all, below, above, unlikely] = [0, 0, 0, 0];
	weights.forEach((weight, count) => {
		all += weight;
		if (count < now.count) below += weight;
		if (count > now.count) above += weight;
		// R's own slack against rounding among equally likely outcomes.
		if (weight <= seen * (1 + 1e-7)) unlikely += weight;
	});
	const less = Math.min(below, above);
	return {
		likelihood: Math.min(1, unlikely / all),
		central: Math.min(1, (2 * (less + seen)) / all),
		mid: Math.min(1, (2 * (less + seen / 2)) / all)
	};
}

function check(...sides: readonly Exposed[]): void {
	for (const { count, exposure } of sides) {
		if (!Number.isInteger(count) || count < 0) throw new RangeError('A count must be whole and not negative.');
		if (!(exposure > 0)) throw new RangeError('An exposure must be positive.');
	}
}
