import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile';
import type { Interval } from './poisson-interval';

/**
 * Limits inside which a count with a known mean falls with a probability of `level`, as a smooth function of any mean above 0.
 *
 * Source: the chi-squared form of the Poisson distribution, as funnel plots draw it (FunnelPlotR `poisson_limits`).
 */
export function poissonLimits(mean: number, level = 0.95): Interval {
	const tail = (1 - level) / 2;
	return { low: gammaQuantile(tail, mean, 1), high: gammaQuantile(1 - tail, mean + 1, 1) };
}
