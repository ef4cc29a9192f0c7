/** Whole numbers in bounds, some of which are sums of others: what each can still be. */

/** A number that is the sum of others, by their places. */
export interface Sum {
	readonly whole: number;
	readonly parts: readonly number[];
}

/** Tries of a search before it is given up. */
const MOST_TRIES = 300;

/**
 * Narrows bounds by sums, and tries single values. That proves that a value cannot be. That it can be is proved by a search for numbers that
 * fit, begun from some that do; where there are too many numbers for that, it is taken from the bounds alone, which is hardly ever wrong in
 * tables, where each value has many ways to be made up for.
 *
 * Source: bounds propagation, shaving and backtracking, as in Dechter (2003), Constraint Processing.
 */
export class Bounds {
	readonly #low: Float64Array;
	readonly #high: Float64Array;
	readonly #sums: readonly Sum[];
	/** Sums in which each number stands. */
	readonly #of: readonly (readonly number[])[];
	/** Numbers that fit; null for no search. */
	readonly #known: readonly number[] | null;
	/** What was changed, to be undone: place, low, high. */
	readonly #trail: [place: number, low: number, high: number][] = [];

	/**
	 * @param known numbers that fit, NaN where another gives them; without them values are not searched for
	 * @throws RangeError where no numbers at all fit
	 */
	constructor(low: Float64Array, high: Float64Array, sums: readonly Sum[], known: readonly number[] | null = null) {
		this.#low = low;
		this.#high = high;
		this.#sums = sums;
		this.#known = known;
		const of = Array.from(low, (): number[] => []);
		sums.forEach(({ whole, parts }, i) => {
			for (const place of [whole, ...parts]) of[place]?.push(i);
		});
		this.#of = of;
		if (!this.#spread(sums.map((_, i) => i))) throw new RangeError('No numbers fit these sums.');
		this.#trail.length = 0;
	}

	/** Shortest interval that the sums leave, ends tried one by one, while it is shorter than `enough`. */
	interval(place: number, enough: number): { readonly low: number; readonly high: number } {
		let [low, high] = [this.#low[place] ?? 0, this.#high[place] ?? 0];
		while (low <= high && !this.can(place, low)) low++;
		while (high > low && high - low >= enough && high < Infinity && !this.can(place, high)) high--;
		return { low, high };
	}

	/** Whether a number can have a value: as far as the sums tell, or, where numbers are known, with a proof. */
	can(place: number, value: number): boolean {
		return this.#try(place, value, () => this.#known === null || this.#search(this.#known, { left: MOST_TRIES }));
	}

	/** Sets a number, asks, and undoes all of it. */
	#try(place: number, value: number, then: () => boolean): boolean {
		const mark = this.#trail.length;
		const fits = this.#set(place, value, value) && this.#spread([...(this.#of[place] ?? [])]) && then();
		for (const [at, low, high] of this.#trail.splice(mark).reverse()) {
			this.#low[at] = low;
			this.#high[at] = high;
		}
		return fits;
	}

	/** Numbers that fit all sums, the open one with fewest values first, from its known value outwards; false also where tries run out. */
	#search(known: readonly number[], tries: { left: number }): boolean {
		const place = this.#open();
		if (place === null) return true;
		const [low, high] = [this.#low[place] ?? 0, this.#high[place] ?? 0];
		const middle = Math.min(high, Math.max(low, known[place] ?? NaN)) || low;
		for (let away = 0; middle - away >= low || middle + away <= high; away++)
			for (const value of away === 0 ? [middle] : [middle - away, middle + away]) {
				if (value < low || value > high) continue;
				if (tries.left-- <= 0) return false;
				if (this.#try(place, value, () => this.#search(known, tries))) return true;
			}
		return false;
	}

	/** The number with fewest values left, of those with more than one; null where all are settled. */
	#open(): number | null {
		let [found, fewest] = [-1, Infinity];
		for (let place = 0; place < this.#low.length; place++) {
			const values = (this.#high[place] ?? 0) - (this.#low[place] ?? 0);
			if (values > 0 && (values < fewest || found < 0)) [found, fewest] = [place, values];
		}
		return found < 0 ? null : found;
	}

	/** Narrows by these sums and by all that they change; false where nothing fits. */
	#spread(queue: number[]): boolean {
		const waiting = new Set(queue);
		for (const sum of waiting) {
			waiting.delete(sum);
			const changed = this.#narrow(sum);
			if (changed === null) return false;
			for (const place of changed) for (const other of this.#of[place] ?? []) if (other !== sum) waiting.add(other);
		}
		return true;
	}

	/** Places that a sum narrowed; null where nothing fits it. */
	#narrow(index: number): number[] | null {
		const { whole, parts } = this.#sums[index] ?? { whole: 0, parts: [] };
		const changed: number[] = [];
		const put = (place: number, low: number, high: number): boolean => {
			const before = this.#trail.length;
			if (!this.#set(place, low, high)) return false;
			if (this.#trail.length > before) changed.push(place);
			return true;
		};
		let [low, bounded, open] = [0, 0, 0];
		for (const part of parts) {
			low += this.#low[part] ?? 0;
			if (this.#high[part] === Infinity) open++;
			else bounded += this.#high[part] ?? 0;
		}
		if (!put(whole, low, open > 0 ? Infinity : bounded)) return null;
		const [least, most] = [this.#low[whole] ?? 0, this.#high[whole] ?? 0];
		for (const part of parts) {
			const [from, to] = [this.#low[part] ?? 0, this.#high[part] ?? 0];
			const others = to === Infinity ? (open === 1 ? bounded : Infinity) : open > 0 ? Infinity : bounded - to;
			if (!put(part, least - others, most - (low - from))) return null;
		}
		return changed;
	}

	#set(place: number, low: number, high: number): boolean {
		const [from, to] = [this.#low[place] ?? 0, this.#high[place] ?? 0];
		const [least, most] = [Math.max(from, low), Math.min(to, high)];
		if (least > most) return false;
		if (least > from || most < to) {
			this.#trail.push([place, from, to]);
			this.#low[place] = least;
			this.#high[place] = most;
		}
		return true;
	}
}
