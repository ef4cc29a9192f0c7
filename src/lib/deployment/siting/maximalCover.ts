import type { Solver } from '../exact/program';
import type { Pause } from '../pause';
import { Cover, valueOf, type Problem } from './cover';
import { dualBound, type Bound } from './dual';
import { enumerate } from './enumerate';
import { withoutFixed } from './fixed';
import { greedy, improve } from './locate';
import { prove } from './prove';
import { roundedDown, wholeNumbers, type Siting } from './siting';
import { temper, type Found } from './tempering';

/** Steps of the exact walk before and after tempering, where the bound is not met earlier. */
const FEW_STEPS = 100_000;
const MOST_STEPS = 2_000_000;
/** Draws of tempering for each candidate and each three sites, and at most: with more sites more of them have to move together. */
const DRAWS_PER_CANDIDATE = 20;
const DRAWS_PER_TRIPLE = 32;
const MOST_DRAWS = 32_000_000;

/** What the answer for one site fewer tells. */
export interface Hint {
	readonly sites: readonly number[];
	readonly multipliers: Float64Array;
}

/** What may help to solve a problem. */
interface Help {
	readonly hint?: Hint | undefined;
	/** Part of the usual draws of tempering: 1 by default. */
	readonly effort?: number;
	/** Looks for proofs that the bound leaves open. */
	readonly solver?: Solver | undefined;
}

/** The best set found, with the bound and the multipliers that gave it. */
export interface Solved extends Siting {
	readonly multipliers: Float64Array;
}

/**
 * Maximal covering with k more sites (Church & ReVelle 1974): greedy, swaps, the sets of the Lagrangian dual, each only while the
 * bound is not met; then a walk through all sets that the bound cannot exclude, which proves small problems, tempering for the rest, and
 * an integer programme where a solver is given and the problem is small enough for it. Deterministic.
 * @param fixed positions among the candidates of sites that stay: present in the value, not counted in k
 */
export async function maximalCover(
	problem: Problem,
	k: number,
	pause: Pause,
	fixed: readonly number[] = [],
	solver?: Solver
): Promise<Siting> {
	const { problem: left, kept, held } = withoutFixed(problem, fixed);
	const { sites, value, bound } = await solveCover(left, k, pause, solver ? { solver } : {});
	const whole = sites.map((c) => kept[c] ?? 0);
	return { sites: whole, value: valueOf(problem, [...fixed, ...whole]), bound: Math.max(held + bound, held + value) };
}

/** Maximal covering without fixed sites. */
export async function solveCover(problem: Problem, k: number, pause: Pause, { hint, solver, effort = 1 }: Help = {}): Promise<Solved> {
	const size = Math.min(k, problem.reach.candidates.length);
	const starts = [greedy(problem, size), ...(hint ? [greedy(problem, size, hint.sites)] : [])];
	let best = bestOf(problem, starts);
	await pause(0);
	const dual = dualBound(problem, size, best.sites, hint?.multipliers);
	let bound = Math.max(best.value, wholeNumbers(problem.weight) ? roundedDown(dual.bound) : dual.bound);
	if (best.value < bound) best = bestOf(problem, [best.sites, ...dual.sets]);
	for (const steps of [FEW_STEPS, MOST_STEPS]) {
		if (best.value >= bound) break;
		if (steps === MOST_STEPS) best = await temper(problem, best, bound, effort * drawsOf(problem, size), pause);
		const walked = walk(problem, size, best, dual, steps);
		best = walked.best;
		if (walked.proved) bound = best.value;
	}
	if (solver && best.value < bound) {
		const proof = await prove(problem, size, best, dual, solver);
		best = proof;
		bound = Math.min(bound, proof.bound);
	}
	return { sites: best.sites, value: best.value, bound: Math.max(bound, best.value), multipliers: dual.multipliers };
}

const drawsOf = (problem: Problem, k: number): number =>
	Math.min(MOST_DRAWS, DRAWS_PER_TRIPLE * k ** 3 + DRAWS_PER_CANDIDATE * problem.reach.candidates.length);

function bestOf(problem: Problem, starts: readonly (readonly number[])[]): Found {
	let best: Found = { sites: [], value: -1 };
	for (const start of starts) {
		const cover = new Cover(problem, start);
		improve(cover);
		const { value } = cover;
		if (value > best.value) best = { sites: [...cover.sites], value };
	}
	return best;
}

/** Looks at every set that the dual leaves possible; `proved` when that came to an end. */
function walk(problem: Problem, k: number, start: Found, { rest, scores }: Bound, most: number): { best: Found; proved: boolean } {
	let best = start;
	const tie = 1e-12 * problem.weight.reduce((sum, w) => sum + w, 0);
	const proved = enumerate({
		scores,
		visitCost: Math.ceil((k * problem.reach.places.length) / scores.length),
		k,
		least: () => best.value + tie - rest,
		visit: (sites) => {
			const value = valueOf(problem, sites);
			if (value > best.value + tie) best = { sites: [...sites], value };
		},
		most
	});
	return { best, proved };
}
