import { onlyCandidates, type Reach } from '../coverage/reach';
import { FEWEST_BINS, HELD_BINS, MOST_BINS, SETTLED_BINS } from '../demand/bins';
import { countsOf, type Lattice } from '../demand/lattice';
import { countsOfKinds, scoreOf, weighted, type Kind } from '../demand/objective';
import type { Problem } from '../siting/cover';
import { locate } from '../siting/locate';
import type { Pause } from '../pause';
import type { Backtest, Rival, Share, Trial, Verdict } from '../plan';
import { expectedAtRandom, reachedIncidents, topCandidates } from './baselines';
import { meanOfTrials, wilson } from './paired';

/** Trials at most, and the fewest after enough history that allow a verdict. */
export const MOST_TRIALS = 6;
export const FEWEST_TRIALS = 3;
/** Held-out incidents below which no verdict is given, and training incidents below which no choice is made. */
const FEWEST_INCIDENTS = 20;
/** A lower end that shows as 0.0 points is not clear of 0. */
const CLEAR = 0.0005;

const total = (counts: Uint32Array): number => counts.reduce((sum, n) => sum + n, 0);

/** What a trial chooses by and counts: incidents, or harm. */
interface Trying {
	readonly lattice: Lattice;
	/** Every hexagon of the lattice that may have a post as a candidate. */
	readonly reach: Reach;
	/** What is to be covered; one kind of weight 1 for incidents. Priors are estimated afresh. */
	readonly kinds?: readonly Kind[];
	/** Chooses k sites as the plan does. */
	readonly choose?: (problem: Problem, k: number) => number[];
}

/**
 * Rolling-origin hold-out: before each of up to six origins, four weeks (one month) apart and latest first, posts are chosen from
 * at most twelve months of earlier bins as the plan itself is, and counted on the bins after the origin, which play no part in the choice.
 * A verdict takes at least 26 weeks (6 months) before each origin; a trial after less only makes up the three that are shown.
 * Baselines have the same number of posts, candidates and reach.
 * Harm is counted in units of which a trial holds as many as its harm is worth incidents in precision: (Σ harm)² ÷ Σ harm².
 * @param pause awaited between trials
 */
export async function backtest(trying: Trying, patrols: number, bin: 'week' | 'month', pause: Pause): Promise<Backtest> {
	const { lattice } = trying;
	const held = HELD_BINS[bin];
	const trials: Trial[] = [];
	for (let t = 0; t < MOST_TRIALS; t++) {
		const origin = lattice.bins.length - held * (t + 1);
		if (origin < FEWEST_BINS[bin] - (bin === 'month' ? 1 : 0)) break;
		if (origin < SETTLED_BINS[bin] && trials.length >= FEWEST_TRIALS) break;
		const trial = tryOrigin(trying, patrols, origin, held, MOST_BINS[bin]);
		if (trial) trials.push(trial);
		await pause((t + 1) / MOST_TRIALS);
	}
	const incidents = trials.reduce((sum, trial) => sum + trial.recorded, 0);
	const settled = trials.filter(({ train }) => train.bins >= SETTLED_BINS[bin]).length;
	const gain = settled >= FEWEST_TRIALS ? gainOf(trials) : null;
	return {
		trials,
		held,
		whole: lattice.bins.length,
		settled,
		incidents,
		rivals: rivalsOf(trials),
		gain,
		wins: trials.filter((trial) => trial.plan > trial.previous).length,
		verdict: verdictOf(gain, incidents)
	};
}

