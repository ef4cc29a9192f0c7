import { aloneWeights, Cover, valueOf, type Problem } from './cover';

/** An upper bound of the weight that any k candidates can cover, and the sets that the dual met on the way. */
export interface Bound {
	readonly bound: number;
	/** Multipliers that gave the lowest: a good start for k + 1. */
	readonly multipliers: Float64Array;
	/** With those multipliers no set can cover more than `rest` + the scores of its members. */
	readonly rest: number;
	readonly scores: Float64Array;
	/** Distinct promising sets (not improved), the heaviest first. */
	readonly sets: readonly (readonly number[])[];
}

const ITERATIONS = 1500;
/** Part of the last direction that is kept, which damps zigzags (Camerini, Fratta & Maffioli 1975). */
const KEPT = 0.8;
/** Rounds without progress before the step halves. */
const PATIENCE = 20;
/** Relative gap at which the bound counts as met. */
const MET = 1e-9;
/** Sets handed back at most. */
const SETS = 12;

/**
 * Lagrangian dual of maximal covering (Galvão & ReVelle 1996, EJOR 88:114–123). With multipliers 0 ≤ u ≤ w,
 * L(u) = Σ (w_i − u_i) + the k largest sums of u over a candidate's reach, and every L(u) is an upper bound.
 * Projected subgradient with Polyak steps towards the known value, a fixed number of iterations.
 * @param sites a known set of k candidates; what it leaves uncovered is where the multipliers start
 * @param start multipliers found for k − 1, tried as well
 */
export function dualBound(problem: Problem, k: number, sites: readonly number[], start?: Float64Array): Bound {
	const { weight, reach } = problem;
	const reachable = new Uint8Array(weight.length);
	for (const place of reach.places) reachable[place] = 1;
	const value = valueOf(problem, sites);
	const direction = new Float64Array(weight.length);
	const u = startingPoint(problem, reachable, sites, k, start);
	// L(0) is all that can be reached.
	let bound = weight.reduce((sum, w, i) => sum + (reachable[i] ? w : 0), 0);
	const multipliers = u.slice();
	const sets = new Map<string, { sites: readonly number[]; value: number }>();
	let scale = 2;
	let lowest = Infinity;
	for (let t = 0, still = 0; t < ITERATIONS && bound - value > MET * value; t++) {
		const now = lagrangian(problem, reachable, u, k);
		still = now.bound < lowest * (1 - 1e-5) ? 0 : still + 1;
		if (still >= PATIENCE) [scale, still] = [scale / 2, 0];
		if (now.bound < lowest) multipliers.set(u);
		lowest = Math.min(lowest, now.bound);
		bound = Math.min(bound, lowest);
		const key = [...now.sites].sort((a, b) => a - b).join();
		if (!sets.has(key)) sets.set(key, { sites: now.sites, value: valueOf(problem, now.sites) });
		step(problem, reachable, { u, direction }, now.sites, scale * (now.bound - value));
	}
	const found = [...sets.values()].sort((a, b) => b.value - a.value).slice(0, SETS);
	const { rest, scores } = lagrangian(problem, reachable, multipliers, k);
	return { bound: Math.max(bound, value), multipliers, rest, scores, sets: found.map((set) => set.sites) };
}

/** The best of: the weights, what the known set leaves uncovered, and the multipliers of a smaller k. */
function startingPoint(problem: Problem, reachable: Uint8Array, sites: readonly number[], k: number, given?: Float64Array): Float64Array {
	const cover = new Cover(problem, sites);
	const whole = problem.weight.map((w, i) => (reachable[i] ? w : 0));
	const starts = [whole, whole.map((w, i) => (cover.times[i] ? 0 : w)), whole.map((w, i) => w / Math.max(1, cover.times[i] ?? 0))];
	if (given) starts.push(given.map((u, i) => Math.min(u, whole[i] ?? 0)));
	const bounds = starts.map((u) => lagrangian(problem, reachable, u, k).bound);
	return Float64Array.from(starts[bounds.indexOf(Math.min(...bounds))] ?? whole);
}

/** L(u), its two parts, and the set that attains it. */
interface Relaxed {
	readonly bound: number;
	readonly rest: number;
	readonly scores: Float64Array;
	readonly sites: readonly number[];
}

function lagrangian({ weight, reach }: Problem, reachable: Uint8Array, u: Float64Array, k: number): Relaxed {
	let rest = 0;
	for (let i = 0; i < weight.length; i++) if (reachable[i]) rest += (weight[i] ?? 0) - (u[i] ?? 0);
	const scores = aloneWeights({ reach, weight: u });
	const sites = largest(scores, k);
	return { bound: rest + sites.reduce((sum, c) => sum + (scores[c] ?? 0), 0), rest, scores, sites };
}

/** Positions of the k largest values, lowest position first among equals. */
export function largest(values: Float64Array, k: number): number[] {
	const top: number[] = [];
	for (let c = 0; c < values.length; c++) {
		const v = values[c] ?? 0;
		if (top.length === k && v <= (values[top[k - 1] ?? 0] ?? 0)) continue;
		let at = top.length;
		while (at > 0 && v > (values[top[at - 1] ?? 0] ?? 0)) at--;
		top.splice(at, 0, c);
		if (top.length > k) top.pop();
	}
	return top;
}

/** Multipliers on their way, and where they were last moving. */
interface Course {
	readonly u: Float64Array;
	readonly direction: Float64Array;
}

/** One projected, deflected subgradient step: multipliers fall where the chosen set covers twice, rise where it covers nothing. */
function step({ weight, reach }: Problem, reachable: Uint8Array, { u, direction }: Course, sites: readonly number[], gap: number): void {
	const over = new Int16Array(u.length).fill(-1);
	for (const c of sites)
		for (let e = reach.starts[c] ?? 0; e < (reach.starts[c + 1] ?? 0); e++) {
			const place = reach.places[e] ?? 0;
			over[place] = (over[place] ?? 0) + 1;
		}
	let norm = 0;
	for (let i = 0; i < u.length; i++) {
		const g = (over[i] ?? 0) + KEPT * (direction[i] ?? 0);
		// A multiplier at the end of its range that would leave it does not move.
		const held = !reachable[i] || (g > 0 ? (u[i] ?? 0) <= 0 : (u[i] ?? 0) >= (weight[i] ?? 0));
		direction[i] = held ? 0 : g;
		if (!held) norm += g * g;
	}
	if (norm === 0 || gap <= 0) return;
	const length = gap / norm;
	for (let i = 0; i < u.length; i++)
		if (direction[i]) u[i] = Math.min(weight[i] ?? 0, Math.max(0, (u[i] ?? 0) - length * (direction[i] ?? 0)));
}
