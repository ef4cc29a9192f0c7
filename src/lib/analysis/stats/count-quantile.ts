/** Probabilities of counts with a mean and a variance of `phi` times that mean: negative binomial, Poisson at phi = 1. */
function* probabilities(mean: number, phi: number): Generator<number> {
	const size = mean / (phi - 1);
	let probability = phi > 1 ? phi ** -size : Math.exp(-mean);
	for (let count = 0; ; count++) {
		yield probability;
		probability *= phi > 1 ? ((count + size) / (count + 1)) * (1 - 1 / phi) : mean / (count + 1);
	}
}

/** Smallest count that is reached or stayed below with a probability of at least `share`. */
export function countQuantile(share: number, mean: number, phi: number): number {
	let sum = 0;
	let count = 0;
	for (const probability of probabilities(mean, phi)) {
		sum += probability;
		// As R allows, a probability within rounding of the share counts as reaching it.
		if (sum >= share * (1 - 64 * Number.EPSILON)) break;
		count++;
	}
	return count;
}

/** Probability of more than a count. */
export function countAbove(count: number, mean: number, phi: number): number {
	let below = 0;
	let above = 0;
	let at = 0;
	for (const probability of probabilities(mean, phi)) {
		if (at <= count) below += probability;
		else {
			above += probability;
			if (at > mean && probability < above * 1e-17) break;
		}
		if (at++ > count + 100_000) break;
	}
	// The tail itself keeps its digits where it is small.
	return below > 0.5 ? above : 1 - below;
}