function tryOrigin(trying: Trying, k: number, origin: number, held: number, most: number): Trial | null {
	const { lattice, reach: everywhere, kinds = [{ weight: 1, lattice }], choose = locate } = trying;
	const from = Math.max(0, origin - most);
	const past = countsOf(lattice, from, origin);
	const test = units(kinds, countsOfKinds(kinds, origin, origin + held));
	// Nothing to count, or too little to choose from: the plan itself would be refused.
	const drawn = total(countsOf(lattice, origin, origin + held));
	if (!test || total(past) < FEWEST_INCIDENTS) return null;
	const reach = onlyCandidates(everywhere, (c) => (past[everywhere.candidates[c] ?? 0] ?? 0) > 0);
	const weight = scoreOf(
		kinds.map(({ weight: own, lattice: layer }) => ({ weight: own, lattice: layer })),
		countsOfKinds(kinds, from, origin),
		origin - from
	).expected;
	const sites = choose({ reach, weight }, k);
	const recent = weighted(kinds, countsOfKinds(kinds, Math.max(from, origin - held), origin));
	const previousSites = topCandidates(reach, recent, weighted(kinds, countsOfKinds(kinds, from, origin)), k);
	const oracle = { reach, weight: test };
	const [plan, previous, best] = [sites, previousSites, locate(oracle, k)].map((s) => reachedIncidents(reach, test, s));
	const sum = (keep: (i: number) => unknown): number => test.reduce((all, n, i) => all + (keep(i) ? n : 0), 0);
	const ids = (chosen: readonly number[]): string[] => chosen.map((c) => lattice.ids[reach.candidates[c] ?? 0] ?? '');
	return {
		train: { first: lattice.bins[from] ?? 0, last: lattice.bins[origin - 1] ?? 0, bins: origin - from },
		test: { first: lattice.bins[origin] ?? 0, last: lattice.bins[origin + held - 1] ?? 0 },
		posts: ids(sites),
		previousPosts: ids(previousSites),
		incidents: sum(() => true),
		recorded: drawn,
		plan: sum((i) => plan?.[i]),
		previous: sum((i) => previous?.[i]),
		uniform: expectedAtRandom(reach, test, k),
		best: sum((i) => best?.[i]),
		planOnly: sum((i) => plan?.[i] && !previous?.[i]),
		previousOnly: sum((i) => previous?.[i] && !plan?.[i])
	};
}

/** Weighted incidents in units that say how precise their sum is; null without any. */
function units(kinds: readonly Kind[], counts: readonly Uint32Array[]): Float64Array | null {
	const once = weighted(kinds, counts);
	const sum = once.reduce((all, w) => all + w, 0);
	if (sum === 0) return null;
	const squares = kinds.reduce((all, { weight }, at) => all + weight ** 2 * (counts[at]?.reduce((n, one) => n + one, 0) ?? 0), 0);
	return once.map((w) => (w * sum) / squares);
}

/** Difference in share per trial, with the variance of a paired difference (McNemar) inside each. */
function gainOf(trials: readonly Trial[]): Share {
	const differences = trials.map((t) => (t.planOnly - t.previousOnly) / t.incidents);
	const variances = trials.map((t, i) => ((t.planOnly + t.previousOnly) / t.incidents - (differences[i] ?? 0) ** 2) / t.incidents);
	return meanOfTrials(differences, variances);
}

function rivalsOf(trials: readonly Trial[]): Rival[] {
	return (['plan', 'previous', 'uniform', 'best'] as const).map((id) => {
		const first = trials[0];
		if (!first) return { id, hit: null };
		if (trials.length < FEWEST_TRIALS) {
			const incidents = trials.reduce((sum, t) => sum + t.incidents, 0);
			return {
				id,
				hit: wilson(
					trials.reduce((sum, t) => sum + t[id], 0),
					incidents
				)
			};
		}
		const hits = trials.map((t) => t[id] / t.incidents);
		const { value, low, high } = meanOfTrials(
			hits,
			hits.map((p, i) => (p * (1 - p)) / (trials[i]?.incidents ?? 1))
		);
		return { id, hit: { value, low: Math.max(0, low), high: Math.min(1, high) } };
	});
}

function verdictOf(gain: Share | null, incidents: number): Verdict {
	if (!gain || incidents < FEWEST_INCIDENTS) return 'too-little';
	return gain.low > CLEAR ? 'better' : 'no-better';
}
