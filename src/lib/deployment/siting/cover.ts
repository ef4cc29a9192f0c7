import type { Reach } from '../coverage/reach';

/** Maximal covering: choose k candidates so that the places within reach weigh most. */
export interface Problem {
	readonly reach: Reach;
	/** Weight of each place, ≥ 0, any unit. */
	readonly weight: Float64Array;
}

/** Gains nearer than this part of the total weight are a tie. */
const TIE = 1e-12;

/** A growing and shrinking set of candidates, with how often each place is reached. */
export class Cover {
	readonly sites: number[] = [];
	readonly times: Uint16Array;
	private readonly tie: number;

	constructor(readonly problem: Problem) {
		this.times = new Uint16Array(problem.weight.length);
		let total = 0;
		for (const w of problem.weight) total += w;
		this.tie = TIE * total;
	}

	add(candidate: number): void {
		this.sites.push(candidate);
		this.tally(candidate, 1);
	}

	remove(candidate: number): void {
		this.sites.splice(this.sites.indexOf(candidate), 1);
		this.tally(candidate, -1);
	}

	private tally(candidate: number, by: number): void {
		const { starts, places } = this.problem.reach;
		for (let e = starts[candidate] ?? 0; e < (starts[candidate + 1] ?? 0); e++) {
			const place = places[e] ?? 0;
			this.times[place] = (this.times[place] ?? 0) + by;
		}
	}

	/** Weight that a candidate would add. */
	gain(candidate: number): number {
		const { starts, places } = this.problem.reach;
		let sum = 0;
		for (let e = starts[candidate] ?? 0; e < (starts[candidate + 1] ?? 0); e++) {
			const place = places[e] ?? 0;
			if (this.times[place] === 0) sum += this.problem.weight[place] ?? 0;
		}
		return sum;
	}

	/** Weight times walking metres of what a candidate would add: the smaller wins a tie. */
	private burden(candidate: number): number {
		const { starts, places, metres } = this.problem.reach;
		let sum = 0;
		for (let e = starts[candidate] ?? 0; e < (starts[candidate + 1] ?? 0); e++) {
			const place = places[e] ?? 0;
			if (this.times[place] === 0) sum += (this.problem.weight[place] ?? 0) * (metres[e] ?? 0);
		}
		return sum;
	}

	/**
	 * The candidate that adds most; ties go to less walking, then to the lowest index. `most` holds each candidate's weight
	 * alone, which its gain never exceeds, so that most candidates need no look.
	 */
	best(most: Float64Array): { candidate: number; gain: number } {
		let candidate = -1;
		let gain = -Infinity;
		let burden = Infinity;
		for (let c = 0; c < most.length; c++) {
			if ((most[c] ?? 0) < gain - this.tie || this.sites.includes(c)) continue;
			const g = this.gain(c);
			if (g < gain - this.tie) continue;
			const b = this.burden(c);
			const tied = g <= gain + this.tie;
			if (tied && b >= burden - this.tie) continue;
			[candidate, gain, burden] = [c, tied ? Math.max(g, gain) : g, b];
		}
		return { candidate, gain };
	}

	/** True when the first gain is larger by more than a tie. */
	exceeds(a: number, b: number): boolean {
		return a > b + this.tie;
	}
}

/** Weight that each candidate reaches alone. */
export function aloneWeights({ reach: { starts, places, candidates }, weight }: Problem): Float64Array {
	const sums = new Float64Array(candidates.length);
	for (let c = 0, e = 0; c < sums.length; c++) {
		let sum = 0;
		for (const end = starts[c + 1] ?? 0; e < end; e++) sum += weight[places[e] ?? 0] ?? 0;
		sums[c] = sum;
	}
	return sums;
}

/** Places that a set of candidates reaches, each once, ascending. */
export function placesReached({ starts, places }: Reach, sites: readonly number[]): Uint32Array {
	const reached = new Set<number>();
	for (const c of sites) for (let e = starts[c] ?? 0; e < (starts[c + 1] ?? 0); e++) reached.add(places[e] ?? 0);
	return Uint32Array.from(reached).sort();
}

/** Weight of the places that a set of candidates reaches, each place once. */
export function valueOf({ reach, weight }: Problem, sites: readonly number[]): number {
	return weigh(placesReached(reach, sites), weight);
}

export function weigh(places: Uint32Array, weight: Float64Array): number {
	let sum = 0;
	for (const place of places) sum += weight[place] ?? 0;
	return sum;
}
