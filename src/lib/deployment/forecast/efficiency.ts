/**
 * Incidents that the k places with the highest scores hold. Places that tie for the last rank count at the value expected when the
 * rank is drawn among them: no order of the hexagons can flatter a method.
 * @param scores 0 or more
 * @param k at most the number of places
 */
export function expectedHits(scores: ArrayLike<number>, incidents: ArrayLike<number>, k: number): number {
	const last = highest(scores, k);
	let [above, hits, tied, tiedHits] = [0, 0, 0, 0];
	for (let i = 0; i < scores.length; i++) {
		const score = scores[i] ?? 0;
		if (score > last) {
			above++;
			hits += incidents[i] ?? 0;
		} else if (score === last) {
			tied++;
			tiedHits += incidents[i] ?? 0;
		}
	}
	return hits + ((k - above) * tiedHits) / tied;
}

/** The k-th highest value; most places of a city have none, and are not sorted. */
export function highest(values: ArrayLike<number>, k: number): number {
	return (
		Float64Array.from(values)
			.filter((value) => value > 0)
			.sort()
			.at(-k) ?? 0
	);
}

/** Incidents that the best k places hold. */
export const mostHits = (incidents: ArrayLike<number>, k: number): number => expectedHits(incidents, incidents, k);

/** Share of what the best k places hold that the k chosen ones do, 0–1 (PEI, Hunt 2016, with ties at their expected value); NaN where nothing happened. */
export const efficiency = (scores: ArrayLike<number>, incidents: ArrayLike<number>, k: number): number =>
	expectedHits(scores, incidents, k) / mostHits(incidents, k);
