import { onlyCandidates } from '../coverage/reach';
import { placesReached, weigh, type Problem } from './cover';

/** A problem without its fixed sites: what they reach is taken out first. */
export interface Residual {
	readonly problem: Problem;
	/** Position in the whole problem of each candidate that is left. */
	readonly kept: readonly number[];
	/** Weight that the fixed sites reach. */
	readonly held: number;
}

/** @param fixed positions among the candidates of sites that stay */
export function withoutFixed(problem: Problem, fixed: readonly number[]): Residual {
	const { reach } = problem;
	const all = Array.from(reach.candidates.keys());
	if (fixed.length === 0) return { problem, kept: all, held: 0 };
	const staying = new Set(fixed);
	const weight = problem.weight.slice();
	const reached = placesReached(reach, fixed);
	for (const place of reached) weight[place] = 0;
	const kept = all.filter((c) => !staying.has(c));
	return { problem: { reach: onlyCandidates(reach, (c) => !staying.has(c)), weight }, kept, held: weigh(reached, problem.weight) };
}
