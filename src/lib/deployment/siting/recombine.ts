import { placesReached, weigh, type Problem } from './cover';

/** Sites in which two sets differ, and which share uncovered places with one another only: either set's can be taken without the rest. */
interface Part {
	/** Of the first set. */
	readonly mine: number[];
	/** Of the second. */
	readonly theirs: number[];
}

/**
 * The best set that takes part by part from one of two sets, as large as the first: partition crossover (Whitley, Hains & Howe 2009,
 * GECCO: 915–922, there for tours). The parts touch different places, so that what each is worth adds up; sets of several hundred
 * possible children are searched exactly, in time that grows with the sites that differ. Never below the first set.
 */
export function recombine(problem: Problem, first: readonly number[], second: readonly number[]): number[] {
	const [mine, theirs] = [new Set(first), new Set(second)];
	const common = first.filter((site) => theirs.has(site));
	const weight = problem.weight.slice();
	for (const place of placesReached(problem.reach, common)) weight[place] = 0;
	const differing = [...first.filter((site) => !theirs.has(site)), ...second.filter((site) => !mine.has(site))];
	const parts = partsOf(problem, weight, differing, mine);
	const worth = (sites: readonly number[]): number => weigh(placesReached(problem.reach, sites), weight);
	const taken = bestExchange(
		parts.map((part) => ({ more: part.theirs.length - part.mine.length, gain: worth(part.theirs) - worth(part.mine) }))
	);
	return [...common, ...parts.flatMap((part, at) => (taken.has(at) ? part.theirs : part.mine))];
}

/** Differing sites by what they are joined by: places with weight that several of them reach. */
function partsOf({ reach }: Problem, weight: Float64Array, sites: readonly number[], mine: ReadonlySet<number>): Part[] {
	const leader = sites.map((_, at) => at);
	const leaderOf = (at: number): number => {
		let found = at;
		while (leader[found] !== found) found = leader[found] ?? found;
		return found;
	};
	const seen = new Map<number, number>();
	sites.forEach((site, at) => {
		for (let e = reach.starts[site] ?? 0; e < (reach.starts[site + 1] ?? 0); e++) {
			const place = reach.places[e] ?? 0;
			if (weight[place] === 0) continue;
			const other = seen.get(place);
			if (other === undefined) seen.set(place, at);
			else leader[leaderOf(at)] = leaderOf(other);
		}
	});
	const parts = new Map<number, Part>();
	sites.forEach((site, at) => {
		const part = parts.get(leaderOf(at)) ?? { mine: [], theirs: [] };
		parts.set(leaderOf(at), part);
		(mine.has(site) ? part.mine : part.theirs).push(site);
	});
	return [...parts.values()];
}

/** Which exchanges to make so that sites gained and lost cancel out and the gain is largest: dynamic programme over the sites owed. */
function bestExchange(exchanges: readonly { readonly more: number; readonly gain: number }[]): ReadonlySet<number> {
	let best = new Map([[0, { gain: 0, taken: [] as readonly number[] }]]);
	exchanges.forEach(({ more, gain }, at) => {
		const next = new Map(best);
		for (const [owed, state] of best) {
			const made = { gain: state.gain + gain, taken: [...state.taken, at] };
			if (made.gain > (next.get(owed + more)?.gain ?? -Infinity)) next.set(owed + more, made);
		}
		best = next;
	});
	return new Set(best.get(0)?.taken);
}
