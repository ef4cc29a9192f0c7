import { transposed, type ReachedBy } from '../coverage/reach';
import type { Problem } from './cover';

/** A set of as many sites throughout, one of which changes at a time, with what each site and each candidate is good for. */
export class Swapping {
	/** The candidate in each slot. */
	readonly sites: Int32Array;
	/** How often each place is reached. */
	readonly times: Uint16Array;
	/** Weight that each candidate would add to the set. */
	readonly gains: Float64Array;
	/** Weight that only the site in each slot reaches. */
	readonly losses: Float64Array;
	/** Slot of each candidate; −1 without one. */
	readonly slots: Int32Array;
	/** Sum of the slots whose sites reach each place: the slot itself where there is one. */
	readonly owners: Int32Array;
	readonly by: ReachedBy;
	/** Scratch for {@link bestFor}: all 0 between calls. */
	private readonly shared: Float64Array;
	private readonly touched: Int32Array;

	constructor(
		readonly problem: Problem,
		sites: readonly number[]
	) {
		const { reach, weight } = problem;
		const candidates = reach.candidates.length;
		this.by = transposed(reach, weight.length);
		this.sites = new Int32Array(sites.length).fill(-1);
		this.losses = new Float64Array(sites.length);
		this.times = new Uint16Array(weight.length);
		this.owners = new Int32Array(weight.length);
		this.slots = new Int32Array(candidates).fill(-1);
		this.gains = new Float64Array(candidates);
		this.shared = new Float64Array(candidates);
		this.touched = new Int32Array(candidates);
		for (let place = 0; place < weight.length; place++) this.offer(place, weight[place] ?? 0);
		sites.forEach((site, slot) => {
			this.put(slot, site);
		});
	}

	/** Every candidate that reaches the place has so much more to add. */
	private offer(place: number, weight: number): void {
		const { starts, candidates } = this.by;
		for (let f = starts[place] ?? 0, end = starts[place + 1] ?? 0; f < end; f++) {
			const c = candidates[f] ?? 0;
			this.gains[c] = (this.gains[c] ?? 0) + weight;
		}
	}

	private put(slot: number, candidate: number): void {
		const { starts, places } = this.problem.reach;
		this.sites[slot] = candidate;
		this.slots[candidate] = slot;
		let loss = 0;
		for (let e = starts[candidate] ?? 0, end = starts[candidate + 1] ?? 0; e < end; e++) {
			const place = places[e] ?? 0;
			const weight = this.problem.weight[place] ?? 0;
			const before = this.times[place] ?? 0;
			const owner = this.owners[place] ?? 0;
			this.times[place] = before + 1;
			this.owners[place] = owner + slot;
			if (before === 0) {
				loss += weight;
				this.offer(place, -weight);
			} else if (before === 1) this.losses[owner] = (this.losses[owner] ?? 0) - weight;
		}
		this.losses[slot] = loss;
	}

	private lift(slot: number): void {
		const { starts, places } = this.problem.reach;
		const site = this.sites[slot] ?? 0;
		this.slots[site] = -1;
		for (let e = starts[site] ?? 0, end = starts[site + 1] ?? 0; e < end; e++) {
			const place = places[e] ?? 0;
			const weight = this.problem.weight[place] ?? 0;
			const after = (this.times[place] ?? 0) - 1;
			const owner = (this.owners[place] ?? 0) - slot;
			this.times[place] = after;
			this.owners[place] = owner;
			if (after === 0) this.offer(place, weight);
			else if (after === 1) this.losses[owner] = (this.losses[owner] ?? 0) + weight;
		}
	}

	/** Another candidate takes a slot; what the value gains. */
	swap(slot: number, candidate: number): number {
		const loss = this.losses[slot] ?? 0;
		this.lift(slot);
		const gain = this.gains[candidate] ?? 0;
		this.put(slot, candidate);
		return gain - loss;
	}

	/** The candidate that shares a place with the site in a slot and would add most in its stead, with what the value would gain. */
	bestFor(slot: number): { candidate: number; gain: number } {
		const { starts, places } = this.problem.reach;
		const { weight } = this.problem;
		const { shared, touched, times, gains, slots, by } = this;
		const site = this.sites[slot] ?? 0;
		let count = 0;
		for (let e = starts[site] ?? 0, end = starts[site + 1] ?? 0; e < end; e++) {
			const place = places[e] ?? 0;
			if (times[place] !== 1) continue;
			const w = weight[place] ?? 0;
			for (let f = by.starts[place] ?? 0, last = by.starts[place + 1] ?? 0; f < last; f++) {
				const c = by.candidates[f] ?? 0;
				const before = shared[c] ?? 0;
				if (before === 0) touched[count++] = c;
				shared[c] = before + w;
			}
		}
		let candidate = -1;
		let most = -Infinity;
		for (let at = 0; at < count; at++) {
			const c = touched[at] ?? 0;
			const gain = (gains[c] ?? 0) + (shared[c] ?? 0);
			shared[c] = 0;
			if (gain > most && (slots[c] ?? 0) < 0) {
				most = gain;
				candidate = c;
			}
		}
		return { candidate, gain: most - (this.losses[slot] ?? 0) };
	}

	/** The slot whose site would be missed least. */
	poorest(): number {
		let best = 0;
		for (let slot = 1; slot < this.losses.length; slot++) if ((this.losses[slot] ?? 0) < (this.losses[best] ?? 0)) best = slot;
		return best;
	}

	/** The free candidate that adds most, the lowest among equals; −1 when all are chosen. */
	richest(): number {
		let best = -1;
		let most = -Infinity;
		for (let c = 0; c < this.gains.length; c++) {
			const gain = this.gains[c] ?? 0;
			if (gain <= most || (this.slots[c] ?? 0) >= 0) continue;
			most = gain;
			best = c;
		}
		return best;
	}
}
