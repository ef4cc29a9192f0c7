import { onlyCandidates } from '../coverage/reach';
import type { Program, Solver } from '../exact/program';
import { largest, type Bound } from './dual';
import { valueOf, type Problem } from './cover';
import { roundedDown, wholeNumbers } from './siting';
import type { Found } from './tempering';

/** Pairs of candidate and place beyond which a programme is not tried: it would take minutes. */
const MOST_PAIRS = 50_000;
const MOST_NODES = 2000;

/** A set with what no other can exceed. */
interface Proved extends Found {
	/** Infinity where nothing was learnt. */
	readonly bound: number;
}

/** What is left of a problem when its bound has decided on some candidates. */
interface Rest {
	readonly problem: Problem;
	/** Position in the whole problem of each candidate that is left. */
	readonly kept: readonly number[];
	/** Candidates that every better set contains. */
	readonly sure: readonly number[];
}

/**
 * Looks for a better set, or proves that there is none, by an integer programme: candidates that the dual's bound excludes are left out,
 * those that it demands are put in (reduced-cost fixing), places without weight are dropped and places that the same candidates reach
 * become one. Problems with more than {@link MOST_PAIRS} pairs left are not tried.
 */
export async function prove(problem: Problem, k: number, best: Found, dual: Bound, solver: Solver): Promise<Proved> {
	const unknown = { ...best, bound: Infinity };
	const { problem: left, kept, sure } = restOf(problem, k, best.value, dual);
	const wanted = k - sure.length;
	// Every set but one is excluded: the search is over.
	if (kept.length <= wanted)
		return better(problem, { ...best, bound: best.value }, kept.length === wanted ? [...sure, ...kept] : best.sites);
	const places = mergedPlaces(left);
	if (places.candidates.length > MOST_PAIRS) return unknown;
	const known = kept.map((c) => (best.sites.includes(c) ? 1 : 0));
	const whole = wholeNumbers(problem.weight);
	const program = programOf(places, kept.length, wanted, known.reduce<number>((sum, n) => sum + n, 0) === wanted ? known : null, whole);
	const { columns, bound } = await solver(program);
	const held = valueOf(problem, sure);
	const sites = columns ? [...sure, ...largest(columns.subarray(0, kept.length), wanted).map((c) => kept[c] ?? 0)] : best.sites;
	// Sets that the fixing left out are no better than the one that was known.
	return better(problem, { ...best, bound: held + (whole ? roundedDown(bound) : bound) }, sites);
}

/** The better of two sets, under a bound that neither exceeds. */
function better(problem: Problem, known: Proved, sites: readonly number[]): Proved {
	const value = valueOf(problem, sites);
	const best = value > known.value ? { sites, value } : known;
	return { sites: best.sites, value: best.value, bound: Math.max(best.value, known.bound) };
}

/**
 * With the dual's multipliers a set that contains candidate c is worth at most the bound less (the k-th score − c's), one without it at
 * most the bound less (c's score − the next): where that is no more than the best known, c is out, or in.
 */
function restOf(problem: Problem, k: number, value: number, { rest, scores }: Bound): Rest {
	const top = largest(scores, Math.min(k + 1, scores.length));
	const bound = rest + top.slice(0, k).reduce((sum, c) => sum + (scores[c] ?? 0), 0);
	const last = scores[top[k - 1] ?? -1] ?? 0;
	const next = top.length > k ? (scores[top[k] ?? -1] ?? 0) : -Infinity;
	const room = bound - value * (1 + 1e-9);
	const sure = top.slice(0, k).filter((c) => (scores[c] ?? 0) - next > room);
	const inside = new Set(sure);
	const kept = Array.from(scores.keys()).filter((c) => !inside.has(c) && last - (scores[c] ?? 0) <= room);
	const staying = new Set(kept);
	const weight = problem.weight.slice();
	const { starts, places } = problem.reach;
	for (const c of sure) for (let e = starts[c] ?? 0; e < (starts[c + 1] ?? 0); e++) weight[places[e] ?? 0] = 0;
	return { problem: { reach: onlyCandidates(problem.reach, (c) => staying.has(c)), weight }, kept, sure };
}

/** Places with weight, as one where the same candidates reach them: entries starts[p] … starts[p+1]−1 of `candidates`. */
interface Merged {
	readonly weight: Float64Array;
	readonly starts: Int32Array;
	readonly candidates: Int32Array;
}

function mergedPlaces({ reach, weight }: Problem): Merged {
	const by: number[][] = Array.from(weight, () => []);
	for (let c = 0; c < reach.candidates.length; c++)
		for (let e = reach.starts[c] ?? 0; e < (reach.starts[c + 1] ?? 0); e++) by[reach.places[e] ?? 0]?.push(c);
	const groups = new Map<string, { weight: number; by: readonly number[] }>();
	weight.forEach((w, place) => {
		const candidates = by[place] ?? [];
		if (w <= 0 || candidates.length === 0) return;
		const key = candidates.join();
		groups.set(key, { weight: w + (groups.get(key)?.weight ?? 0), by: candidates });
	});
	const all = [...groups.values()];
	const starts = new Int32Array(all.length + 1);
	all.forEach((group, at) => (starts[at + 1] = (starts[at] ?? 0) + group.by.length));
	return { weight: Float64Array.from(all, (group) => group.weight), starts, candidates: Int32Array.from(all.flatMap((group) => group.by)) };
}

/** Columns: candidates (whole), then places; rows: a place is covered by the candidates that reach it; so many candidates at most. */
function programOf(
	{ weight, starts, candidates }: Merged,
	sites: number,
	wanted: number,
	known: readonly number[] | null,
	whole: boolean
): Program {
	const places = weight.length;
	const total = weight.reduce((sum, w) => sum + w, 0);
	const columns = new Int32Array(candidates.length + places + sites);
	const values = new Float64Array(columns.length).fill(1);
	const rowStarts = new Int32Array(places + 2);
	for (let p = 0, at = 0; p < places; p++) {
		for (let e = starts[p] ?? 0; e < (starts[p + 1] ?? 0); e++) columns[at++] = candidates[e] ?? 0;
		columns[at] = sites + p;
		values[at++] = -1;
		rowStarts[p + 1] = at;
	}
	for (let c = 0; c < sites; c++) columns[candidates.length + places + c] = c;
	rowStarts[places + 1] = columns.length;
	const covered = (p: number): number => (candidates.subarray(starts[p], starts[p + 1]).some((c) => known?.[c] === 1) ? 1 : 0);
	return {
		gain: Float64Array.from({ length: sites + places }, (_, at) => (at < sites ? 0 : (weight[at - sites] ?? 0))),
		least: new Float64Array(sites + places),
		most: new Float64Array(sites + places).fill(1),
		whole: Int32Array.from({ length: sites + places }, (_, at) => (at < sites ? 1 : 0)),
		starts: rowStarts,
		columns,
		values,
		rowLeast: Float64Array.from({ length: places + 1 }, (_, r) => (r < places ? 0 : -Infinity)),
		rowMost: Float64Array.from({ length: places + 1 }, (_, r) => (r < places ? Infinity : wanted)),
		...(known ? { known: Float64Array.from([...known, ...weight.keys()].map((k, at) => (at < sites ? k : covered(k)))) } : {}),
		gap: whole ? 0.999 : 1e-9 * total,
		nodes: MOST_NODES
	};
}
