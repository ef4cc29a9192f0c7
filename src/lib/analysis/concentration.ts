export interface Concentration {
	/** Cells of the study area, and those that hold an incident. */
	readonly cells: number;
	readonly used: number;
	readonly total: number;
	/** Gini coefficient of the counts: 0 when every cell holds the same, near 1 when one holds all. */
	readonly gini: number;
	/** The same for few incidents: with fewer incidents than cells the plain coefficient is high even by chance. */
	readonly generalised: number;
	/** Both × n ÷ (n − 1), so that all in one cell gives exactly 1; n is the number of cells, or of incidents where fewer. */
	readonly giniUnbiased: number;
	readonly generalisedUnbiased: number;
}

/**
 * How unevenly incidents fall on the cells of a study area that was fixed before counting: cells without incidents belong to it.
 *
 * Source: Bernasco & Steenbeek (2017), Journal of Quantitative Criminology 33: G′ = max(1, N ÷ C) · (G − 1) + 1 with N cells and C incidents.
 *
 * @returns NaN for every coefficient when nothing was counted.
 */
export function concentration(counts: ArrayLike<number>): Concentration {
	const x = Float64Array.from(counts).sort();
	const cells = x.length;
	const total = x.reduce((a, b) => a + b, 0);
	const ranked = x.reduce((sum, value, i) => sum + (i + 1) * value, 0);
	const gini = (2 * ranked) / (cells * total) - (cells + 1) / cells;
	const generalised = Math.max(1, cells / total) * (gini - 1) + 1;
	const fewest = Math.min(cells, total);
	return {
		cells,
		used: x.filter((value) => value > 0).length,
		total,
		gini,
		generalised,
		giniUnbiased: (gini * cells) / (cells - 1),
		generalisedUnbiased: (generalised * fewest) / (fewest - 1)
	};
}

/** The fewest cells that together hold at least a share (0–1) of the incidents: "50 % of incidents in 14 of 200 cells". 0 when there are none. */
export function cellsFor(share: number, counts: ArrayLike<number>): number {
	const x = Float64Array.from(counts).sort().reverse();
	const goal = share * x.reduce((a, b) => a + b, 0);
	let [held, cells] = [0, 0];
	while (held < goal && cells < x.length) held += x[cells++] ?? 0;
	return cells;
}

/** Share of the incidents in the busiest part (0–1, rounded up to whole cells) of all cells; NaN when there are none. */
export function shareOfTop(part: number, counts: ArrayLike<number>): number {
	const x = Float64Array.from(counts).sort().reverse();
	const top = x.subarray(0, Math.ceil(part * x.length - 1e-9));
	return top.reduce((a, b) => a + b, 0) / x.reduce((a, b) => a + b, 0);
}
