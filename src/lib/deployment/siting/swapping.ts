import { transposed, type ReachedBy } from '../coverage/reach';
import { aloneWeights, type Problem } from './cover';

/** A candidate that is worth less than what is there by more than so many temperatures is never drawn. */
const HOPELESS = 12;
/** Candidates that are better by more than so many temperatures are drawn alike: exp would not hold more. */
const SURE = 500;
/** Marks of places that a joining site reaches, and that the leaving one reached, too. */
const NEW = 1;
const KEPT = 2;

/** Candidates that share places with weight with one of them, itself among them, and how much weight. */
interface Near {
	readonly candidates: Int32Array;
	readonly overlap: Float64Array;
}

/** What all sets of one problem share: its form seen from the places, and room to reckon in. */
export class Workbench {
	readonly by: ReachedBy;
	/** Weight that each candidate reaches alone. */
	readonly alone: Float64Array;
	/** Weight that each candidate would take over from one site; all 0 between calls. */
	readonly shared: Float64Array;
	/** Candidates that may be drawn, with the running sums of their odds. */
	readonly drawn: Int32Array;
	readonly odds: Float64Array;
	/** A mark for each place; all 0 between calls. */
	readonly marks: Int32Array;
	private readonly nearby: (Near | undefined)[];

	constructor(readonly problem: Problem) {
		const candidates = problem.reach.candidates.length;
		this.by = transposed(problem.reach, problem.weight.length);
		this.alone = aloneWeights(problem);
		this.shared = new Float64Array(candidates);
		this.drawn = new Int32Array(candidates);
		this.odds = new Float64Array(candidates);
		this.marks = new Int32Array(problem.weight.length);
		this.nearby = Array.from({ length: candidates });
	}

	/** Made when it is first asked for: most candidates are never chosen. */
	near(candidate: number): Near {
		return (this.nearby[candidate] ??= this.overlaps(candidate));
	}

	private overlaps(candidate: number): Near {
		const { starts, places } = this.problem.reach;
		const sums = new Map<number, number>();
		for (const place of places.subarray(starts[candidate], starts[candidate + 1])) {
			const w = this.problem.weight[place] ?? 0;
			if (w === 0) continue;
			for (const c of this.by.candidates.subarray(this.by.starts[place], this.by.starts[place + 1])) sums.set(c, (sums.get(c) ?? 0) + w);
		}
		return { candidates: Int32Array.from(sums.keys()), overlap: Float64Array.from(sums.values()) };
	}
}

/** A set of as many sites throughout, one of which changes at a time, with what each site and each candidate is good for. */
export class Swapping {
	/** The candidate in each slot. */
	readonly sites: Int32Array;
	/** Weight that the set covers. */
	value = 0;
	/** How often each place is reached. */
	private readonly times: Uint16Array;
	/** Weight that each candidate would add to the set. */
	private readonly gains: Float64Array;
	/** Weight that only the site in each slot reaches. */
	private readonly losses: Float64Array;
	/** 1 for each candidate that is in the set. */
	private readonly chosen: Uint8Array;
	/** Sum of the slots whose sites reach each place: the slot itself where there is one. */
	private readonly owners: Int32Array;

	constructor(
		private readonly bench: Workbench,
		sites: readonly number[]
	) {
		const { reach, weight } = bench.problem;
		this.sites = Int32Array.from(sites);
		this.times = new Uint16Array(weight.length);
		this.gains = bench.alone.slice();
		this.losses = new Float64Array(sites.length);
		this.chosen = new Uint8Array(reach.candidates.length);
		this.owners = new Int32Array(weight.length);
		sites.forEach((site, slot) => {
			this.chosen[site] = 1;
			for (const place of reach.places.subarray(reach.starts[site], reach.starts[site + 1])) this.take(slot, place);
		});
	}

	has(candidate: number): boolean {
		return this.chosen[candidate] === 1;
	}

	/** Another candidate takes a slot: what both reach stays as it is. */
	swap(slot: number, candidate: number): void {
		const { starts, places } = this.bench.problem.reach;
		const { marks } = this.bench;
		const site = this.sites[slot] ?? 0;
		const from = starts[candidate] ?? 0;
		const end = starts[candidate + 1] ?? 0;
		for (let e = from; e < end; e++) marks[places[e] ?? 0] = NEW;
		for (let e = starts[site] ?? 0, last = starts[site + 1] ?? 0; e < last; e++) {
			const place = places[e] ?? 0;
			if (marks[place] === NEW) marks[place] = KEPT;
			else this.drop(slot, place);
		}
		for (let e = from; e < end; e++) {
			const place = places[e] ?? 0;
			if (marks[place] === NEW) this.take(slot, place);
			marks[place] = 0;
		}
		this.chosen[site] = 0;
		this.chosen[candidate] = 1;
		this.sites[slot] = candidate;
	}

