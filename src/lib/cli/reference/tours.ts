/** Reference files of orienteering: the best known score for each budget. */
import { orienteering } from '../../deployment/tours/orienteering';
import { gapOf } from '../../deployment/siting/siting';
import { compare, isObject, numberOf, numbersOf, type Comparison, type Finding, type JsonObject } from './compare';
import { atLeast, gapNote, isProved } from './published';

const SEED = 1;
const patience = (): Promise<void> => Promise.resolve();

/** The stop that the format's text names, e.g. "node 1 = end". */
function stopOf(file: JsonObject, name: 'start' | 'end', usual: number): number {
	const said = typeof file.format === 'string' ? new RegExp(`node (\\d+) = ${name}`, 'i').exec(file.format)?.[1] : undefined;
	return numberOf(file[name]) ?? (said === undefined ? usual : Number(said));
}

export async function checkTours(file: JsonObject): Promise<Finding> {
	const nodes = (Array.isArray(file.nodes) ? file.nodes : []).map((node) => numbersOf(node) ?? []);
	const n = nodes.length;
	const walk = new Float64Array(n * n);
	nodes.forEach((a, i) => {
		nodes.forEach((b, j) => (walk[i * n + j] = Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0))));
	});
	const score = Float64Array.from(nodes, (node) => node[2] ?? 0);
	const [start, end] = [stopOf(file, 'start', 0), stopOf(file, 'end', 1)];
	const units = numberOf(file.units ?? file.vehicles) ?? 1;
	const comparisons: Comparison[] = [];
	const notes: string[] = [];
	for (const [key, values] of Object.entries(file)) {
		if (!/^(best|optimum)_by_budget$/.test(key) || !isObject(values)) continue;
		for (const [budget, expected] of Object.entries(values)) {
			const unit = { start, end, budget: Number(budget) };
			const problem = { walk, score, dwell: new Float64Array(n), units: Array.from({ length: units }, () => unit) };
			const tours = await orienteering(problem, SEED, patience);
			const path = `${key}.budget=${budget}`;
			const longest = Math.max(...tours.times);
			const stops = tours.rounds.flatMap((round) => round.slice(1, -1));
			comparisons.push(
				...atLeast(`${key}.score[${budget}]`, expected, tours.value, true, isProved(path)),
				...atLeast(`${key}.bound[${budget}]`, expected, tours.bound, true, false),
				...atLeast(`${key}.time[${budget}]`, unit.budget, longest, false, false),
				...compare(`${key}.visits[${budget}]`, stops.length, new Set(stops).size)
			);
			notes.push(`budget ${budget}: ${gapNote(tours.value, tours.bound, gapOf(tours))}`);
		}
	}
	return { comparisons, left: [], notes };
}
