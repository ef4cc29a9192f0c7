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
	const seen = { hot: 0, cold: 0, run: 0, last: 0 };
	for (let i = 0; i < z.length; i++) {
		const bin = (p[i] ?? 1) <= alpha ? Math.sign(z[i] ?? 0) : 0;
		if (bin > 0) seen.hot++;
		if (bin < 0) seen.cold++;
		seen.run = bin !== 0 && bin === seen.last ? seen.run + 1 : bin === 0 ? 0 : 1;
		seen.last = bin;
	}
	// Most cells were never significant, and most others have a class whatever the trend: it is worked out where it decides.
	if (seen.hot + seen.cold === 0) return null;
	const direction = (): number => {
		const trend = mannKendall(z);
		return trend.p <= alpha ? Math.sign(trend.s) : 0;
	};
	const hot = patternOf(seen.hot, seen.cold, z.length, seen.last > 0 ? seen.run : 0, direction);
	if (hot) return { pattern: hot, side: 'hot' };
	const cold = patternOf(seen.cold, seen.hot, z.length, seen.last < 0 ? seen.run : 0, () => -direction());
	return cold && { pattern: cold, side: 'cold' };
}

/** The class of a cell that was significant on one side in `own` of the bins and on the other in `other`, in the last `run` of them without a break. */
function patternOf(own: number, other: number, bins: number, run: number, direction: () => number): Pattern | null {
	const lasting = own >= LASTING * bins;
	if (run === 0) return lasting ? 'historical' : null;
	if (own === 1) return 'new';
	if (lasting) {
		const trend = direction();
		return trend > 0 ? 'intensifying' : trend < 0 ? 'diminishing' : 'persistent';
	}
	if (run === own) return 'consecutive';
	return other > 0 ? 'oscillating' : 'sporadic';
}