	/**
	 * Draws the site of a slot anew, each candidate with odds exp(what the set would then cover ÷ temperature): the heat bath of Gibbs
	 * sampling (Geman & Geman 1984, IEEE PAMI 6:721–741).
	 * @returns true when the site moved
	 * @param temperature in the unit of the weights, > 0
	 * @param everywhere draws from all candidates, else from those that share places with the site
	 * @param random the next number in 0 … 1, without 1
	 */
	redraw(slot: number, temperature: number, everywhere: boolean, random: () => number): boolean {
		const { drawn, odds, shared } = this.bench;
		const { gains, chosen } = this;
		const site = this.sites[slot] ?? 0;
		const loss = this.losses[slot] ?? 0;
		const least = loss - HOPELESS * temperature;
		const near = this.share(site);
		const all = everywhere || near.length === 0;
		let count = 0;
		let sum = 0;
		for (let at = 0, end = all ? gains.length : near.length; at < end; at++) {
			const c = all ? at : (near[at] ?? 0);
			const worth = (gains[c] ?? 0) + (shared[c] ?? 0);
			if (worth < least || (chosen[c] === 1 && c !== site)) continue;
			sum += Math.exp(Math.min(SURE, (worth - loss) / temperature));
			drawn[count] = c;
			odds[count++] = sum;
		}
		for (const c of near) shared[c] = 0;
		const at = random() * sum;
		let pick = 0;
		while (pick < count - 1 && (odds[pick] ?? 0) <= at) pick++;
		const taken = drawn[pick] ?? 0;
		if (count === 0 || taken === site) return false;
		this.swap(slot, taken);
		return true;
	}

	/** What the set would lose at least if the site of a slot gave way to one nearby; Infinity where there is none. */
	costOfMoving(slot: number): number {
		const { shared } = this.bench;
		const site = this.sites[slot] ?? 0;
		const near = this.share(site);
		let most = -Infinity;
		for (const c of near) if (!this.has(c)) most = Math.max(most, (this.gains[c] ?? 0) + (shared[c] ?? 0));
		for (const c of near) shared[c] = 0;
		return (this.losses[slot] ?? 0) - most;
	}

	/** Notes what each candidate would take over from a site: what they share less what other sites reach, too. */
	private share(site: number): Int32Array {
		const { by, shared, problem } = this.bench;
		const { starts, places } = problem.reach;
		const { candidates, overlap } = this.bench.near(site);
		for (let at = 0; at < candidates.length; at++) shared[candidates[at] ?? 0] = overlap[at] ?? 0;
		for (let e = starts[site] ?? 0, end = starts[site + 1] ?? 0; e < end; e++) {
			const place = places[e] ?? 0;
			const w = problem.weight[place] ?? 0;
			if (w === 0 || this.times[place] === 1) continue;
			for (let f = by.starts[place] ?? 0, last = by.starts[place + 1] ?? 0; f < last; f++) {
				const c = by.candidates[f] ?? 0;
				shared[c] = (shared[c] ?? 0) - w;
			}
		}
		return candidates;
	}

	/** A site in a slot reaches the place. */
	private take(slot: number, place: number): void {
		const w = this.bench.problem.weight[place] ?? 0;
		const before = this.times[place] ?? 0;
		const owner = this.owners[place] ?? 0;
		this.times[place] = before + 1;
		this.owners[place] = owner + slot;
		if (before === 0) {
			this.losses[slot] = (this.losses[slot] ?? 0) + w;
			this.offer(place, -w);
		} else if (before === 1) this.losses[owner] = (this.losses[owner] ?? 0) - w;
	}

	/** The site in a slot no longer reaches the place. */
	private drop(slot: number, place: number): void {
		const w = this.bench.problem.weight[place] ?? 0;
		const after = (this.times[place] ?? 0) - 1;
		const owner = (this.owners[place] ?? 0) - slot;
		this.times[place] = after;
		this.owners[place] = owner;
		if (after === 0) {
			this.losses[slot] = (this.losses[slot] ?? 0) - w;
			this.offer(place, w);
		} else if (after === 1) this.losses[owner] = (this.losses[owner] ?? 0) + w;
	}

	/** Every candidate that reaches the place has so much more to add. */
	private offer(place: number, weight: number): void {
		const { by } = this.bench;
		const { gains } = this;
		for (let f = by.starts[place] ?? 0, end = by.starts[place + 1] ?? 0; f < end; f++) {
			const c = by.candidates[f] ?? 0;
			gains[c] = (gains[c] ?? 0) + weight;
		}
		this.value -= weight;
	}
}
