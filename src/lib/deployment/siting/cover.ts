import { transposed, type Reach } from '../coverage/reach';

/** Maximal covering: choose k candidates so that the places within reach weigh most. */
export interface Problem {
	readonly reach: Reach;
	/** Weight of each place, ≥ 0, any unit. */
	readonly weight: Float64Array;
}

/** Gains nearer than this part of the total weight are a tie. */
const TIE = 1e-12;

/** A growing and shrinking set of candidates, with how often each place is reached and what each candidate would add. */
export class Cover {
	readonly sites: number[] = [];
	readonly times: Uint16Array;
	/** Weight that each candidate would add; kept up to date, so that floating sums drift over very many moves. */
	private readonly gains: Float64Array;
	private readonly chosen: Uint8Array;
	private readonly reachedBy: ReturnType<typeof transposed>;
	private readonly tie: number;

	constructor(
		readonly problem: Problem,
		sites: readonly number[] = []
	) {
		const { reach, weight } = problem;
		this.times = new Uint16Array(weight.length);
		this.gains = aloneWeights(problem);
		this.chosen = new Uint8Array(reach.candidates.length);
		this.reachedBy = transposed(reach, weight.length);
		this.tie = TIE * weight.reduce((sum, w) => sum + w, 0);
		for (const site of sites) this.add(site);
	}

	add(candidate: number): void {
		this.sites.push(candidate);
		this.chosen[candidate] = 1;
		const { starts, places } = this.problem.reach;
		for (let e = starts[candidate] ?? 0; e < (starts[candidate + 1] ?? 0); e++) {
			const place = places[e] ?? 0;
			const before = this.times[place] ?? 0;
			this.times[place] = before + 1;
			if (before === 0) this.shift(place, -(this.problem.weight[place] ?? 0));
		}
	}

	remove(candidate: number): void {
		this.sites.splice(this.sites.indexOf(candidate), 1);
		this.chosen[candidate] = 0;
		const { starts, places } = this.problem.reach;
		for (let e = starts[candidate] ?? 0; e < (starts[candidate + 1] ?? 0); e++) {
			const place = places[e] ?? 0;
			const after = (this.times[place] ?? 0) - 1;
			this.times[place] = after;
			if (after === 0) this.shift(place, this.problem.weight[place] ?? 0);
		}
	}

	/** A place became free or taken: every candidate that reaches it has as much more or less to add. */
	private shift(place: number, by: number): void {
		if (by === 0) return;
		const { starts, candidates } = this.reachedBy;
		for (let e = starts[place] ?? 0; e < (starts[place + 1] ?? 0); e++) {
			const c = candidates[e] ?? 0;
			this.gains[c] = (this.gains[c] ?? 0) + by;
		}
	}

	/** Weight covered, summed afresh. */
	get value(): number {
		let sum = 0;
		for (let i = 0; i < this.times.length; i++) if (this.times[i]) sum += this.problem.weight[i] ?? 0;
		return sum;
	}

	/** Weight that a candidate would add. */
	gain(candidate: number): number {
		return this.gains[candidate] ?? 0;
	}

	has(candidate: number): boolean {
		return this.chosen[candidate] === 1;
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

	/** The candidate that adds most; ties go to less walking, then to the lowest index. −1 when all are chosen. */
	best(): { candidate: number; gain: number } {
		let candidate = -1;
		let gain = -Infinity;
		let burden: number | null = null;
		for (let c = 0; c < this.gains.length; c++) {
			const g = this.gains[c] ?? 0;
			if (g < gain - this.tie || this.chosen[c]) continue;
			if (g > gain + this.tie) {
				[candidate, gain, burden] = [c, g, null];
				continue;
			}
			burden ??= this.burden(candidate);
			const b = this.burden(c);
			if (b < burden - this.tie) [candidate, gain, burden] = [c, Math.max(g, gain), b];
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
export function valueOf({ reach: { starts, places }, weight }: Problem, sites: readonly number[]): number {
	const reached = new Uint8Array(weight.length);
	for (const c of sites) for (let e = starts[c] ?? 0; e < (starts[c + 1] ?? 0); e++) reached[places[e] ?? 0] = 1;
	let sum = 0;
	for (let i = 0; i < reached.length; i++) if (reached[i]) sum += weight[i] ?? 0;
	return sum;
}

export function weigh(places: Uint32Array, weight: Float64Array): number {
	let sum = 0;
	for (const place of places) sum += weight[place] ?? 0;
	return sum;
}
