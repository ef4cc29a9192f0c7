import type { DemandCounts } from '../../core/answers';
import { centresOf, neighbours } from '../../core/cells';
import { metresBetween, nearby, type Nearby } from '../coverage/nearby';

/** The hexagons of a plan: those with a record and the ring around each, so that zeros have a place. */
export interface Lattice {
	/** H3 indexes in ascending order: the order of the request's cells never matters. */
	readonly ids: readonly string[];
	/** Longitude and latitude in turn, degrees. */
	readonly centres: Float64Array;
	/** Hexagons up to two rings away (18 of them, fewer at the edge), itself first. */
	readonly near: Nearby;
	/** Those that touch, itself first: the six around, fewer at the edge. */
	readonly touching: Pick<Nearby, 'starts' | 'index'>;
	/** Incidents of one bin: entries of bin b from starts[b] to starts[b+1]−1, bins in the order of `bins`. */
	readonly bins: readonly number[];
	readonly starts: Uint32Array;
	readonly cell: Uint32Array;
	readonly count: Uint32Array;
}

/** Neighbours up to two rings lie within 2 spacings, the third ring begins at 2.6. */
const TWO_RINGS = 2.3;
/** Neighbours that touch lie one spacing away, the next begin at 1.7. */
const ONE_RING = 1.4;
/** Hexagons in two rings. */
export const NEIGHBOURS = 18;

/** Lays the hexagons with a record in `bins`, and their neighbours, out in the order of their indexes. */
export function latticeOf(demand: DemandCounts, bins: readonly number[]): Lattice {
	const wanted = new Map(bins.map((bin, at) => [bin, at]));
	const recorded = new Set<string>();
	for (let i = 0; i < demand.cell.length; i++) {
		const id = demand.cells[demand.cell[i] ?? 0];
		if (id !== undefined && wanted.has(demand.when[i] ?? 0) && demand.count[i]) recorded.add(id);
	}
	const ids = [...new Set([...recorded].flatMap((id) => [id, ...neighbours(id)]))].sort();
	const centres = centresOf(ids);
	const spacing = spacingAt(ids[0]);
	const near = nearby(centres, spacing * TWO_RINGS);
	return { ids, centres, near, touching: closer(near, spacing * ONE_RING), bins, ...byBin(demand, ids, wanted) };
}

/** The same hexagons and bins with the incidents of one kind alone. */
export function layerOf(lattice: Lattice, demand: DemandCounts): Lattice {
	return { ...lattice, ...byBin(demand, lattice.ids, new Map(lattice.bins.map((bin, at) => [bin, at]))) };
}

/** What happened outside the hours of a layer: the bins of another with its incidents taken out. @param all the same hexagons and bins at all hours */
export function restOf(layer: Lattice, all: Lattice): Lattice {
	const starts = new Uint32Array(all.starts.length);
	const [cell, count]: [number[], number[]] = [[], []];
	for (let b = 0; b < all.bins.length; b++) {
		const own = new Map<number, number>();
		for (let e = layer.starts[b] ?? 0; e < (layer.starts[b + 1] ?? 0); e++) own.set(layer.cell[e] ?? 0, layer.count[e] ?? 0);
		for (let e = all.starts[b] ?? 0; e < (all.starts[b + 1] ?? 0); e++) {
			const left = (all.count[e] ?? 0) - (own.get(all.cell[e] ?? 0) ?? 0);
			if (left <= 0) continue;
			cell.push(all.cell[e] ?? 0);
			count.push(left);
		}
		starts[b + 1] = cell.length;
	}
	return { ...all, starts, cell: Uint32Array.from(cell), count: Uint32Array.from(count) };
}

function closer({ starts, index, metres }: Nearby, most: number): Pick<Nearby, 'starts' | 'index'> {
	const kept = index.filter((_, e) => (metres[e] ?? Infinity) <= most);
	const ends = new Uint32Array(starts.length);
	for (let i = 0, n = 0; i + 1 < starts.length; i++) {
		for (let e = starts[i] ?? 0; e < (starts[i + 1] ?? 0); e++) if ((metres[e] ?? Infinity) <= most) n++;
		ends[i + 1] = n;
	}
	return { starts: ends, index: kept };
}

/** Metres between the centres of a hexagon and its neighbours. */
function spacingAt(id: string | undefined): number {
	if (id === undefined) return 0;
	const c = centresOf([id, ...neighbours(id)]);
	let sum = 0;
	for (let i = 2; i < c.length; i += 2) sum += metresBetween(c[0] ?? 0, c[1] ?? 0, c[i] ?? 0, c[i + 1] ?? 0);
	return sum / (c.length / 2 - 1);
}

/** Entries sorted by bin, then cell: sums then run in one order whatever the request's. */
function byBin(
	demand: DemandCounts,
	ids: readonly string[],
	wanted: ReadonlyMap<number, number>
): Pick<Lattice, 'starts' | 'cell' | 'count'> {
	const place = new Map(ids.map((id, i) => [id, i]));
	const entries: [bin: number, cell: number, count: number][] = [];
	for (let i = 0; i < demand.cell.length; i++) {
		const bin = wanted.get(demand.when[i] ?? 0);
		const cell = place.get(demand.cells[demand.cell[i] ?? 0] ?? '');
		const count = demand.count[i] ?? 0;
		if (bin !== undefined && cell !== undefined && count > 0) entries.push([bin, cell, count]);
	}
	entries.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
	const starts = new Uint32Array(wanted.size + 1);
	for (const [bin] of entries) starts[bin + 1] = (starts[bin + 1] ?? 0) + 1;
	for (let b = 0; b < wanted.size; b++) starts[b + 1] = (starts[b + 1] ?? 0) + (starts[b] ?? 0);
	return { starts, cell: Uint32Array.from(entries, (e) => e[1]), count: Uint32Array.from(entries, (e) => e[2]) };
}

/** Incidents per hexagon over the bins at positions from … to−1, each counted `weight` times. */
export function countsOf(lattice: Lattice, from: number, to: number, weight?: Uint32Array): Uint32Array {
	const counts = new Uint32Array(lattice.ids.length);
	for (let b = from; b < to; b++) {
		const times = weight?.[b] ?? 1;
		if (times === 0) continue;
		for (let e = lattice.starts[b] ?? 0; e < (lattice.starts[b + 1] ?? 0); e++) {
			const cell = lattice.cell[e] ?? 0;
			counts[cell] = (counts[cell] ?? 0) + times * (lattice.count[e] ?? 0);
		}
	}
	return counts;
}

/** Whether two hexagons are the same or touch. */
export function touches({ touching: { starts, index } }: Lattice, a: number, b: number): boolean {
	return index.subarray(starts[a], starts[a + 1]).includes(b);
}

/** Hexagons with a record, and those that touch one. */
export function withRing({ touching: { starts, index } }: Lattice, counts: Uint32Array): Uint8Array {
	const inside = new Uint8Array(counts.length);
	for (let i = 0; i < counts.length; i++) {
		if (!counts[i]) continue;
		for (let e = starts[i] ?? 0; e < (starts[i + 1] ?? 0); e++) inside[index[e] ?? 0] = 1;
	}
	return inside;
}
