import type { Release } from './release';

/** What must be hidden for some flow to go round, and how much that costs. */
export interface Way {
	readonly hide: readonly number[];
	readonly cost: number;
}

/** A part is hidden rather than a whole, few counts rather than many, small ones rather than large ones. */
const RANK_COST = [1e7, 1e10, 1e13] as const;
const MOST = 1e6;

/** What it costs to hide a count. */
export function costOf(release: Release, index: number): number {
	const item = release.items[index];
	return item ? RANK_COST[item.rank] + Math.min(item.value, MOST) : Infinity;
}

/** What is led, and where. */
export interface Errand {
	/** The arc that may not be used. */
	readonly without: number;
	readonly start: number;
	readonly goal: number;
	readonly amount: number;
	/** What every arc carries already. */
	readonly flows: Float64Array;
}

/**
 * The cheapest way on which so much flow can go from a node to another, where shown counts may be hidden to let it pass; null where there is
 * none.
 *
 * Source: shortest path by Dijkstra (1959), as in the network heuristics of Kelly, Golden & Assad (1992), Networks 22.
 */
export function cheapestWay(release: Release, errand: Errand): Way | null {
	const { without, start, goal } = errand;
	const open = new Map<number, Way>([[start, { cost: 0, hide: [] }]]);
	const done = new Set<number>();
	for (let node = nearest(open); node !== null; node = nearest(open)) {
		const here = open.get(node) ?? { cost: 0, hide: [] };
		if (node === goal) return here;
		open.delete(node);
		done.add(node);
		for (const { next, cost, index } of stepsFrom(release, node, errand)) {
			if (index === without || done.has(next)) continue;
			if (here.cost + cost >= (open.get(next)?.cost ?? Infinity)) continue;
			open.set(next, { cost: here.cost + cost, hide: cost > 0 ? [...here.hide, index] : here.hide });
		}
	}
	return null;
}

function nearest(open: ReadonlyMap<number, Way>): number | null {
	let best: number | null = null;
	let least = Infinity;
	for (const [node, { cost }] of open)
		if (cost < least) {
			best = node;
			least = cost;
		}
	return best;
}

function* stepsFrom(release: Release, node: number, errand: Errand): Generator<{ next: number; cost: number; index: number }> {
	for (const [index, [from, to]] of release.shape.ends.entries()) {
		if (from !== node && to !== node) continue;
		const forward = from === node;
		const cost = costToPass(release, index, forward, errand);
		if (cost < Infinity) yield { next: forward ? to : from, cost, index };
	}
}

function costToPass(release: Release, index: number, forward: boolean, { amount, flows }: Errand): number {
	const flow = flows[index] ?? 0;
	const room = ({ low, high }: { low: number; high: number }): number => (forward ? high - flow : flow - low);
	if (room(release.range(index)) >= amount) return 0;
	return release.mayHide(index) && room(release.range(index, 'hidden')) >= amount ? costOf(release, index) : Infinity;
}
