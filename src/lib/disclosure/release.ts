import { Attack } from './attack';
import { isSmall, rangeOf, type Range } from './disclose';
import type { Arc, Shape } from './network';
import type { Rule } from './policy';

/**
 * How a count of a network looks.
 *
 * - `shown`: by its rule; `small`: by its rule, as "<5";
 * - `hidden`: one mark that may stand for any count;
 * - `open`: not published at all, nor asked for.
 */
export type Look = 'shown' | 'small' | 'hidden' | 'open';

/** A count that is to be published with others that it adds up with. */
export interface Item {
	readonly value: number;
	readonly rule: Rule;
	/** What is hidden last: 0 a part, 1 a whole, 2 the whole of all. */
	readonly rank: 0 | 1 | 2;
	/** False for a whole that is not published. */
	readonly published: boolean;
}

/** Both sides of these counts can be told apart by whether a change is shown. */
const TOLD_APART = [20];

/** The state of a release while more and more of it is hidden. */
export class Release {
	readonly shape: Shape;
	readonly items: readonly Item[];
	readonly looks: Look[];
	/** Small counts are marked "<5"; without, they carry the same mark as all that is hidden. */
	readonly labelled: boolean;
	/** Places where "hidden" may stand for a small count. */
	readonly #blank: ReadonlySet<number>;
	/** Hidden counts that are not small need as long an interval as those that are. */
	readonly #strict: boolean;

	constructor(shape: Shape, items: readonly Item[], blank: ReadonlySet<number>, looks?: readonly Look[], strict = true) {
		this.shape = shape;
		this.items = items;
		this.#blank = blank;
		this.#strict = strict;
		this.labelled = items.some(({ rule }) => rule.base > 1);
		this.looks = looks ? [...looks] : items.map((item, i) => this.#first(item, i));
	}

	#first({ value, rule, published }: Item, index: number): Look {
		if (!published) return 'open';
		if (this.#blank.has(index)) return 'hidden';
		if (!isSmall(value, rule)) return 'shown';
		return this.labelled ? 'small' : 'hidden';
	}

	with(looks: readonly Look[]): Release {
		return new Release(this.shape, this.items, this.#blank, looks, this.#strict);
	}

	/** The same, where hidden counts that are not small may be known as closely as if they were rounded. */
	relaxed(): Release {
		return new Release(this.shape, this.items, this.#blank, this.looks, !this.labelled);
	}

	/** The same with every whole hidden, whatever it is: parts that add up to nothing known tell nothing of each other. */
	partsOnly(): Release {
		const wholes = this.items.flatMap(({ rank, value, rule }, i) => (rank > 0 && (value > 0 || isSmall(value, rule)) ? [i] : []));
		return new Release(this.shape, this.items, new Set(wholes));
	}

	/** The same with one that was hidden from the start shown by its rule. */
	showing(index: number): Release {
		return new Release(this.shape, this.items, new Set([...this.#blank].filter((other) => other !== index)));
	}

	/** Whether only the sight of it is known: its label, or its place in a line whose whole is small. */
	bySight(index: number): boolean {
		return this.looks[index] === 'small' || (this.labelled && this.#blank.has(index));
	}

	/** Whether hiding it helps and does not tell that it is none. */
	mayHide(index: number): boolean {
		const item = this.items[index];
		return item !== undefined && this.looks[index] === 'shown' && item.value > 0;
	}

	/** What a look says about a count. */
	range(index: number, look = this.looks[index]): Range {
		const item = this.items[index];
		if (!item || look === 'open') return { low: 0, high: Infinity };
		if (look === 'hidden') return { low: this.#least(item, index), high: Infinity };
		const { low, high } = rangeOf(item.value, item.rule);
		const split = look === 'shown' ? TOLD_APART.find((limit) => low < limit && limit <= high) : undefined;
		if (split === undefined) return { low, high };
		return item.value < split ? { low, high: split - 1 } : { low: split, high };
	}

	#least({ rule }: Item, index: number): number {
		if (this.#blank.has(index)) return 0;
		if (this.labelled) return rule.threshold;
		return rule.zeroMerges ? 0 : 1;
	}

	arcs(): Arc[] {
		return this.items.map(({ value }, i) => {
			const [from, to] = this.shape.ends[i] ?? [0, 0];
			return { from, to, value, ...this.range(i) };
		});
	}

	/** Places that are published without their number and whose interval is too short, one by one as they are found. */
	*exposed(): Generator<number> {
		const attack = new Attack(this.shape.nodes, this.arcs());
		for (const i of this.guarded()) if (this.lacking(i, attack.interval(i, this.items[i]?.rule.threshold)) > 0) yield i;
	}

	isSafe(): boolean {
		return this.exposed().next().done === true;
	}

	/** Places that are published without their number. */
	guarded(): number[] {
		return this.looks.flatMap((look, i) => (look === 'small' || look === 'hidden' ? [i] : []));
	}

	/**
	 * By how much an interval is too short: it is long enough when its ends lie a threshold apart. A label says by itself that a count lies
	 * between 0 and the threshold: there, the interval between the nearest counts that are impossible must be as long.
	 */
	lacking(index: number, { low, high }: Range): number {
		const { threshold = 0, base = 1 } = this.items[index]?.rule ?? {};
		if (this.bySight(index)) return threshold - 2 - (high - low);
		return (this.#strict ? threshold : Math.floor(base / 2)) - (high - low);
	}
}
