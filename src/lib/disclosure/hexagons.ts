import { cellsAt, parentOf, resolutionOf } from '../core/cells';
import { FEWEST_ADDRESSES, type Policy, type Sensitivity } from './policy';
import type { Shown } from './shown';
import { discloseList } from './table';

/** Counts of hexagons of one resolution: best the one that the audience sees, since hexagons do not quite fill their parents. */
export interface Hexagons {
	/** H3 indexes as hexadecimal text, each once. */
	readonly cells: readonly string[];
	readonly counts: ArrayLike<number>;
	/** Postal addresses of hexagons where they are known. */
	readonly addresses?: ReadonlyMap<string, number>;
}

/** Hexagons as they may look: none of them lies in another. */
export interface ShownHexagons {
	readonly cells: readonly string[];
	/** In the order of `cells`. */
	readonly shown: readonly Shown[];
	readonly total: Shown;
	/** The hexagon in which each of the given ones is counted. */
	readonly within: ReadonlyMap<string, string>;
}

/** A hexagon in which so few people live that its incidents point at one of them is counted with its neighbours; nobody lives in a park. */
export const holdsTooFew = (addresses: number, fewest = FEWEST_ADDRESSES): boolean => addresses > 0 && addresses < fewest;

interface Held {
	count: number;
	addresses: number;
	readonly from: string[];
}

/** By hexagon. */
type Holdings = Map<string, Held>;

/**
 * What a map of hexagons may look like: no finer than the audience may see, those with too few addresses counted in their parent together
 * with all others in it, small counts and the total protected.
 *
 * @throws HexbeatError `bad-count`
 */
export function discloseHexagons(
	field: Hexagons,
	policy: Policy,
	sensitivity: Sensitivity,
	to: 'screen' | 'file' = 'screen'
): ShownHexagons {
	const held = policy.guarded ? merged(coarsened(field, policy.finest[sensitivity])) : coarsened(field, Infinity);
	const rule = policy[to][sensitivity];
	const { cells: shown, total } = discloseList({
		counts: [...held.values()].map(({ count }) => count),
		rules: { ordinary: rule, sensitive: rule },
		sensitive: () => sensitivity === 'sensitive'
	});
	if (!total) throw new RangeError('A list was disclosed without its total.');
	const within = new Map([...held].flatMap(([cell, { from }]) => from.map((one) => [one, cell] as const)));
	return { cells: [...held.keys()], shown, total, within };
}

function coarsened({ cells, counts, addresses }: Hexagons, finest: number): Holdings {
	const held: Holdings = new Map();
	cells.forEach((cell, i) => {
		const goal = resolutionOf(cell) > finest ? parentOf(cell, finest) : cell;
		add(held, goal, { count: counts[i] ?? 0, addresses: addresses?.get(cell) ?? 0, from: [cell] });
	});
	return held;
}

function add(held: Holdings, cell: string, more: Held): void {
	const here = held.get(cell);
	if (!here) {
		held.set(cell, more);
		return;
	}
	here.count += more.count;
	here.addresses += more.addresses;
	here.from.push(...more.from);
}

/** Shown beside its brothers, a parent would tell the child that is counted in it: they all go with it. */
function merged(held: Holdings): Holdings {
	for (;;) {
		const few = [...held].filter(([cell, { addresses }]) => holdsTooFew(addresses) && resolutionOf(cell) > 0);
		if (few.length === 0) return held;
		const finest = Math.max(...few.map(([cell]) => resolutionOf(cell)));
		const parents = new Set(few.flatMap(([cell]) => (resolutionOf(cell) === finest ? [parentOf(cell, finest - 1)] : [])));
		const next: Holdings = new Map();
		for (const [cell, one] of held) {
			const [above = cell] = resolutionOf(cell) >= finest ? cellsAt([cell], finest - 1) : [cell];
			add(next, parents.has(above) ? above : cell, one);
		}
		held = next;
	}
}
