import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Pause } from '../pause';
import { beyondFixed, checkDistances, nearestOf, type Distances } from './distances';
import { enumerate } from './enumerate';
import { cheapest, costOf, Served, type Costs } from './interchange';
import { medianBound, type MedianBound } from './medianDual';
import { roundedUp, wholeNumbers, type Siting } from './siting';

/** Places and how much each counts. */
export interface MedianProblem {
	readonly distances: Distances;
	/** Weight of each place, ≥ 0. */
	readonly weight: Float64Array;
}

interface Found {
	readonly sites: readonly number[];
	readonly value: number;
}

const SEED = 1;
/** Rounds of shaking, and steps of the exact walk before and after them, where the bound is not met earlier. */
const ROUNDS = 150;
const FEW_STEPS = 100_000;
const MOST_STEPS = 3_000_000;
const TIE = 1e-12;

/**
 * The k sites from which all places together are nearest: least Σ weight × distance to the nearest site, the walking burden (Hakimi
 * 1964). Greedy and interchange, the sets of the Lagrangian dual, a walk through all sets that the bound cannot exclude, and shaking,
 * each only while the bound is not met. Deterministic. `value` and `bound` are weight × distance; the bound lies below.
 * @param fixed positions among the candidates of sites that stay: present in the value, not counted in k
 * @throws HexbeatError `siting-distances`, `siting-none`
 */
export async function pMedian(problem: MedianProblem, k: number, pause: Pause, fixed: readonly number[] = []): Promise<Siting> {
	const { distances, weight } = problem;
	checkDistances(distances, k + fixed.length);
	const left = beyondFixed(distances, fixed);
	const size = Math.min(k, left.kept.length);
	const valueOf = (sites: readonly number[]): number =>
		nearestOf(distances, [...fixed, ...sites]).reduce((sum, d, i) => sum + d * (weight[i] ?? 0), 0);
	if (size === 0) return { sites: [], value: valueOf([]), bound: valueOf([]) };
	const { sites, value, bound } = await solve(costsOf(left.distances, weight), size, pause);
	const whole = sites.map((c) => left.kept[c] ?? 0);
	const total = valueOf(whole);
	return { sites: whole, value: total, bound: bound === value ? total : Math.min(bound, total) };
}

function costsOf({ candidates, places, values }: Distances, weight: Float64Array): Costs {
	return { candidates, places, values: values.map((d, e) => d * (weight[e % places] ?? 0)) };
}

async function solve(costs: Costs, k: number, pause: Pause): Promise<Siting> {
	const whole = wholeNumbers(costs.values);
	let best = bestOf(costs, [cheapest(costs, k)]);
	await pause(0);
	const dual = medianBound(costs, k, best.sites, whole ? best.value - 1 + 1e-6 : Infinity);
	let bound = Math.min(best.value, whole ? roundedUp(dual.bound) : dual.bound);
	if (best.value > bound) best = bestOf(costs, [best.sites, ...dual.sets]);
	for (const steps of [FEW_STEPS, MOST_STEPS]) {
		if (best.value <= bound) break;
		if (steps === MOST_STEPS) best = await shake(costs, best, bound, pause);
		const walked = walk(costs, k, best, dual, steps);
		best = walked.best;
		if (walked.proved) bound = best.value;
	}
	return { ...best, bound: Math.min(bound, best.value) };
}

function bestOf(costs: Costs, starts: readonly (readonly number[])[]): Found {
	let best: Found = { sites: [], value: Infinity };
	for (const start of starts) {
		const served = new Served(costs, start);
		served.improve();
		const { value } = served;
		if (value < best.value * (1 - TIE) || best.value === Infinity) best = { sites: [...served.sites], value };
	}
	return best;
}

/** Iterated local search: a few sites move at random, swaps improve; the better set is kept. */
async function shake(costs: Costs, start: Found, bound: number, pause: Pause): Promise<Found> {
	const random = xoroshiro128plus(SEED);
	let best = start;
	for (let round = 0; round < ROUNDS && best.value > bound; round++) {
		await pause(round / ROUNDS);
		const served = new Served(costs, best.sites);
		const k = best.sites.length;
		const moves = Math.min(costs.candidates - k, uniformInt(random, 1, Math.max(2, Math.ceil(k / 6))));
		for (let i = 0; i < moves; i++) {
			let joining = uniformInt(random, 0, costs.candidates - 1);
			while (served.chosen[joining]) joining = (joining + 1) % costs.candidates;
			served.swap(uniformInt(random, 0, k - 1), joining);
		}
		served.improve();
		const { value } = served;
		if (value < best.value * (1 - TIE)) best = { sites: [...served.sites], value };
	}
	return best;
}

/** Looks at every set that the dual leaves possible; `proved` when that came to an end. */
function walk(costs: Costs, k: number, start: Found, { rest, scores }: MedianBound, most: number): { best: Found; proved: boolean } {
	let best = start;
	const proved = enumerate({
		scores,
		k,
		least: () => rest - best.value * (1 - TIE),
		visit: (sites) => {
			const value = costOf(costs, sites);
			if (value < best.value * (1 - TIE)) best = { sites: [...sites], value };
		},
		visitCost: Math.ceil((k * costs.places) / 4),
		most
	});
	return { best, proved };
}
