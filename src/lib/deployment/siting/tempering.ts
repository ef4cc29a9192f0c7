import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Pause } from '../pause';
import { valueOf, type Problem } from './cover';
import { exchangePart } from './exchange';
import { Swapping, Workbench } from './swapping';

/** A set of candidates with its value. */
export interface Found {
	readonly sites: readonly number[];
	readonly value: number;
}

/** Temperatures, in equal ratios: at the hottest so many draws move a site, the coldest is so many times colder. */
const TEMPERATURES = 10;
const LIVELY = 0.3;
const COLDER = 5;
/** Sets at each temperature at most, and draws of each between two exchanges. */
const SETS = 8;
const DRAWS = 50;
/** Draws for each site that a set needs to settle from a random start: few draws make few sets. */
const SETTLING = 40;
/** Rounds between two looks at what the coldest sets would come to, and draws for each site until they have. */
const LOOKING = 8;
const COOLING = 4;
/** Draws for each site at a temperature that is tried (a quarter of all draws at most), how much colder the next is, and how many. */
const TRYING = 50;
const FINER = 0.9;
const TRIES = 30;
/** One draw in so many looks at all candidates. */
const FAR = 16;
const SEED = 1;
const UNIT = 0x1_0000_0000;

/**
 * The best set that sets at several temperatures come upon: hot ones wander, cold ones settle, and they exchange temperatures (replica
 * exchange, Hukushima & Nemoto 1996, J. Phys. Soc. Japan 65:1604–1608) as well as parts ({@link exchangePart}). Never below its start;
 * stops at the bound. The same problem and draws give the same answer.
 * @param draws sites drawn anew, over all sets
 */
export async function temper(problem: Problem, start: Found, bound: number, draws: number, pause: Pause): Promise<Found> {
	const k = start.sites.length;
	if (k === 0 || k >= problem.reach.candidates.length || start.value === 0 || start.value >= bound) return start;
	const search = new Tempering(problem, start, draws);
	await search.findHottest(pause);
	const rounds = Math.ceil(draws / search.drawsOfRound);
	for (let round = 0; round < rounds && search.best.value < bound; round++) {
		await pause(round / rounds);
		search.round(round);
	}
	return { sites: search.best.sites, value: valueOf(problem, search.best.sites) };
}

class Tempering {
	best: Found;
	readonly drawsOfRound: number;
	private readonly random = xoroshiro128plus(SEED);
	private readonly bench: Workbench;
	/** Sets by temperature, the hottest first. */
	private readonly sets: Swapping[][];
	private temperatures: readonly number[] = [];

	constructor(
		problem: Problem,
		start: Found,
		private readonly draws: number
	) {
		const k = start.sites.length;
		this.best = start;
		this.bench = new Workbench(problem);
		const sets = Math.max(2, Math.min(SETS, Math.floor(draws / (TEMPERATURES * SETTLING * k))));
		this.drawsOfRound = TEMPERATURES * sets * DRAWS;
		// Sets that began alike would have nothing to exchange.
		this.sets = Array.from({ length: TEMPERATURES }, () => Array.from({ length: sets }, () => this.anySet()));
	}

	/** The hottest temperature is the first, from what moving a site costs down, at which no more than {@link LIVELY} of all draws move one. */
	async findHottest(pause: Pause): Promise<void> {
		let hottest = costOfMoving(new Swapping(this.bench, this.best.sites));
		const set = this.anySet();
		const draws = Math.min(TRYING * set.sites.length, Math.ceil(this.draws / (4 * TRIES)));
		for (let tried = 0; tried < TRIES && this.redraw(set, hottest, draws) > LIVELY * draws; tried++) {
			await pause(0);
			hottest *= FINER;
		}
		this.temperatures = this.sets.map((_, at) => hottest * COLDER ** (-at / (TEMPERATURES - 1)));
	}

	round(number: number): void {
		this.sets.forEach((sets, at) => {
			for (const set of sets) this.redraw(set, this.temperatures[at] ?? 0, DRAWS);
			this.exchangeParts(sets);
		});
		this.exchangeTemperatures();
		if (number % LOOKING === 0) for (const set of this.sets.at(-1) ?? []) this.cool(set);
	}

	private readonly draw = (n: number): number => uniformInt(this.random, 0, n - 1);
	private readonly part = (): number => (this.random.next() >>> 0) / UNIT;

	private anySet(): Swapping {
		const sites = new Set<number>();
		while (sites.size < this.best.sites.length) sites.add(this.draw(this.bench.problem.reach.candidates.length));
		return new Swapping(this.bench, [...sites]);
	}

	/** Draws sites of a set anew; how many moved. */
	private redraw(set: Swapping, temperature: number, draws: number): number {
		let moved = 0;
		for (let i = 0; i < draws; i++) {
			if (!set.redraw(this.draw(set.sites.length), temperature, this.draw(FAR) === 0, this.part)) continue;
			moved++;
			this.note(set);
		}
		return moved;
	}

	/** Looks at what a set comes to when it cools down; the set itself stays as it is. */
	private cool(set: Swapping): void {
		const cooling = new Swapping(this.bench, [...set.sites]);
		const steps = COOLING * TEMPERATURES;
		for (let left = steps; left > 0; left--)
			this.redraw(cooling, ((this.temperatures.at(-1) ?? 0) * left) / steps, Math.ceil(set.sites.length / TEMPERATURES));
	}

	private note(set: Swapping): void {
		if (set.value > this.best.value * (1 + 1e-12)) this.best = { sites: [...set.sites], value: set.value };
	}

	/** Half as many exchanges as sets, each between two that are drawn. */
	private exchangeParts(sets: readonly Swapping[]): void {
		for (let i = 0; i + 1 < sets.length; i += 2) {
			const first = this.draw(sets.length);
			const [one, other] = [sets[first], sets[(first + 1 + this.draw(sets.length - 1)) % sets.length]];
			if (!one || !other) continue;
			exchangePart(this.bench, one, other, this.draw);
			this.note(one);
			this.note(other);
		}
	}

	/** Neighbours in temperature change places: always where the hotter set is the better one, else less often the more it is worse. */
	private exchangeTemperatures(): void {
		for (let at = 0; at + 1 < TEMPERATURES; at++) {
			const [hot, cold] = [this.sets[at], this.sets[at + 1]];
			if (!hot || !cold) continue;
			const by = 1 / (this.temperatures[at + 1] ?? 0) - 1 / (this.temperatures[at] ?? 0);
			for (let i = 0; i < hot.length; i++) {
				const [hotter, colder] = [hot[i], cold[i]];
				if (!hotter || !colder || this.part() >= Math.exp(by * (hotter.value - colder.value))) continue;
				[hot[i], cold[i]] = [colder, hotter];
			}
		}
	}
}

/** What moving a site costs on average; a hundredth of what a site covers where all can move for nothing. */
function costOfMoving(set: Swapping): number {
	const costs = [...set.sites.keys()].map((slot) => set.costOfMoving(slot)).filter((cost) => cost > 0 && cost < Infinity);
	return costs.length > 0 ? costs.reduce((sum, cost) => sum + cost, 0) / costs.length : set.value / (100 * set.sites.length);
}
