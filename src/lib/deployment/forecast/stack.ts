/** Shares that each part (row) gives to places where incidents happened, and how many happened there. */
export interface Outcome {
	readonly shares: readonly Float64Array[];
	readonly incidents: Float64Array;
}

/** Steps of the climb: the likelihood hardly rises after these, and fewer steps stay nearer to equal weights. */
const STEPS = 100;

/**
 * Weights (sum 1) under which a mixture of the parts makes the incidents of the outcomes most likely, by expectation maximisation from
 * equal weights. The likelihood has one maximum.
 *
 * Source: Smyth & Wolpert (1999), Linearly combining density estimators via stacking, Machine Learning 36:59–83.
 */
export function stack(outcomes: readonly Outcome[], parts: readonly number[]): Float64Array {
	let weights = new Float64Array(parts.length).fill(1 / parts.length);
	const used = outcomes.map(({ shares, incidents }) => ({ rows: parts.map((part) => shares[part] ?? new Float64Array()), incidents }));
	for (let step = 0; step < STEPS; step++) {
		const credit = new Float64Array(parts.length);
		for (const { rows, incidents } of used)
			for (let e = 0; e < incidents.length; e++) {
				let mix = 0;
				for (let j = 0; j < rows.length; j++) mix += (weights[j] ?? 0) * (rows[j]?.[e] ?? 0);
				if (mix <= 0) continue;
				const each = (incidents[e] ?? 0) / mix;
				for (let j = 0; j < rows.length; j++) credit[j] = (credit[j] ?? 0) + each * (rows[j]?.[e] ?? 0);
			}
		const next = weights.map((weight, j) => weight * (credit[j] ?? 0));
		const sum = next.reduce((all, weight) => all + weight, 0);
		if (!(sum > 0)) break;
		weights = next.map((weight) => weight / sum);
	}
	return weights;
}
