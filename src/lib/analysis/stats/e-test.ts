import type { Exposed } from './rate-ratio';

/** Poisson probabilities of 0 … as far as they matter, by the ratio of neighbours outwards from the likeliest. */
function poisson(mean: number): Float64Array {
	const mode = Math.floor(mean);
	const last = mode + Math.ceil(12 * Math.sqrt(mean) + 40);
	const weights = new Float64Array(last + 1);
	weights[mode] = 1;
	for (let k = mode, weight = 1; k < last; k++) weights[k + 1] = weight *= mean / (k + 1);
	for (let k = mode, weight = 1; k > 0; k--) weights[k - 1] = weight *= k / mean;
	const all = weights.reduce((a, b) => a + b, 0);
	return weights.map((weight) => weight / all);
}

/** Difference of two rates in standard errors of their common rate; NaN when both counts are 0. */
const distance = (now: number, before: number, nowOver: number, beforeOver: number): number =>
	Math.abs(now / nowOver - before / beforeOver) / Math.sqrt((now + before) / (nowOver * beforeOver));

/**
 * p of "both rates are the same" by the E-test: the share of outcomes, under the pooled rate, whose distance is at least the one seen. More
 * powerful than the conditional test on small counts. Work grows with the product of the counts. Two counts of 0 say nothing: p = 1.
 *
 * Source: Krishnamoorthy & Thomson (2004), Journal of Statistical Planning and Inference 119, with the standard error of the pooled rate as in
 * ptools `e_test` (the same where both exposures are equal).
 */
export function eTest(now: Exposed, before: Exposed): number {
	const seen = distance(now.count, before.count, now.exposure, before.exposure);
	if (Number.isNaN(seen)) return 1;
	const rate = (now.count + before.count) / (now.exposure + before.exposure);
	const p = poisson(rate * now.exposure);
	const q = poisson(rate * before.exposure);
	let sum = 0;
	p.forEach((first, i) => {
		q.forEach((second, j) => {
			// Equal distances may differ in the last digit.
			if (distance(i, j, now.exposure, before.exposure) >= seen * (1 - 1e-12)) sum += first * second;
		});
	});
	return Math.min(1, sum);
}
