import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Pause } from '../pause';
import { valueOf, type Problem } from './cover';
import { Swapping } from './swapping';

/** Rounds between two pauses; sums are also begun anew then. */
const STRIDE = 500;
/** Sites that move at random in a round, at most. */
const LEAVING = 4;
/** One round in so many moves sites far away; the others stay in one neighbourhood. */
const FAR = 16;
/** Tries to find a neighbouring site. */
const TRIES = 8;
/** The largest part of a value that may be given up in a round, falling to none. */
const YIELD = 0.001;
const UNIT = 0x1_0000_0000;

/** A set of candidates with its value. */
export interface Found {
	readonly sites: readonly number[];
	readonly value: number;
}

/** How long and how freely to shake. */
export interface Shaking {
	readonly rounds: number;
	readonly seed: number;
	/** The largest part of the value that may be given up in a round. */
	readonly given?: number;
}

/**
 * Iterated local search (Lourenço, Martin & Stützle 2003): a few sites of one neighbourhood move at random, swaps settle what moved,
 * slightly worse sets are kept on the way. Never below its start; stops at the bound. The same problem, rounds and seed give the same
 * answer.
 */
export async function shake(
	problem: Problem,
	start: Found,
	bound: number,
	{ rounds, seed, given = YIELD }: Shaking,
	pause: Pause
): Promise<Found> {
	const k = start.sites.length;
	if (k === 0 || k >= problem.reach.candidates.length) return start;
	const search = new Search(problem, start, seed);
	let best = start;
	for (let round = 0; round < rounds && best.value < bound; round++) {
		if (round % STRIDE === 0) {
			await pause(round / rounds);
			search.renew();
		}
		search.round(given * (1 - round / rounds) * best.value);
		if (search.value > best.value * (1 + 1e-12)) best = { sites: [...search.set.sites], value: search.value };
	}
	return { sites: best.sites, value: valueOf(problem, best.sites) };
}

/** A set that changes by swaps, and the sites that a change may have left badly placed. */
class Search {
	set: Swapping;
	value: number;
	private readonly random: ReturnType<typeof xoroshiro128plus>;
	private readonly log: [slot: number, site: number][] = [];
	private readonly queue: number[] = [];
	private readonly queued: Uint8Array;
	private readonly tie: number;
	/** What the value has gained in this round. */
	private change = 0;

	constructor(
		private readonly problem: Problem,
		start: Found,
		seed: number
	) {
		this.random = xoroshiro128plus(seed);
		this.set = new Swapping(problem, start.sites);
		this.value = start.value;
		this.queued = new Uint8Array(start.sites.length);
		this.tie = 1e-12 * start.value;
	}

	/** Sums drift over many moves. */
	renew(): void {
		const sites = [...this.set.sites];
		this.set = new Swapping(this.problem, sites);
		this.value = valueOf(this.problem, sites);
	}

	/** @param given what may be given up: small losses are accepted more often than large ones. */
	round(given: number): void {
		this.log.length = this.change = 0;
		this.disturb();
		this.settle();
		const { change } = this;
		if (change >= -given * ((this.random.next() >>> 0) / UNIT) ** 3) this.value += change;
		else for (let last = this.log.pop(); last; last = this.log.pop()) this.set.swap(...last);
	}

	private draw(number: number): number {
		return uniformInt(this.random, 0, number - 1);
	}

	private swap(slot: number, candidate: number): void {
		const site = this.set.sites[slot] ?? 0;
		this.log.push([slot, site]);
		this.enqueueAround(site);
		this.change += this.set.swap(slot, candidate);
		this.enqueueAround(candidate);
	}

	/** Sites that share a place with a candidate. */
	private enqueueAround(candidate: number): void {
		const { starts, places } = this.problem.reach;
		const { times, owners, slots, by } = this.set;
		for (let e = starts[candidate] ?? 0, end = starts[candidate + 1] ?? 0; e < end; e++) {
			const place = places[e] ?? 0;
			if (times[place] === 1) this.enqueue(owners[place] ?? 0);
			else if ((times[place] ?? 0) > 1)
				for (let f = by.starts[place] ?? 0, last = by.starts[place + 1] ?? 0; f < last; f++)
					this.enqueue(slots[by.candidates[f] ?? 0] ?? -1);
		}
	}

	private enqueue(slot: number): void {
		if (slot < 0 || this.queued[slot]) return;
		this.queued[slot] = 1;
		this.queue.push(slot);
	}

	private placeOf(candidate: number): number {
		const { starts, places } = this.problem.reach;
		const from = starts[candidate] ?? 0;
		const count = (starts[candidate + 1] ?? 0) - from;
		return count === 0 ? -1 : (places[from + this.draw(count)] ?? -1);
	}

	/** A candidate that shares places with one that shares places with the given one. */
	private near(candidate: number): number {
		let found = candidate;
		for (let step = 0; step < 2; step++) {
			const place = this.placeOf(found);
			if (place < 0) return found;
			const { starts, candidates } = this.set.by;
			const from = starts[place] ?? 0;
			found = candidates[from + this.draw((starts[place + 1] ?? 0) - from)] ?? found;
		}
		return found;
	}

	/** Some sites move: neighbours to near candidates, or any to anywhere. */
	private disturb(): void {
		const { sites, slots } = this.set;
		const far = this.draw(FAR) === 0;
		let slot = this.draw(sites.length);
		for (let left = 1 + this.draw(Math.min(LEAVING, sites.length)); left > 0; left--) {
			const site = sites[slot] ?? 0;
			const candidate = far ? this.draw(slots.length) : this.near(site);
			if ((slots[candidate] ?? 0) < 0) this.swap(slot, candidate);
			slot = far ? this.draw(sites.length) : this.neighbour(slot, site);
		}
	}

	/** The slot of a site near a candidate; any where none was found. */
	private neighbour(slot: number, candidate: number): number {
		for (let tried = 0; tried < TRIES; tried++) {
			const place = this.placeOf(this.near(candidate));
			const owner = this.set.owners[place] ?? -1;
			if (this.set.times[place] === 1 && owner !== slot) return owner;
		}
		return this.draw(this.queued.length);
	}

	/** Swaps near what changed, and the least useful site for the most useful candidate, while that helps. */
	private settle(): void {
		for (;;) {
			const slot = this.queue.pop();
			if (slot === undefined) {
				const [poorest, richest] = [this.set.poorest(), this.set.richest()];
				if ((this.set.gains[richest] ?? 0) - (this.set.losses[poorest] ?? 0) <= this.tie) return;
				this.swap(poorest, richest);
				continue;
			}
			this.queued[slot] = 0;
			const { candidate, gain } = this.set.bestFor(slot);
			if (candidate >= 0 && gain > this.tie) this.swap(slot, candidate);
		}
	}
}
