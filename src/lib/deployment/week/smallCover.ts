import { aloneWeights, Cover, valueOf, type Problem } from '../siting/cover';
import { fill, improve, locate } from '../siting/locate';
import type { Siting } from '../siting/siting';

/** Sets looked at in the proof of one answer: an area of a town needs few. */
const MOST_NODES = 300;
/** Gains nearer than this part of the total weight are a tie. */
const TIE = 1e-12;

/** A set begun, and what may still join it. */
interface Node {
	readonly sites: readonly number[];
	readonly allowed: readonly number[];
	/** No set from here reaches more. */
	readonly bound: number;
}

/**
 * Maximal covering of a small area for 0 … most sites: greedy choice and swaps, from scratch and from the set before, then branch and bound
 * with the sum of the largest gains as the bound (Nemhauser, Wolsey & Fisher 1978), for a fixed number of sets. Values never fall with k.
 * Deterministic.
 */
export function smallCover(problem: Problem, most: number): Siting[] {
	const curve: Siting[] = [{ sites: [], value: 0, bound: 0 }];
	const sizes = aloneWeights(problem);
	const candidates = Array.from(sizes.keys())
		.filter((c) => (sizes[c] ?? 0) > 0)
		.sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
	for (let k = 1; k <= most; k++) {
		const before = curve[k - 1]?.sites ?? [];
		if (before.length < k - 1 || candidates.length <= before.length) {
			// Every candidate that reaches anything is there.
			curve.push(curve[k - 1] ?? { sites: [], value: 0, bound: 0 });
			continue;
		}
		curve.push(proved(problem, k, candidates, begun(problem, k, before)));
	}
	return curve;
}

function begun(problem: Problem, k: number, before: readonly number[]): readonly number[] {
	const fresh = locate(problem, k);
	const grown = new Cover(problem, before);
	fill(grown, k);
	improve(grown);
	return valueOf(problem, fresh) >= valueOf(problem, grown.sites) ? fresh : [...grown.sites];
}

function proved(problem: Problem, k: number, candidates: readonly number[], start: readonly number[]): Siting {
	const tie = TIE * problem.weight.reduce((sum, w) => sum + w, 0);
	let best = { sites: start, value: valueOf(problem, start) };
	const open: Node[] = [{ sites: [], allowed: candidates, bound: Infinity }];
	let looked = 0;
	for (; open.length > 0 && looked < MOST_NODES; looked++) {
		const node = open.pop();
		if (!node || node.bound <= best.value + tie) continue;
		const { value, gains } = gainsAfter(problem, node);
		if (node.sites.length === k || gains.length === 0) {
			if (value > best.value + tie) best = { sites: node.sites, value };
			continue;
		}
		const bound = value + gains.slice(0, k - node.sites.length).reduce((sum, { gain }) => sum + gain, 0);
		if (bound <= best.value + tie) continue;
		const [first, ...rest] = gains.map(({ candidate }) => candidate);
		if (first === undefined) continue;
		open.push({ sites: node.sites, allowed: rest, bound }, { sites: [...node.sites, first], allowed: rest, bound });
	}
	const left = open.reduce((most, { bound }) => Math.max(most, bound), 0);
	const total = problem.weight.reduce((sum, w) => sum + w, 0);
	return { ...best, bound: Math.max(best.value, Math.min(left, total)) };
}

/** Value of a set, and what each allowed candidate would add, the largest first; those that add nothing left out. */
function gainsAfter({ reach, weight }: Problem, { sites, allowed }: Node): { value: number; gains: { candidate: number; gain: number }[] } {
	const taken = new Uint8Array(weight.length);
	const sum = (candidate: number, take: boolean): number => {
		let gain = 0;
		for (let e = reach.starts[candidate] ?? 0; e < (reach.starts[candidate + 1] ?? 0); e++) {
			const place = reach.places[e] ?? 0;
			if (taken[place]) continue;
			gain += weight[place] ?? 0;
			if (take) taken[place] = 1;
		}
		return gain;
	};
	const value = sites.reduce((all, site) => all + sum(site, true), 0);
	const gains = allowed.map((candidate) => ({ candidate, gain: sum(candidate, false) })).filter(({ gain }) => gain > 0);
	return { value, gains: gains.sort((a, b) => b.gain - a.gain || a.candidate - b.candidate) };
}
