/**
 * Weights proportional to the binomial probabilities of 0 … n, 1 at the likeliest outcome: grown outwards from there by the exact ratio of
 * neighbours, so that nothing overflows and no logarithm loses digits.
 */
export function binomialWeights(n: number, p: number): Float64Array {
	const weights = new Float64Array(n + 1);
	const mode = Math.min(n, Math.floor((n + 1) * p));
	const odds = p / (1 - p);
	weights[mode] = 1;
	for (let k = mode, weight = 1; k < n && weight > 0; k++) weights[k + 1] = weight *= ((n - k) / (k + 1)) * odds;
	for (let k = mode, weight = 1; k > 0 && weight > 0; k--) weights[k - 1] = weight *= k / (n - k + 1) / odds;
	return weights;
}
