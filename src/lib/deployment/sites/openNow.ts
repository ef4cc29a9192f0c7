import { slotsOf } from '../../core/filter';
import { NO_SLOT } from '../../core/incident';
import type { Distances } from '../siting/distances';
import type { SiteRequest } from './contract';

/** One entry of the demand that counts. */
export interface Weighed {
	readonly cell: number;
	/** Hour of the week; NO_SLOT where it is unknown. */
	readonly slot: number;
	readonly count: number;
	/** Metres on foot to the nearest existing point that is open then; Infinity without one. */
	readonly walk: number;
}

/** The entries that count, and the incidents left out because their hour is unknown. */
export interface Counted {
	readonly entries: readonly Weighed[];
	readonly untimed: number;
	readonly total: number;
}

/** Distance from each hexagon to the nearest existing point that is open at each entry's hour. @param walks from existing points */
export function countOpen({ demand, existing, window, whileOpen }: SiteRequest, walks: Distances): Counted {
	const wanted = window && new Set(slotsOf(window));
	const needsHour = window !== null || whileOpen;
	const patterns = new Patterns(
		existing.map(({ hours }) => (whileOpen ? hours : null)),
		demand.cells.length
	);
	const entries: Weighed[] = [];
	let [untimed, total] = [0, 0];
	for (let i = 0; i < demand.cell.length; i++) {
		const slot = demand.slot[i] ?? NO_SLOT;
		const count = demand.count[i] ?? 0;
		if (needsHour && slot === NO_SLOT) {
			untimed += count;
			continue;
		}
		if (count === 0 || (wanted && !wanted.has(slot))) continue;
		const cell = demand.cell[i] ?? 0;
		entries.push({ cell, slot, count, walk: patterns.nearest(cell, slot, walks.values) });
		total += count;
	}
	return { entries, untimed, total };
}

/** Hours at which the same points are open share their distances. */
class Patterns {
	private readonly open: readonly (readonly number[])[];
	private readonly of: Uint8Array;
	private readonly known = new Map<number, number>();

	constructor(
		hours: readonly (Uint8Array | null)[],
		private readonly cells: number
	) {
		const byKey = new Map<string, number>();
		const open: number[][] = [];
		this.of = new Uint8Array(NO_SLOT + 1);
		for (let slot = 0; slot <= NO_SLOT; slot++) {
			// At an unknown hour a point counts only where it is always open.
			const points = [...hours.keys()].filter(
				(p) => hours[p] === null || (slot < 168 ? hours[p]?.[slot] === 1 : hours[p]?.every((on) => on === 1))
			);
			const key = points.join();
			const at = byKey.get(key) ?? open.push(points) - 1;
			byKey.set(key, at);
			this.of[slot] = at;
		}
		this.open = open;
	}

	nearest(cell: number, slot: number, distance: Float64Array): number {
		const pattern = this.of[slot] ?? 0;
		const key = pattern * this.cells + cell;
		const found = this.known.get(key);
		if (found !== undefined) return found;
		let least = Infinity;
		for (const p of this.open[pattern] ?? []) least = Math.min(least, distance[p * this.cells + cell] ?? Infinity);
		this.known.set(key, least);
		return least;
	}
}
