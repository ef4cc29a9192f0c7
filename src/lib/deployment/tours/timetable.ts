/** Stops with dwells and revisits, in whole minutes on one clock. */
export interface Patrols {
	/** Minutes from point a to point b at a × points + b. */
	readonly walk: Float64Array;
	readonly points: number;
	/** Of each stop: its point, what a first visit is worth, minutes of a visit, and visits at most. */
	readonly point: Uint32Array;
	readonly worth: Float64Array;
	readonly stay: Float64Array;
	readonly most: Uint32Array;
	/** Minutes between leaving a stop and the next visit. */
	readonly revisit: number;
	/** What a further visit is worth of the one before, 0–1. */
	readonly again: number;
	readonly units: readonly { readonly depot: number; readonly start: number; readonly to: number }[];
}

/** A place in a round where a visit fits, and when the unit would then be back. */
export interface Slot {
	readonly unit: number;
	/** Position in the round before which the visit goes. */
	readonly before: number;
	readonly finish: number;
}

/**
 * Rounds that grow and shrink, each as early as it can be: a unit waits only where its own last visit to a stop is too recent; visits
 * of two units to one stop are never nearer than a revisit. Nothing that does not fit can be put in.
 */
export class Timetable {
	/** Stops in the order of each unit's round, the depot left out. */
	readonly rounds: number[][];
	/** Arrivals beside `rounds`. */
	readonly arrivals: number[][];
	readonly finishes: number[];
	/** Points of each round, the depot first and last. */
	private readonly places: number[][];
	/** Visits to each stop. */
	readonly times: Uint16Array;
	/** Minutes that each unit waits for revisits to fall due. */
	private readonly waits: number[];
	/** Who visits each stop and when: unit and arrival in turn. */
	private readonly held: number[][];
	private readonly left: Float64Array;
	private readonly mark: Uint32Array;
	private stamp = 0;
	/** Arrivals of the round last tried. */
	private readonly tried: number[] = [];

	constructor(
		readonly patrols: Patrols,
		rounds: readonly (readonly number[])[] = patrols.units.map(() => [])
	) {
		const { units, point } = patrols;
		this.rounds = units.map(() => []);
		this.arrivals = units.map(() => []);
		this.places = units.map(({ depot }) => [depot, depot]);
		this.finishes = units.map(({ start }) => start);
		this.waits = units.map(() => 0);
		this.times = new Uint16Array(point.length);
		this.held = Array.from(point, () => []);
		this.left = new Float64Array(point.length);
		this.mark = new Uint32Array(point.length);
		rounds.forEach((round, unit) => this.replace(unit, round));
	}

	/** What all visits are worth, summed afresh. */
	get worth(): number {
		const { worth, again } = this.patrols;
		let sum = 0;
		for (let stop = 0; stop < worth.length; stop++)
			for (let time = 0; time < (this.times[stop] ?? 0); time++) sum += (worth[stop] ?? 0) * again ** time;
		return sum;
	}

	way(a: number, b: number): number {
		return this.patrols.walk[a * this.patrols.points + b] ?? Infinity;
	}

	/** What one more visit to a stop is worth; 0 when it has all that it may have. */
	gain(stop: number): number {
		const { worth, again, most } = this.patrols;
		const times = this.times[stop] ?? 0;
		return times >= (most[stop] ?? 0) ? 0 : (worth[stop] ?? 0) * again ** times;
	}

	/** Minutes from start to finish over all units: the less the better among rounds worth the same. */
	get time(): number {
		return this.finishes.reduce((sum, finish, unit) => sum + finish - (this.patrols.units[unit]?.start ?? 0), 0);
	}

	/**
	 * When a unit would be back from a round; Infinity when that is too late or a visit comes too soon after another.
	 * Arrivals are left in `tried`.
	 */
	finish(unit: number, round: readonly number[]): number {
		const { point, stay, revisit, units } = this.patrols;
		const own = units[unit];
		if (!own) return Infinity;
		this.stamp++;
		let time = own.start;
		let from = own.depot;
		for (let at = 0; at < round.length; at++) {
			const stop = round[at] ?? 0;
			const place = point[stop] ?? 0;
			time += this.way(from, place);
			if (this.mark[stop] === this.stamp) time = Math.max(time, (this.left[stop] ?? 0) + revisit);
			if (time > own.to || this.clashes(stop, time, unit)) return Infinity;
			this.tried[at] = time;
			time += stay[stop] ?? 0;
			this.mark[stop] = this.stamp;
			this.left[stop] = time;
			from = place;
		}
		time += this.way(from, own.depot);
		return time > own.to ? Infinity : time;
	}

