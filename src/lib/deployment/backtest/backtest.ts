import { FEWEST_BINS, HELD_BINS, MOST_BINS, SETTLED_BINS } from '../demand/bins';
import type { Pause } from '../pause';
import type { Share } from '../plan';
import type { Backtest, Rival, Simpler, SimplerMap, Trial, Verdict } from './contract';
import { meanOfTrials, wilson } from './paired';
import { FEWEST_INCIDENTS, tryOrigin, type Trying } from './trial';

/** Trials at most, and the fewest after enough history that allow a verdict. */
export const MOST_TRIALS = 6;
export const FEWEST_TRIALS = 3;
/** A lower end that shows as 0.0 points is not clear of 0. */
const CLEAR = 0.0005;
const SIMPLER: readonly Simpler[] = ['previous', 'last-year', 'all'];

/**
 * Rolling-origin hold-out: before each of up to six origins, four weeks (one month) apart and latest first, posts are chosen from
 * at most twelve months of earlier bins as the plan itself is, and counted on the bins after the origin, which play no part in the choice.
 * A verdict takes at least 26 weeks (6 months) before each origin; a trial after less only makes up the three that are shown.
 * Baselines have the same number of posts, candidates and reach.
 * Harm is counted in units of which a trial holds as many as its harm is worth incidents in precision: (Σ harm)² ÷ Σ harm².
 * @param pause awaited between trials
 */
export async function backtest(trying: Trying, patrols: number, bin: 'week' | 'month', pause: Pause): Promise<Backtest> {
	const whole = trying.lattice.bins.length;
	const held = HELD_BINS[bin];
	const trials: Trial[] = [];
	for (let t = 0; t < MOST_TRIALS; t++) {
		const at = whole - held * (t + 1);
		if (at < FEWEST_BINS[bin] - (bin === 'month' ? 1 : 0)) break;
		if (at < SETTLED_BINS[bin] && trials.length >= FEWEST_TRIALS) break;
		const trial = tryOrigin(trying, patrols, { from: Math.max(0, at - MOST_BINS[bin]), at, to: at + held, bin });
		if (trial) trials.push(trial);
		await pause((t + 1) / MOST_TRIALS);
	}
	const incidents = trials.reduce((sum, trial) => sum + trial.recorded, 0);
	const settled = trials.filter(({ train }) => train.bins >= SETTLED_BINS[bin]).length;
	const rivals = rivalsOf(trials, settled >= FEWEST_TRIALS);
	const gain = rivals.find(({ id }) => id === 'previous')?.gain ?? null;
	return {
		trials,
		held,
		whole,
		settled,
		incidents,
		rivals,
		gain,
		wins: trials.filter((trial) => trial.plan > trial.simpler.previous.reached).length,
		verdict: gain && incidents >= FEWEST_INCIDENTS ? verdictOf(gain) : 'too-little'
	};
}

/** Whether the plan is clear of a simpler map. @param gain plan minus that map */
export const verdictOf = (gain: Share): Exclude<Verdict, 'too-little'> => (gain.low > CLEAR ? 'better' : 'no-better');

/** Every way of choosing that each of the trials could take. @param settled there are trials enough for differences */
function rivalsOf(trials: readonly Trial[], settled: boolean): Rival[] {
	const simpler = (['usual', ...SIMPLER] as const).flatMap((id): Rival[] => {
		const maps = trials.flatMap((trial) => (id === 'usual' ? trial.usual : trial.simpler[id]) ?? []);
		if (maps.length < trials.length || (id !== 'previous' && id !== 'all' && maps.length === 0)) return [];
		return [{ id, hit: hitOf(trials, (_, t) => maps[t]?.reached ?? 0), gain: settled ? gainOver(trials, maps) : null }];
	});
	const plain = (id: 'plan' | 'uniform' | 'best'): Rival => ({ id, hit: hitOf(trials, (trial) => trial[id]), gain: null });
	return [plain('plan'), ...simpler, plain('uniform'), plain('best')];
}

/** Difference in share per trial, with the variance of a paired difference (McNemar) inside each. */
function gainOver(trials: readonly Trial[], maps: readonly SimplerMap[]): Share {
	const of = (t: number): number => trials[t]?.incidents ?? 1;
	const differences = maps.map(({ planOnly, only }, t) => (planOnly - only) / of(t));
	const variances = maps.map(({ planOnly, only }, t) => ((planOnly + only) / of(t) - (differences[t] ?? 0) ** 2) / of(t));
	return meanOfTrials(differences, variances);
}

/** Mean share reached: pooled while trials are few. */
function hitOf(trials: readonly Trial[], reached: (trial: Trial, t: number) => number): Share | null {
	if (trials.length === 0) return null;
	const sum = (of: (trial: Trial, t: number) => number): number => trials.reduce((all, trial, t) => all + of(trial, t), 0);
	if (trials.length < FEWEST_TRIALS)
		return wilson(
			sum(reached),
			sum(({ incidents }) => incidents)
		);
	const hits = trials.map((trial, t) => reached(trial, t) / trial.incidents);
	const { value, low, high } = meanOfTrials(
		hits,
		hits.map((p, t) => (p * (1 - p)) / (trials[t]?.incidents ?? 1))
	);
	return { value, low: Math.max(0, low), high: Math.min(1, high) };
}
