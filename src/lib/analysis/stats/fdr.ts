/**
 * Benjamini–Hochberg q-values: the smallest false discovery rate at which each test would count as a finding. Over all tests made, in the
 * order of `p`; q ≥ p, monotone in p, at most 1.
 *
 * Source: Benjamini & Hochberg (1995), as adjusted p-values (R `p.adjust(method = "BH")`).
 *
 * @throws RangeError for a p outside 0–1.
 */
export function falseDiscovery(p: ArrayLike<number>): Float64Array {
	const n = p.length;
	const sorted = Float64Array.from(p);
	for (let i = 0; i < n; i++)
		if (!((sorted[i] ?? NaN) >= 0 && (sorted[i] ?? NaN) <= 1)) throw new RangeError('Each p must lie between 0 and 1.');
	// Sorting bare values is many times as fast as sorting places by them; equal p have equal q, so a p finds its own again.
	sorted.sort();
	const adjusted = new Float64Array(n);
	let least = 1;
	for (let i = n - 1; i >= 0; i--) {
		least = Math.min(least, (n / (i + 1)) * (sorted[i] ?? 0));
		adjusted[i] = least;
	}
	const q = new Float64Array(n);
	for (let i = 0; i < n; i++) q[i] = adjusted[placeOf(sorted, p[i] ?? 0)] ?? 1;
	return q;
}

/** Place of the last value at or below another in an ascending list that holds it. */
function placeOf(sorted: Float64Array, value: number): number {
	let low = 0;
	let high = sorted.length;
	while (high - low > 1) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] ?? 0) <= value) low = middle;
		else high = middle;
	}
	return low;
}
