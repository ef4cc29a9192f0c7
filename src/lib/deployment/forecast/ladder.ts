import type { Rung } from './parts';
import { stack } from './stack';
import { efficiencyIn, outcomeOf, type Trial } from './trials';

/** Parts of the mixture and their weights, which sum to 1. */
export interface Chosen {
	readonly parts: readonly number[];
	readonly weights: Float64Array;
}

/** Trials below which nothing is learnt from them: equal weights of the plainest parts. */
const FEWEST = 3;

/** A richer set of parts has to come nearer to the best possible by this factor, or chance could have chosen it. */
const MARGIN = 1.01;

/**
 * Fits every set of parts to the trials and takes the one whose k best hexagons came nearest to the best possible, on average over
 * the trials; a richer set only when it does clearly better than a plainer one. The likelihood sets the weights, for it uses every incident;
 * the efficiency decides between sets, for it is what the choice is for.
 */
export function chooseRung(rungs: readonly Rung[], trials: readonly Trial[], k: number): Chosen {
	const plain = rungs[0]?.parts ?? [];
	if (trials.length < FEWEST) return { parts: plain, weights: new Float64Array(plain.length).fill(1 / plain.length) };
	const outcomes = trials.map(outcomeOf);
	let best: Chosen | null = null;
	let highest = 0;
	for (const { parts } of rungs) {
		const weights = stack(outcomes, parts);
		const reached = trials.reduce((sum, trial) => sum + efficiencyIn(trial, parts, weights, k), 0);
		if (best === null || reached > highest * MARGIN) [highest, best] = [reached, { parts, weights }];
	}
	return best ?? { parts: plain, weights: new Float64Array(plain.length).fill(1 / plain.length) };
}
