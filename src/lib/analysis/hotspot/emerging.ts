import { mannKendall } from '../trend/mann-kendall';

/** How a cell became, stayed or ceased to be a hot (or cold) spot. */
export const PATTERNS = [
	'new',
	'consecutive',
	'intensifying',
	'persistent',
	'diminishing',
	'sporadic',
	'oscillating',
	'historical'
] as const;
export type Pattern = (typeof PATTERNS)[number];

export interface Emergence {
	readonly pattern: Pattern;
	readonly side: 'hot' | 'cold';
}

/** Share of its bins in which a cell must be significant to count as lasting. */
const LASTING = 0.9;

/**
 * Class of a cell from its Gi* z-scores by time bin, oldest first; null for no pattern. A bin is significant when `p` ≤ `alpha`, the trend
 * of the z-scores (Mann–Kendall) likewise. Cold spots mirror hot ones.
 *
 * Source: the published text of ArcGIS Pro, "How Emerging Hot Spot Analysis works"; published codes differ from it (a consecutive run has
 * at least two bins here, sporadic and oscillating need a significant last bin, historical one that is not).
 */
export function emergingPattern(z: ArrayLike<number>, p: ArrayLike<number>, alpha = 0.01): Emergence | null {
	const bins = Array.from(z, (value, i) => ((p[i] ?? 1) <= alpha ? Math.sign(value) : 0));
	const trend = mannKendall(z);
	const direction = trend.p <= alpha ? Math.sign(trend.s) : 0;
	for (const [side, sign] of [
		['hot', 1],
		['cold', -1]
	] as const) {
		const pattern = patternOf(
			bins.map((bin) => bin * sign),
			direction * sign
		);
		if (pattern) return { pattern, side };
	}
	return null;
}

/** The class among hot spots, of bins that are hot (1), cold (−1) or neither (0). */
function patternOf(bins: readonly number[], direction: number): Pattern | null {
	const hot = bins.filter((bin) => bin > 0).length;
	const lasting = hot >= LASTING * bins.length;
	if ((bins.at(-1) ?? 0) <= 0) return lasting ? 'historical' : null;
	const run = bins.length - 1 - bins.findLastIndex((bin) => bin <= 0);
	if (hot === 1) return 'new';
	if (lasting) return direction > 0 ? 'intensifying' : direction < 0 ? 'diminishing' : 'persistent';
	if (run === hot) return 'consecutive';
	return bins.some((bin) => bin < 0) ? 'oscillating' : 'sporadic';
}
