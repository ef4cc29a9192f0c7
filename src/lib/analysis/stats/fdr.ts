/**
 * Benjamini–Hochberg q-values: the smallest false discovery rate at which each test would count as a finding. Over all tests made, in the
 * order of `p`; q ≥ p, monotone in p, at most 1.
 *
 * Source: Benjamini & Hochberg (1995), as adjusted p-values (R `p.adjust(method = "BH")`).
 *
 * @throws RangeError for a p outside 0–1.
 */
export function falseDiscovery(p: ArrayLike<number>): Float64Array {
	const values = Float64Array.from(p);
	if (values.some((value) => !(value >= 0 && value <= 1))) throw new RangeError('Each p must lie between 0 and 1.');
	const n = values.length;
	const largestFirst = Uint32Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
	const q = new Float64Array(n);
	let least = 1;
	largestFirst.forEach((test, i) => {
		least = Math.min(least, (n / (n - i)) * (values[test] ?? 0));
		q[test] = least;
	});
	return q;
}
