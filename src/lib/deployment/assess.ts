import type { Estimate } from './demand/estimate';
import { touches, type Lattice } from './demand/lattice';
import type { Pause } from './pause';
import type { CurvePoint, Share } from './plan';
import type { Reach } from './coverage/reach';
import { layersOf, scoreOf, type Kind, type Score } from './demand/objective';
import { placesReached, weigh, type Problem } from './siting/cover';
import type { Siting } from './siting/siting';
import { resamples } from './siting/resample';

/** Resamples behind intervals and stability. */
export const RESAMPLES = 200;
/** Resamples between two pauses. */
const STRIDE = 25;

/** What resamples of the records say about a choice. */
export interface Assessment {
	/** Share reached by each set of the curve, with the bootstrap interval. */
	readonly reached: readonly Share[];
	/** The same of the posts of today. */
	readonly usual: Share;
	/** Share of resamples that choose each post, or a hexagon that touches it. */
	readonly chosen: readonly number[];
	/** Share of resamples whose choice reaches each place of the lattice. */
	readonly reaching: Float64Array;
}

/** A choice that is to be doubted: sets 0 … n, of which set `patrols` is the plan. */
export interface Choice {
	readonly lattice: Lattice;
	readonly reach: Reach;
	/** Expected incidents. */
	readonly demand: Estimate;
	/** What is covered, as kinds with their priors and in all: incidents or harm. */
	readonly kinds: readonly Kind[];
	readonly score: Score;
	/** Chooses k sites; positions among the candidates. */
	readonly choose: (problem: Problem, k: number) => number[];
	readonly curve: readonly Siting[];
	readonly patrols: number;
}

/**
 * Draws the records again, estimates and chooses again. The prior is held, as is usual in the empirical Bayes bootstrap
 * (Laird & Louis 1987, JASA 82:739–750). Intervals are percentiles, shifted so that their median is the estimate: drawing twice
 * shrinks twice, and would otherwise lie low.
 * @param bins first bin of the lattice drawn from, and the one after the last
 * @param usual places that the posts of today reach
 */
export async function assess(
	choice: Choice,
	{ from, to }: { from: number; to: number },
	usual: readonly number[],
	seed: number,
	pause: Pause
): Promise<Assessment> {
	const { lattice, reach, kinds, score, curve, patrols } = choice;
	const places = [...curve.map(({ sites }) => placesReached(reach, sites)), Uint32Array.from(usual)];
	const shares = places.map(() => new Float64Array(RESAMPLES));
	const sharesOf = (at: number): Float64Array => shares[at] ?? new Float64Array(1);
	const posts = (curve[patrols]?.sites ?? []).map((site) => reach.candidates[site] ?? 0);
	const chosen = posts.map(() => 0);
	const reaching = new Float64Array(lattice.ids.length);
	const layers = layersOf(kinds);
	let r = 0;
	for (const counts of resamples(layers, from, to, RESAMPLES, seed)) {
		const drawn = scoreOf(kinds, counts, to - from);
		const problem = { reach, weight: drawn.expected };
		places.forEach((reached, k) => {
			const row = shares[k];
			if (row) row[r] = weigh(reached, drawn.expected) / drawn.total;
		});
		const sites = choice.choose(problem, posts.length);
		for (const place of placesReached(reach, sites)) reaching[place] = (reaching[place] ?? 0) + 1 / RESAMPLES;
		const cells = sites.map((site) => reach.candidates[site] ?? 0);
		posts.forEach((post, at) => {
			if (cells.some((cell) => touches(lattice, post, cell))) chosen[at] = (chosen[at] ?? 0) + 1;
		});
		if (++r % STRIDE === 0) await pause(r / RESAMPLES);
	}
	return {
		reached: curve.map(({ value }, k) => around(value / score.total, sharesOf(k))),
		usual: around(weigh(Uint32Array.from(usual), score.expected) / score.total, sharesOf(curve.length)),
		chosen: chosen.map((n) => n / RESAMPLES),
		reaching
	};
}

function around(value: number, draws: Float64Array): Share {
	const sorted = draws.slice().sort();
	const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] ?? value;
	const median = at(0.5);
	return { value, low: Math.max(0, value + at(0.025) - median), high: Math.min(1, value + at(0.975) - median) };
}

/** The marginal curve as shares, each with its interval and bound. */
export function curvePoints({ curve, score }: Choice, { reached }: Assessment): CurvePoint[] {
	return curve.map(({ bound }, patrols) => ({
		patrols,
		reached: reached[patrols] ?? { value: 0, low: 0, high: 0 },
		bound: Math.min(1, bound / score.total)
	}));
}
