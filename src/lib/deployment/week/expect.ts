import { estimate, type Estimate } from '../demand/estimate';
import { countsOf, latticeOf, type Lattice } from '../demand/lattice';
import { FEWEST_INCIDENTS } from '../refuse';
import { shiftOfSlots } from './shifts';
import type { Pooled, WeekRequest, WeekShift } from './week';

/** Expected incidents of each shift by hexagon. */
export interface WeekDemand {
	/** Hexagons with a record and their neighbours; its bins are the shifts. */
	readonly lattice: Lattice;
	/** Recorded incidents by hexagon, for each shift. */
	readonly counts: readonly Uint32Array[];
	/** Expected incidents a week by hexagon, for each shift. */
	readonly expected: readonly Float64Array[];
	readonly pooled: readonly Pooled[];
	/** The same from other counts of the same shift: the prior and the share stay. */
	readonly again: (shift: number, counts: Uint32Array) => Float64Array;
	/** Whose records a shift's expectation comes from: its own, or those of the pool. */
	readonly sourceOf: (shift: number) => Uint32Array;
}

interface Source {
	readonly pooled: Pooled;
	readonly counts: Uint32Array;
	readonly estimate: Estimate;
	/** Part of the source's incidents that falls into the shift. */
	readonly share: number;
}

const sum = (values: Iterable<number>): number => {
	let all = 0;
	for (const n of values) all += n;
	return all;
};

/**
 * Gamma–Poisson shrinkage of each shift's counts by hexagon. A shift with fewer than 20 records takes its places from all days at its
 * hours (or all hours, where those are too few as well) and its level from its own count, drawn towards the mean of the pool by the
 * weight of 20 records: rate(hexagon, shift) = rate(hexagon) × share(shift).
 * @param weeks weeks that the records cover
 */
export function expectWeek(request: WeekRequest, shifts: readonly WeekShift[], weeks: number): WeekDemand {
	const lattice = weekLattice(request, shifts);
	const counts = shifts.map((_, at) => countsOf(lattice, at, at + 1));
	const pools = new Map<string, { counts: Uint32Array; estimate: Estimate }>();
	const poolOf = (key: string, members: readonly number[]) => {
		const known = pools.get(key);
		if (known) return known;
		const added = new Uint32Array(lattice.ids.length);
		for (const at of members) counts[at]?.forEach((n, i) => (added[i] = (added[i] ?? 0) + n));
		const made = { counts: added, estimate: estimate(lattice, added, weeks) };
		pools.set(key, made);
		return made;
	};
	const sources = shifts.map(({ part }, at): Source => {
		const own = sum(counts[at] ?? []);
		if (own >= FEWEST_INCIDENTS) return { pooled: 'none', share: 1, ...poolOf(`shift ${String(at)}`, [at]) };
		const alike = shifts.flatMap((other, i) => (other.part === part ? [i] : []));
		const enough = sum(alike.map((i) => sum(counts[i] ?? []))) >= FEWEST_INCIDENTS;
		const members = enough ? alike : [...shifts.keys()];
		const pool = enough ? poolOf(`part ${String(part)}`, members) : poolOf('all', members);
		const share = (own + FEWEST_INCIDENTS / members.length) / (sum(pool.counts) + FEWEST_INCIDENTS);
		return { pooled: enough ? 'days' : 'hours', share, ...pool };
	});
	const scaled = ({ expected }: Estimate, share: number): Float64Array => (share === 1 ? expected : expected.map((e) => e * share));
	return {
		lattice,
		counts,
		expected: sources.map((source) => scaled(source.estimate, source.share)),
		pooled: sources.map(({ pooled }) => pooled),
		again: (shift, drawn) => {
			const source = sources[shift];
			return source ? scaled(estimate(lattice, drawn, weeks, source.estimate.prior), source.share) : new Float64Array(lattice.ids.length);
		},
		sourceOf: (shift) => sources[shift]?.counts ?? new Uint32Array(lattice.ids.length)
	};
}

function weekLattice({ resolution, cells, cell, slot, count, left }: WeekRequest, shifts: readonly WeekShift[]): Lattice {
	const by = shiftOfSlots(shifts);
	const demand = {
		resolution,
		cells,
		centres: new Float64Array(0),
		bin: 'week' as const,
		first: 0,
		last: shifts.length - 1,
		cell,
		when: Int32Array.from(slot, (at) => by[at] ?? 0),
		count,
		left
	};
	return latticeOf(demand, [...shifts.keys()]);
}
