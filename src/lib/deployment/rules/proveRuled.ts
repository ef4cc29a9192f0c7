import type { Program, Solver } from '../exact/program';
import { Rows } from '../exact/rows';
import { transposed } from '../coverage/reach';
import { valueOf, type Problem } from '../siting/cover';
import type { Siting } from '../siting/siting';
import { mostOf, type Rules } from './rules';

/** Pairs of candidate and place beyond which a programme is not tried: it would take minutes. */
const MOST_PAIRS = 50_000;
const MOST_NODES = 2000;
const GAP = 1e-9;

/**
 * The best k sites under the rules by an integer programme, or the known ones where the search ends without better; the bound is the
 * programme's where it is lower. Problems with more than {@link MOST_PAIRS} pairs stay as they are.
 */
export async function proveRuled(problem: Problem, k: number, rules: Rules, known: Siting, solver: Solver): Promise<Siting> {
	if (problem.reach.places.length > MOST_PAIRS) return known;
	const { columns, bound } = await solver(programOf(problem, k, rules));
	const sites = columns ? Array.from(problem.reach.candidates.keys()).filter((c) => (columns[c] ?? 0) > 0.5) : known.sites;
	const value = valueOf(problem, sites);
	const best = value > known.value ? { sites, value } : known;
	return { sites: best.sites, value: best.value, bound: Math.max(best.value, Math.min(known.bound, bound)) };
}

/** Columns: candidates (whole), then places with weight; a place counts when a chosen candidate reaches it. */
function programOf({ reach, weight }: Problem, k: number, rules: Rules): Program {
	const sites = reach.candidates.length;
	const by = transposed(reach, weight.length);
	const places = Array.from(weight.keys()).filter((i) => (weight[i] ?? 0) > 0 && (by.starts[i + 1] ?? 0) > (by.starts[i] ?? 0));
	const rows = new Rows();
	const one = (c: number): readonly [number, number] => [c, 1];
	places.forEach((place, at) => {
		const reachedBy = [...by.candidates.subarray(by.starts[place], by.starts[place + 1])];
		rows.add([...reachedBy.map(one), [sites + at, -1]], 0, Infinity);
	});
	rows.add([...reach.candidates.keys()].map(one), -Infinity, k);
	for (const area of rules.required) rows.add(area.map(one), 1, Infinity);
	for (const area of rules.capped) rows.add([...area.sites].map(one), -Infinity, mostOf(rules, k));
	const columns = sites + places.length;
	const gain = Float64Array.from({ length: columns }, (_, at) => weight[places[at - sites] ?? -1] ?? 0);
	return {
		gain,
		least: new Float64Array(columns),
		most: new Float64Array(columns).fill(1),
		whole: Int32Array.from({ length: columns }, (_, at) => (at < sites ? 1 : 0)),
		...rows.packed(),
		gap: GAP * gain.reduce((sum, g) => sum + g, 0),
		nodes: MOST_NODES
	};
}
