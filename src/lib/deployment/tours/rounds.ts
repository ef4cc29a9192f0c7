/** One unit's round: from its start to its end within its time. */
export interface Unit {
	/** Stops (positions) where the round begins and ends; they may be the same. */
	readonly start: number;
	readonly end: number;
	/** Walking and dwelling together at most, in the unit of `walk`. */
	readonly budget: number;
}

/** Team orienteering: rounds of one or more units that collect as much as they can, every stop at most once. */
export interface TourProblem {
	/** Time from stop a to stop b at a × stops + b; symmetric, ≥ 0, 0 on the diagonal, no way round shorter. */
	readonly walk: Float64Array;
	/** What a visit collects, ≥ 0; starts and ends collect nothing. */
	readonly score: Float64Array;
	/** Time spent at each stop, in the unit of `walk`. */
	readonly dwell: Float64Array;
	readonly units: readonly Unit[];
}

/** Times nearer than this part of a budget are equal: sums in another order differ by as much. */
const SLACK = 1e-12;

/** A place in a round where a stop fits, and the time that it adds. */
export interface Insertion {
	readonly unit: number;
	/** Position in the round before which the stop goes. */
	readonly before: number;
	readonly added: number;
}

/** Rounds that grow and shrink; each begins with its start, ends with its end and stays within its time. */
export class Rounds {
	readonly rounds: number[][];
	readonly times: number[];
	/** Stops that may be visited, and are not. */
	readonly open: Set<number>;
	score = 0;
	private readonly stops: number;

	constructor(private readonly problem: TourProblem) {
		const { units, score } = problem;
		this.stops = score.length;
		this.rounds = units.map(({ start, end }) => [start, end]);
		this.times = units.map(({ start, end }) => this.between(start, end));
		const ends = new Set(units.flatMap(({ start, end }) => [start, end]));
		this.open = new Set(Array.from(score.keys()).filter((stop) => !ends.has(stop) && (score[stop] ?? 0) > 0));
	}

	get time(): number {
		return this.times.reduce((sum, time) => sum + time, 0);
	}

	/** Stops visited, in the order of units and rounds. */
	get visited(): number[] {
		return this.rounds.flatMap((round) => round.slice(1, -1));
	}

	between(a: number, b: number): number {
		return this.problem.walk[a * this.stops + b] ?? Infinity;
	}

	/** The cheapest place at which a stop fits; null where it fits nowhere. */
	cheapest(stop: number): Insertion | null {
		let best: Insertion | null = null;
		const stay = this.problem.dwell[stop] ?? 0;
		this.rounds.forEach((round, unit) => {
			const left = this.limit(unit) - (this.times[unit] ?? 0);
			for (let before = 1; before < round.length; before++) {
				const [a, b] = [round[before - 1] ?? 0, round[before] ?? 0];
				const added = this.between(a, stop) + this.between(stop, b) - this.between(a, b) + stay;
				if (added <= left && added < (best?.added ?? Infinity)) best = { unit, before, added };
			}
		});
		return best;
	}

	insert(stop: number, { unit, before }: Insertion): void {
		this.rounds[unit]?.splice(before, 0, stop);
		this.open.delete(stop);
		this.score += this.problem.score[stop] ?? 0;
		this.retime(unit);
	}

	remove(stops: ReadonlySet<number>): void {
		this.rounds.forEach((round, unit) => {
			const kept = round.filter((stop, at) => at === 0 || at === round.length - 1 || !stops.has(stop));
			if (kept.length === round.length) return;
			this.rounds[unit] = kept;
			this.retime(unit);
		});
		for (const stop of stops) {
			this.open.add(stop);
			this.score -= this.problem.score[stop] ?? 0;
		}
	}

	/** Turns stretches of each round round while that shortens it (2-opt: Croes 1958). True when anything became shorter. */
	straighten(): boolean {
		let any = false;
		this.rounds.forEach((round, unit) => {
			let turned = false;
			while (this.turnOne(round)) turned = true;
			if (turned) this.retime(unit);
			any ||= turned;
		});
		return any;
	}

	private turnOne(round: number[]): boolean {
		for (let i = 1; i < round.length - 2; i++)
			for (let j = i + 1; j < round.length - 1; j++) {
				const [a, b, c, d] = [round[i - 1] ?? 0, round[i] ?? 0, round[j] ?? 0, round[j + 1] ?? 0];
				const now = this.between(a, b) + this.between(c, d);
				if (this.between(a, c) + this.between(b, d) >= now * (1 - SLACK) - SLACK) continue;
				round.splice(i, j - i + 1, ...round.slice(i, j + 1).reverse());
				return true;
			}
		return false;
	}

	private limit(unit: number): number {
		return (this.problem.units[unit]?.budget ?? 0) * (1 + SLACK);
	}

	private retime(unit: number): void {
		this.times[unit] = timeOf(this.problem, this.rounds[unit] ?? []);
	}

	/** The same rounds, to be kept or gone back to. */
	copy(): Rounds {
		const copy = new Rounds(this.problem);
		this.rounds.forEach((round, unit) => (copy.rounds[unit] = [...round]));
		this.times.forEach((time, unit) => (copy.times[unit] = time));
		copy.open.clear();
		for (const stop of this.open) copy.open.add(stop);
		copy.score = this.score;
		return copy;
	}
}

/** Walking and dwelling along a round. */
export function timeOf({ walk, dwell, score }: TourProblem, round: readonly number[]): number {
	let time = 0;
	for (let at = 1; at < round.length; at++) {
		const [a, b] = [round[at - 1] ?? 0, round[at] ?? 0];
		time += walk[a * score.length + b] ?? Infinity;
		if (at < round.length - 1) time += dwell[b] ?? 0;
	}
	return time;
}
