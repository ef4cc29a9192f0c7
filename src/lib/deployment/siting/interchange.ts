/** Costs of serving every place from every candidate: row c × places … holds candidate c's. */
export interface Costs {
	readonly candidates: number;
	readonly places: number;
	readonly values: Float64Array;
}

/** Gains smaller than this part of the cost are none. */
const TIE = 1e-12;

/** Places served by the nearest of a set of sites, with the second nearest in reserve. */
export class Served {
	readonly sites: number[];
	readonly chosen: Uint8Array;
	/** Position in `sites` of the nearest, its cost, and that of the second nearest. */
	private readonly first: Int32Array;
	private readonly cost: Float64Array;
	private readonly second: Float64Array;
	/** What leaving out each site costs more, once a candidate has joined. */
	private readonly loss: Float64Array;

	constructor(
		private readonly costs: Costs,
		sites: readonly number[]
	) {
		const { candidates, places } = costs;
		this.sites = [...sites];
		this.chosen = new Uint8Array(candidates);
		for (const site of sites) this.chosen[site] = 1;
		this.first = new Int32Array(places);
		this.cost = new Float64Array(places);
		this.second = new Float64Array(places);
		this.loss = new Float64Array(sites.length);
		this.assign();
	}

	/** Total cost. */
	get value(): number {
		return this.cost.reduce((sum, c) => sum + c, 0);
	}

	private assign(): void {
		const { places, values } = this.costs;
		this.cost.fill(Infinity);
		this.second.fill(Infinity);
		this.sites.forEach((site, at) => {
			for (let i = 0, e = site * places; i < places; i++, e++) {
				const d = values[e] ?? Infinity;
				if (d < (this.cost[i] ?? Infinity)) {
					this.second[i] = this.cost[i] ?? Infinity;
					this.cost[i] = d;
					this.first[i] = at;
				} else if (d < (this.second[i] ?? Infinity)) this.second[i] = d;
			}
		});
	}

	/** The site whose place a candidate takes at least cost: its position, and what the swap saves (Whitaker 1983). */
	bestSwap(candidate: number): { at: number; saving: number } {
		const { places, values } = this.costs;
		const { loss, first, cost, second } = this;
		loss.fill(0);
		let saving = 0;
		for (let i = 0, e = candidate * places; i < places; i++, e++) {
			const d = values[e] ?? Infinity;
			const c = cost[i] ?? 0;
			if (d < c) saving += c - d;
			else {
				const s = second[i] ?? Infinity;
				const f = first[i] ?? 0;
				loss[f] = (loss[f] ?? 0) + (d < s ? d : s) - c;
			}
		}
		let at = 0;
		for (let s = 1; s < loss.length; s++) if ((loss[s] ?? 0) < (loss[at] ?? 0)) at = s;
		return { at, saving: saving - (loss[at] ?? 0) };
	}

	swap(at: number, candidate: number): void {
		this.chosen[this.sites[at] ?? 0] = 0;
		this.chosen[candidate] = 1;
		this.sites[at] = candidate;
		this.assign();
	}

	/** Swaps while that saves anything, candidate by candidate (Hansen & Mladenović 1997, Location Science 5:207–226). */
	improve(): void {
		const { candidates } = this.costs;
		const least = TIE * this.value;
		for (let c = 0, still = 0; still < candidates; c = (c + 1) % candidates, still++) {
			if (this.chosen[c]) continue;
			const { at, saving } = this.bestSwap(c);
			if (saving <= least) continue;
			this.swap(at, c);
			still = 0;
		}
	}
}

/** Sites added one by one, each the one that saves most. */
export function cheapest({ candidates, places, values }: Costs, k: number): number[] {
	const served = new Float64Array(places).fill(Infinity);
	const sites: number[] = [];
	while (sites.length < Math.min(k, candidates)) {
		let best = -1;
		let least = Infinity;
		for (let c = 0; c < candidates; c++) {
			if (sites.includes(c)) continue;
			let sum = 0;
			for (let i = 0, e = c * places; i < places; i++, e++) sum += Math.min(served[i] ?? Infinity, values[e] ?? Infinity);
			if (sum < least) [best, least] = [c, sum];
		}
		sites.push(best);
		for (let i = 0, e = best * places; i < places; i++, e++) served[i] = Math.min(served[i] ?? Infinity, values[e] ?? Infinity);
	}
	return sites;
}

/** Cost of serving every place from the nearest of the sites. */
export function costOf({ places, values }: Costs, sites: readonly number[]): number {
	let sum = 0;
	for (let i = 0; i < places; i++) {
		let least = Infinity;
		for (const c of sites) least = Math.min(least, values[c * places + i] ?? Infinity);
		sum += least;
	}
	return sum;
}
