import { estimate, type Estimate } from './demand/estimate';
import { touches, type Lattice } from './demand/lattice';
import type { Pause } from './pause';
import type { CurvePoint, Share } from './plan';
import type { Reach } from './coverage/reach';
import { placesReached, weigh } from './siting/cover';
import type { Siting } from './siting/siting';
import { locate } from './siting/locate';
import { resamples } from './siting/resample';

/** Resamples behind intervals and stability. */
export const RESAMPLES = 200;
/** Resamples between two pauses. */
const STRIDE = 25;

/** What resamples of the records say about a choice. */
export interface Assessment {
	/** Share reached by each set of the curve, with the bootstrap interval. */
	readonly reached: readonly Share[];
	/** Share of resamples that choose each post, or a hexagon that touches it. */
	readonly chosen: readonly number[];
}

/** A choice that is to be doubted: sets 0 … n, of which set `patrols` is the plan. */
export interface Choice {
	readonly lattice: Lattice;
	readonly reach: Reach;
	readonly demand: Estimate;
	readonly curve: readonly Siting[];
	readonly patrols: number;
}

/**
 * Draws the records again, estimates and chooses again. The prior is held, as is usual in the empirical Bayes bootstrap
 * (Laird & Louis 1987, JASA 82:739–750). Intervals are percentiles, shifted so that their median is the estimate: drawing twice
 * shrinks twice, and would otherwise lie low.
 * @param from first bin of the lattice drawn from; to: after the last
 */
export async function assess(choice: Choice, from: number, to: number, seed: number, pause: Pause): Promise<Assessment> {
	const { lattice, reach, demand, curve, patrols } = choice;
	const shares = curve.map(() => new Float64Array(RESAMPLES));
	const places = curve.map(({ sites }) => placesReached(reach, sites));
	const posts = (curve[patrols]?.sites ?? []).map((site) => reach.candidates[site] ?? 0);
	const chosen = posts.map(() => 0);
	let r = 0;
	for (const counts of resamples(lattice, from, to, RESAMPLES, seed)) {
		const drawn = estimate(lattice, counts, to - from, demand.prior);
		const problem = { reach, weight: drawn.expected };
		places.forEach((reached, k) => {
			const row = shares[k];
			if (row) row[r] = weigh(reached, drawn.expected) / drawn.total;
		});
		const cells = locate(problem, posts.length).map((site) => reach.candidates[site] ?? 0);
		posts.forEach((post, at) => {
			if (cells.some((cell) => touches(lattice, post, cell))) chosen[at] = (chosen[at] ?? 0) + 1;
		});
		if (++r % STRIDE === 0) await pause(r / RESAMPLES);
	}
	return {
		reached: curve.map(({ value }, k) => around(value / demand.total, shares[k] ?? new Float64Array(1))),
		chosen: chosen.map((n) => n / RESAMPLES)
	};
}

function around(value: number, draws: Float64Array): Share {
	const sorted = draws.slice().sort();
	const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] ?? value;
	const median = at(0.5);
	return { value, low: Math.max(0, value + at(0.025) - median), high: Math.min(1, value + at(0.975) - median) };
}

/** The marginal curve as shares, each with its interval and bound. */
export function curvePoints({ curve, demand }: Choice, { reached }: Assessment): CurvePoint[] {
	return curve.map(({ bound }, patrols) => ({
		patrols,
		reached: reached[patrols] ?? { value: 0, low: 0, high: 0 },
		bound: Math.min(1, bound / demand.total)
	}));
}
