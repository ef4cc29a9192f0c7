/** The attack on everything that a pack tells at once: its totals, hexagons, months and times of the week share their sums. */
import { isSmall, rangeOf } from '../disclose';
import type { Rule } from '../policy';
import { Bounds, type Sum } from './bounds';
import type { Look, Pack } from './contract';
import { ruleOf } from './looks';
import type { PackFacts } from './makePack';

/** The parts of a view that are told by row. */
export const PARTS = ['cells', 'months', 'bands'] as const;
export type Part = (typeof PARTS)[number];

/** Where a count stands: a total, or a row of a part; of a category, or (null) of all or of a priority. */
export interface Where {
	readonly part: Part | null;
	readonly category: number | null;
}

/** Numbers up to which a pack is searched, not only bounded: the smaller it is, the fewer ways make up for a count. */
const MOST_SEARCHED = 160;

/** A small count that somebody who knows the whole pack can tell too closely; null where there is none. */
export function exposedIn(facts: PackFacts, pack: Pack): Where | null {
	const system = new System(facts, pack);
	const known = system.known.length <= MOST_SEARCHED ? system.known : null;
	const bounds = new Bounds(Float64Array.from(system.low), Float64Array.from(system.high), system.sums, known);
	for (const { place, length, where } of system.guarded) {
		const { low, high } = bounds.interval(place, length);
		if (high - low < length) return where;
	}
	return null;
}

/** A small count: its place, where it stands, and how far apart the ends of its interval must be. */
interface Guarded {
	readonly place: number;
	readonly where: Where;
	readonly length: number;
}

type Side = 'now' | 'before';

/** Every count of a pack as a number in the bounds of its look, and what adds up. */
class System {
	readonly low: number[] = [];
	readonly high: number[] = [];
	/** What each number is; NaN for those that follow from others. */
	readonly known: number[] = [];
	readonly sums: Sum[] = [];
	readonly guarded: Guarded[] = [];
	readonly #facts: PackFacts;
	readonly #pack: Pack;
	readonly #rules: readonly Rule[];
	readonly #whole: Rule;

	constructor(facts: PackFacts, pack: Pack) {
		this.#facts = facts;
		this.#pack = pack;
		this.#rules = pack.categories.map(({ sensitivity }) => ruleOf(pack.audience, sensitivity));
		this.#whole = ruleOf(pack.audience, pack.sensitivity);
		this.#side('now');
		if (pack.all.before !== null) this.#side('before');
	}

	#side(side: Side): void {
		const { all, byCategory, priorities, audience, categories } = this.#pack;
		const truths = this.#facts.categories.map((category) => category[side] ?? 0);
		const lookOf = ({ total, before }: { total: Look; before: Look | null }): Look | null => (side === 'now' ? total : before);
		const totals = byCategory.map((view, k) => this.#put({ part: null, category: k }, lookOf(view), this.#rule(k), truths[k] ?? 0));
		const whole = this.#put({ part: null, category: null }, lookOf(all), this.#whole, add(truths));
		this.sums.push({ whole, parts: totals });
		for (const priority of priorities) {
			const inside = (_: number, k: number): boolean => categories[k]?.priority === priority.name;
			const rule = ruleOf(audience, priority.sensitivity);
			const sum = this.#put({ part: null, category: null }, lookOf(priority), rule, add(truths.filter(inside)));
			this.sums.push({ whole: sum, parts: totals.filter(inside) });
		}
		const [lines = []] = PARTS.map((part) => this.#grid(part, side, whole, totals));
		this.#areas(side, whole, lines);
	}

	/**
	 * Areas add up to no more than all, and share their incidents with the hexagons of this side. Which hexagons an area touches can be
	 * read from a map: none but those that hold some of it is taken to be known, which is at least as much.
	 */
	#areas(side: Side, whole: number, lines: readonly number[]): void {
		const { areas: facts } = this.#facts;
		const looks = this.#pack.areas?.[side];
		if (!facts || !looks) return;
		const truths = facts[side] ?? [];
		const areas = looks.map((look, i) => this.#put({ part: null, category: null }, look, this.#whole, truths[i] ?? 0));
		this.sums.push({ whole, parts: [...areas, this.#free()] });
		if (lines.length === 0) return;
		const shared = lines.map((): number[] => []);
		const left = lines.map((_, row) => add(this.#facts.cells.map((list) => list[row] ?? 0)));
		areas.forEach((area, i) => {
			const inside = facts.inside[i] ?? [];
			const parts = inside.map(([cell, count]) => {
				const part = this.#free(count);
				shared[cell]?.push(part);
				left[cell] = (left[cell] ?? 0) - count;
				return part;
			});
			const elsewhere = add(inside.map(([, count]) => count)) < (truths[i] ?? 0);
			this.sums.push({ whole: area, parts: elsewhere ? [...parts, this.#free()] : parts });
		});
		lines.forEach((line, row) => {
			const parts = shared[row] ?? [];
			this.sums.push({ whole: line, parts: (left[row] ?? 0) > 0 ? [...parts, this.#free()] : parts });
		});
	}

	/** What stands for its rows: all categories together. */
	#grid(part: Part, side: Side, whole: number, totals: readonly number[]): readonly number[] {
		const { all, byCategory } = this.#pack;
		const counts = this.#facts[part];
		const rows = this.#rows(part, side);
		if (!counts || rows.length === 0) return [];
		const columns = totals.map((total, k) => {
			const column = rows.map((row) =>
				this.#put({ part, category: k }, byCategory[k]?.[part]?.[row] ?? null, this.#rule(k), counts[k]?.[row] ?? 0)
			);
			this.sums.push({ whole: total, parts: [...column, this.#free()] });
			return column;
		});
		const lines = rows.map((row, i) => {
			const truth = add(counts.map((list) => list[row] ?? 0));
			const line = this.#put({ part, category: null }, all[part]?.[row] ?? null, this.#whole, truth);
			this.sums.push({ whole: line, parts: columns.flatMap((column) => column[i] ?? []) });
			return line;
		});
		this.sums.push({ whole, parts: [...lines, this.#free()] });
		return lines;
	}

	#rows(part: Part, side: Side): number[] {
		if (part === 'months') return this.#pack.months.flatMap(({ now }, i) => (now === (side === 'now') ? [i] : []));
		return side === 'now' ? Array.from(this.#facts[part]?.[0] ?? [], (_, i) => i) : [];
	}

	#rule(category: number): Rule {
		return this.#rules[category] ?? this.#whole;
	}

	#put(where: Where, look: Look | null, rule: Rule, truth: number): number {
		const { low, high } = look === null || look === 'hidden' ? { low: 0, high: Infinity } : rangeOf(truth, rule);
		const place = this.low.push(low) - 1;
		this.high.push(high);
		this.known.push(truth);
		const length = rule.base === 1 ? rule.threshold : rule.threshold - 2;
		if (look !== null && isSmall(truth, rule)) this.guarded.push({ place, where, length });
		return place;
	}

	/** What may be anything, such as incidents without a place. */
	#free(known = NaN): number {
		this.high.push(Infinity);
		this.known.push(known);
		return this.low.push(0) - 1;
	}
}

const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
