import type { Solver } from '../exact/program';
import type { Pause } from '../pause';
import { onlyCandidates } from '../coverage/reach';
import { valueOf, type Problem } from './cover';
import { withoutFixed } from './fixed';
import { greedy } from './locate';
import { solveCover, type Hint } from './maximalCover';
import type { Siting } from './siting';

/** Part of the usual search for each number of sites: they help one another. */
const EFFORT = 0.1;

/** Where a proof is worth its time. */
export interface Proof {
	readonly solver: Solver;
	/** The number of sites that it is for. */
	readonly at: number;
}

/**
 * Sets of 0 … most candidates, the largest contribution first, each begun from the smaller one as well as afresh. Values never fall
 * with k, and never lie above their bound.
 * @param fixed positions among the candidates of sites that stay: present in every value, counted in none
 * @param proof looks for a better set, or proves that there is none, for one number of sites
 */
export async function coverageCurve(
	problem: Problem,
	most: number,
	pause: Pause,
	fixed: readonly number[] = [],
	proof?: Proof
): Promise<Siting[]> {
	const { problem: left, kept, held } = withoutFixed(problem, fixed);
	const curve: Siting[] = [{ sites: [], value: held, bound: held }];
	let hint: Hint | undefined;
	for (let k = 1; k <= most; k++) {
		const { sites, bound, multipliers } = await solveCover(left, k, (done) => pause((k - 1 + done) / most), {
			hint,
			effort: EFFORT,
			solver: k === proof?.at ? proof.solver : undefined
		});
		hint = { sites, multipliers };
		const ordered = byContribution(left, sites).map((c) => kept[c] ?? 0);
		const value = valueOf(problem, [...fixed, ...ordered]);
		curve.push({ sites: ordered, value, bound: Math.max(held + bound, value) });
	}
	return curve;
}

/** The same set in the order in which greedy would pick from it. */
export function byContribution(problem: Problem, sites: readonly number[]): number[] {
	const chosen = new Set(sites);
	const ordered = [...sites].sort((a, b) => a - b);
	const small = { reach: onlyCandidates(problem.reach, (c) => chosen.has(c)), weight: problem.weight };
	return greedy(small, ordered.length).map((at) => ordered[at] ?? 0);
}
