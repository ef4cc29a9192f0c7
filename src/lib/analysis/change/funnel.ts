import { poissonLimits } from '../stats/poisson-limits';
import { quantile } from '../stats/quantile';

/** One area or site of a funnel plot. */
export interface FunnelUnit {
	/** What the overall rate leads one to expect here. */
	readonly expected: number;
	/** Observed ÷ expected. */
	readonly ratio: number;
	/** Limits of that ratio, inside which 95 % and 99.8 % of areas at the overall rate fall. */
	readonly limits95: readonly [low: number, high: number];
	readonly limits998: readonly [low: number, high: number];
	/** On which side of the limits it lies. */
	readonly flag95: Flag;
	readonly flag998: Flag;
	/** Standardised difference, and the same in square roots. */
	readonly z: number;
	readonly sqrtZ: number;
}

export type Flag = 'low' | 'in' | 'high';

export interface Funnel {
	/** Overall rate: all incidents over all of the denominator. */
	readonly target: number;
	/** Mean of the squared square-root z-scores, 10 % winsorised: above 1 the areas differ by more than chance. */
	readonly dispersion: number;
	readonly units: readonly FunnelUnit[];
}

/**
 * Counts of areas against the overall rate, each with limits that widen as it gets smaller; flagged is what lies outside the line drawn.
 *
 * Source: Spiegelhalter (2005), Statistics in Medicine 24; limits as FunnelPlotR `poisson_limits`.
 */
export function funnel(counts: readonly number[], denominators: readonly number[]): Funnel {
	const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
	const target = sum(counts) / sum(denominators);
	const units = counts.map((count, i) => unitOf(count, (denominators[i] ?? 0) * target));
	return { target, dispersion: dispersion(units.map(({ sqrtZ }) => sqrtZ)), units };
}

function unitOf(count: number, expected: number): FunnelUnit {
	const ratio = count / expected;
	const limits = (level: number): readonly [number, number] => {
		const { low, high } = poissonLimits(expected, level);
		return [low / expected, high / expected];
	};
	const flag = ([low, high]: readonly [number, number]): Flag => (ratio > high ? 'high' : ratio < low ? 'low' : 'in');
	const [limits95, limits998] = [limits(0.95), limits(0.998)];
	return {
		expected,
		ratio,
		limits95,
		limits998,
		flag95: flag(limits95),
		flag998: flag(limits998),
		z: (count - expected) / Math.sqrt(expected),
		sqrtZ: 2 * (Math.sqrt(count) - Math.sqrt(expected))
	};
}

/** Share of the areas at each end whose scores are pulled in to the quantile there. */
const WINSORISED = 0.1;

function dispersion(z: readonly number[]): number {
	const sorted = z.toSorted((a, b) => a - b);
	const [low, high] = [quantile(sorted, WINSORISED), quantile(sorted, 1 - WINSORISED)];
	return z.reduce((sum, value) => sum + Math.max(low, Math.min(high, value)) ** 2, 0) / z.length;
}