	/** True when another unit is at the stop, or was or will be there too near in time. */
	private clashes(stop: number, arrive: number, unit: number): boolean {
		const held = this.held[stop];
		if (!held) return false;
		const apart = (this.patrols.stay[stop] ?? 0) + this.patrols.revisit;
		for (let at = 0; at < held.length; at += 2) if (held[at] !== unit && Math.abs((held[at + 1] ?? 0) - arrive) < apart) return true;
		return false;
	}

	/** The place in one unit's round where a visit brings it back earliest; null where it fits nowhere. */
	slot(unit: number, stop: number): Slot | null {
		const { units, point, stay } = this.patrols;
		const round = this.rounds[unit] ?? [];
		const own = units[unit];
		if (!own || this.gain(stop) <= 0) return null;
		const place = point[stop] ?? 0;
		const places = this.places[unit] ?? [];
		// Waiting can make room for what is added; nothing else can.
		const busy = (this.finishes[unit] ?? 0) - (this.waits[unit] ?? 0) + (stay[stop] ?? 0);
		const longer = [stop, ...round];
		let best: Slot | null = null;
		for (let before = 0; before <= round.length; before++) {
			if (before > 0) longer[before - 1] = round[before - 1] ?? 0;
			longer[before] = stop;
			const a = places[before] ?? 0;
			const b = places[before + 1] ?? 0;
			const soonest = busy + this.way(a, place) + this.way(place, b) - this.way(a, b);
			if (soonest > own.to || soonest >= (best?.finish ?? Infinity)) continue;
			const finish = this.finish(unit, longer);
			if (finish < (best?.finish ?? Infinity)) best = { unit, before, finish };
		}
		return best;
	}

	/** False, and nothing changes, where the visit no longer fits. */
	insert(stop: number, { unit, before }: Slot): boolean {
		return this.gain(stop) > 0 && this.replace(unit, (this.rounds[unit] ?? []).toSpliced(before, 0, stop));
	}

	/** Puts another round in a unit's place. False, and nothing changes, when it does not fit. */
	replace(unit: number, round: readonly number[]): boolean {
		const finish = this.finish(unit, round);
		if (finish === Infinity) return false;
		for (const stop of this.rounds[unit] ?? []) {
			this.times[stop] = (this.times[stop] ?? 0) - 1;
			const held = this.held[stop] ?? [];
			held.splice(
				held.findIndex((value, at) => at % 2 === 0 && value === unit),
				2
			);
		}
		round.forEach((stop, at) => {
			this.times[stop] = (this.times[stop] ?? 0) + 1;
			this.held[stop]?.push(unit, this.tried[at] ?? 0);
		});
		this.rounds[unit] = [...round];
		const depot = this.patrols.units[unit]?.depot ?? 0;
		this.places[unit] = [depot, ...round.map((stop) => this.patrols.point[stop] ?? 0), depot];
		this.arrivals[unit] = this.tried.slice(0, round.length);
		this.finishes[unit] = finish;
		this.waits[unit] = finish - (this.patrols.units[unit]?.start ?? 0) - this.busy(unit, round);
		return true;
	}

	/** Turns stretches of each round round while that brings its unit back earlier (2-opt: Croes 1958). True when any did. */
	straighten(): boolean {
		let any = false;
		for (let unit = 0; unit < this.rounds.length; unit++) while (this.turnOne(unit)) any = true;
		return any;
	}

	private turnOne(unit: number): boolean {
		const round = this.rounds[unit] ?? [];
		const places = this.places[unit] ?? [];
		const waits = (this.waits[unit] ?? 0) > 0;
		for (let i = 0; i < round.length - 1; i++)
			for (let j = i + 1; j < round.length; j++) {
				const a = places[i] ?? 0;
				const b = places[i + 1] ?? 0;
				const c = places[j + 1] ?? 0;
				const d = places[j + 2] ?? 0;
				if (!waits && this.way(a, c) + this.way(b, d) >= this.way(a, b) + this.way(c, d)) continue;
				const turned = [...round.slice(0, i), ...round.slice(i, j + 1).reverse(), ...round.slice(j + 1)];
				if (this.finish(unit, turned) < (this.finishes[unit] ?? 0)) return this.replace(unit, turned);
			}
		return false;
	}

	/** Minutes of walking and dwelling along a round. */
	private busy(unit: number, round: readonly number[]): number {
		const { point, stay, units } = this.patrols;
		const depot = units[unit]?.depot ?? 0;
		let from = depot;
		let sum = 0;
		for (const stop of round) {
			const place = point[stop] ?? 0;
			sum += this.way(from, place) + (stay[stop] ?? 0);
			from = place;
		}
		return sum + this.way(from, depot);
	}

	/** The same rounds, to be kept or gone back to. */
	copy(): Timetable {
		return new Timetable(this.patrols, this.rounds);
	}
}
