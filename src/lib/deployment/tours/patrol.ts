import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Pause } from '../pause';
import { Timetable, type Patrols, type Slot } from './timetable';

/** Iterations for each stop and each visit that the shift has room for, and most of all. */
const EACH = 40;
const MOST_ITERATIONS = 3000;
const STRIDE = 100;
/** First and last temperature, as a part of the worth reached. */
const HOT = 0.02;
const COLD = 0.0005;
/** Visits that leave at once, at most. */
const MOST_LEAVING = 8;
const UNIT = 0x1_0000_0000;

const uniform = (random: RandomGenerator): number => ((random.next() >>> 0) + 0.5) / UNIT;

/**
 * Rounds worth the most by ruin and recreate with annealing (Schrimpf et al. 2000; Christiaens & Vanden Berghe 2020), as
 * ./orienteering, on a timetable: a visit joins where it brings its unit back earliest and keeps every revisit apart. Of equal worth
 * the earlier finish wins. A fixed number of iterations: the same problem and seed give the same rounds.
 * @param bound no rounds are worth more: reached, the search ends
 */
export async function patrol(patrols: Patrols, seed: number, bound: number, pause: Pause): Promise<Timetable> {
	const random = xoroshiro128plus(seed);
	let current = new Timetable(patrols);
	recreate(current, random);
	let best = current;
	const visits = current.rounds.reduce((sum, round) => sum + round.length, 0);
	const iterations = Math.min(MOST_ITERATIONS, EACH * (patrols.point.length + visits));
	for (let t = 0; t < iterations && best.worth < bound * (1 - 1e-12); t++) {
		if (t % STRIDE === 0) await pause(t / iterations);
		const next = current.copy();
		ruin(next, random);
		recreate(next, random);
		const heat = best.worth * HOT * (COLD / HOT) ** (t / iterations);
		if (better(next, best)) best = next;
		if (next.worth - current.worth > heat * Math.log(uniform(random)) || better(next, current)) current = next;
	}
	return best;
}

const better = (a: Timetable, b: Timetable): boolean =>
	a.worth > b.worth * (1 + 1e-12) || (a.worth >= b.worth * (1 - 1e-12) && a.time < b.time);

/** Takes visits out: a stretch of one round, those nearest to a stop, or any. */
function ruin(table: Timetable, random: RandomGenerator): void {
	const visits = table.rounds.flatMap((round, unit) => round.map((stop, at) => ({ unit, at, stop, rank: 0 })));
	if (visits.length === 0) return;
	const leaving = uniformInt(random, 1, Math.min(MOST_LEAVING, Math.ceil(visits.length / 2)));
	const way = uniformInt(random, 0, 2);
	const from = uniformInt(random, 0, visits.length - 1);
	const around = table.patrols.point[visits[from]?.stop ?? 0] ?? 0;
	visits.forEach((visit, index) => {
		if (way === 0) visit.rank = index >= from && index < from + leaving ? 0 : 1;
		else visit.rank = way === 1 ? table.way(around, table.patrols.point[visit.stop] ?? 0) : uniform(random);
	});
	const gone = new Set(visits.toSorted((a, b) => a.rank - b.rank).slice(0, leaving));
	table.rounds.forEach((round, unit) => {
		const kept = visits.filter((visit) => visit.unit === unit && !gone.has(visit)).map(({ stop }) => stop);
		// An earlier unit's shorter round may come too near to this one's visits: then more of it leaves.
		if (kept.length < round.length) while (!table.replace(unit, kept)) kept.pop();
	});
}

/** Puts visits in until none fits: by worth for the minutes added, by worth, or in any order, each with some chance. */
function recreate(table: Timetable, random: RandomGenerator): void {
	const rule = uniformInt(random, 0, 3);
	// The exponent of the minutes added: 0 looks at the worth alone.
	const power = rule === 0 ? 0 : rule === 1 ? 0.5 : 1;
	do {
		const slots = new Slots(table);
		for (let next = slots.pick(power, random); next; next = slots.pick(power, random))
			if (table.insert(next.stop, next.slot)) slots.forget(next.slot.unit);
			else slots.forgetStop(next.stop);
	} while (table.straighten());
}

/** The best slot of each stop in each unit's round, kept until that round or the stop's visits change. */
class Slots {
	private readonly known: (Slot | null | undefined)[];
	private readonly units: number;

	constructor(private readonly table: Timetable) {
		this.units = table.rounds.length;
		this.known = new Array<Slot | null | undefined>(table.patrols.point.length * this.units);
	}

	/** A round changed: its slots, and those of all stops in it, whose visits moved. */
	forget(unit: number): void {
		for (let at = unit; at < this.known.length; at += this.units) this.known[at] = undefined;
		for (const stop of this.table.rounds[unit] ?? []) this.forgetStop(stop);
	}

	forgetStop(stop: number): void {
		this.known.fill(undefined, stop * this.units, (stop + 1) * this.units);
	}

	private slot(stop: number, unit: number): Slot | null {
		const at = stop * this.units + unit;
		let slot = this.known[at];
		if (slot === undefined) this.known[at] = slot = this.table.slot(unit, stop);
		return slot;
	}

	pick(power: number, random: RandomGenerator): { stop: number; slot: Slot } | null {
		let best: { stop: number; slot: Slot } | null = null;
		let most = -Infinity;
		for (let stop = 0; stop < this.table.patrols.point.length; stop++) {
			const gain = this.table.gain(stop);
			if (gain <= 0) continue;
			for (let unit = 0; unit < this.units; unit++) {
				const slot = this.slot(stop, unit);
				if (!slot) continue;
				const added = Math.max(1, slot.finish - (this.table.finishes[unit] ?? 0));
				const worth = (gain / added ** power) * (0.6 + 0.8 * uniform(random));
				if (worth > most) [best, most] = [{ stop, slot }, worth];
			}
		}
		return best;
	}
}
