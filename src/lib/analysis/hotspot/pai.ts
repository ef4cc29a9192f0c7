/** A forecast and what came: one entry per cell. Counts must come from after the period that made the forecast. */
export interface Forecast {
	readonly observed: ArrayLike<number>;
	/** Expected incidents, or any score. */
	readonly predicted: ArrayLike<number>;
	/** Area of each cell, any unit. */
	readonly area: ArrayLike<number>;
}

/** Accuracy when the first k cells of the forecast's own ranking are flagged, k = 1 … n. */
export interface Accuracy {
	/** Cells as ranked by the forecast. */
	readonly order: Uint32Array;
	/** Share of incidents (hit rate) and of area flagged. */
	readonly hits: Float64Array;
	readonly area: Float64Array;
	/** Prediction accuracy index: hit rate ÷ share of area. 1 is no better than chance. */
	readonly pai: Float64Array;
	/** Prediction efficiency index: PAI ÷ the best PAI that any k cells could have had; 1 is perfect. */
	readonly pei: Float64Array;
	/** Recapture rate index: predicted ÷ observed; NaN where nothing was observed. */
	readonly rri: Float64Array;
}

/**
 * Ranks the cells by predicted incidents per area and measures what they caught. Cells that tie are ranked with the fewest observed first:
 * the worst case, so that no luck flatters a forecast.
 *
 * Source: Chainey, Tompson & Uhlig (2008); Hunt (2016) for PEI; Levine (2008) for RRI; as ptools `pai`.
 */
export function accuracy({ observed, predicted, area }: Forecast): Accuracy {
	const density = (of: ArrayLike<number>, i: number): number => (of[i] ?? 0) / (area[i] ?? 1);
	const cells = Array.from({ length: observed.length }, (_, i) => i);
	const order = cells.toSorted((a, b) => density(predicted, b) - density(predicted, a) || (observed[a] ?? 0) - (observed[b] ?? 0));
	// Ties keep the forecast's order, as in ptools.
	const best = order.toSorted((a, b) => density(observed, b) - density(observed, a));
	const hits = shares(observed, order);
	const flagged = shares(area, order);
	const pai = hits.map((hit, k) => hit / (flagged[k] ?? 1));
	const bestArea = shares(area, best);
	const bestPai = shares(observed, best).map((hit, k) => hit / (bestArea[k] ?? 1));
	const caught = running(observed, order);
	return {
		order: Uint32Array.from(order),
		hits,
		area: flagged,
		pai,
		pei: pai.map((value, k) => value / (bestPai[k] ?? 1)),
		rri: running(predicted, order).map((sum, k) => (caught[k] === 0 ? NaN : sum / (caught[k] ?? 1)))
	};
}

function running(values: ArrayLike<number>, order: readonly number[]): Float64Array {
	let sum = 0;
	return Float64Array.from(order, (i) => (sum += values[i] ?? 0));
}

function shares(values: ArrayLike<number>, order: readonly number[]): Float64Array {
	const sums = running(values, order);
	const all = sums.at(-1) ?? 0;
	return sums.map((sum) => sum / all);
}
