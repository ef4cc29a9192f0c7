import type { Look, Pack } from '../../disclosure/pack';

/** Hexagons that lie together, such as those of one town: what fits one map. */
export interface Cluster {
	/** The largest place near its busiest hexagon; empty where none is known. */
	readonly name: string;
	/** Places in the pack's cells. */
	readonly cells: readonly number[];
}

/** Hexagons nearer to each other than this belong together, km; large ones where they are next but one. */
const REACH_KM = 1;
const REACH_HEXAGONS = 2.2;
/** Part of the shown incidents that a cluster holds at least, to have a map of its own. */
const LEAST_SHARE = 0.05;
const KM_PER_DEGREE = 111.2;
/** Maps of parts that stand one after the other: more are not looked at. */
const MOST_PARTS = 4;

/** Middle of a hexagon's corners, degrees. */
export function middleOf(corners: readonly number[]): { readonly lng: number; readonly lat: number } {
	const mean = (from: number): number => {
		const own = corners.filter((_, i) => i % 2 === from);
		return own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length);
	};
	return { lng: mean(0), lat: mean(1) };
}

interface Spot {
	readonly lng: number;
	readonly lat: number;
}

function kilometres(one: Spot, other: Spot): number {
	const east = (one.lng - other.lng) * Math.cos((one.lat * Math.PI) / 180);
	return Math.hypot(east, one.lat - other.lat) * KM_PER_DEGREE;
}

/** Parts of packs that were looked at: every pair of hexagons is compared, and one report asks ten times. */
const known = new WeakMap<Pack, readonly Cluster[]>();

/** The parts of a pack's map, the one with most incidents first; one part where all lies together, or where no count is told. */
export function clustersOf(pack: Pack): readonly Cluster[] {
	const parts = known.get(pack) ?? partsOf(pack);
	known.set(pack, parts);
	return parts;
}

function partsOf(pack: Pack): Cluster[] {
	const middles = pack.corners.map(middleOf);
	// From middle to middle of hexagons that touch.
	const reach = Math.max(REACH_KM, REACH_HEXAGONS * Math.sqrt((2 * pack.cellArea) / Math.sqrt(3)));
	const left = new Set(pack.cells.keys());
	const groups: number[][] = [];
	for (const first of left) {
		const group = [first];
		left.delete(first);
		for (const at of group)
			for (const other of left)
				if (kilometres(middles[at] ?? { lng: 0, lat: 0 }, middles[other] ?? { lng: 90, lat: 90 }) < reach) {
					group.push(other);
					left.delete(other);
				}
		groups.push(group);
	}
	const value = (at: number): number => valueOf(pack.all.cells?.[at]);
	const sum = (group: readonly number[]): number => group.reduce((all, at) => all + value(at), 0);
	const all = sum([...pack.cells.keys()]);
	const large = groups.filter((group) => sum(group) > 0 && sum(group) >= LEAST_SHARE * all).sort((a, b) => sum(b) - sum(a));
	const kept = large.length > 1 ? large : [[...pack.cells.keys()]];
	return kept.map((cells) => ({ name: nameOf(pack, middles, cells.toSorted((a, b) => value(b) - value(a))[0]), cells }));
}

/** The parts of which a count is told, of all incidents or of a category: the one with most first. None where all are small or hidden. */
export function partsWith(pack: Pack, looks: readonly (Look | null)[], most = MOST_PARTS): number[] {
	const sum = (cells: readonly number[]): number => cells.reduce((all, at) => all + valueOf(looks[at]), 0);
	return clustersOf(pack)
		.map(({ cells }, part) => ({ part, told: sum(cells) }))
		.filter(({ told }) => told > 0)
		.sort((a, b) => b.told - a.told || a.part - b.part)
		.slice(0, most)
		.map(({ part }) => part);
}

const valueOf = (look: Look | null | undefined): number => (typeof look === 'number' ? look : 0);

function nameOf({ places }: Pack, middles: readonly Spot[], busiest: number | undefined): string {
	const at = middles[busiest ?? -1];
	const [nearest] = at ? places.toSorted((a, b) => kilometres(a, at) - kilometres(b, at)) : [];
	return nearest?.name ?? '';
}
