/** Whole numbers in bounds, some of which are sums of others: what each can still be. */

/** A number that is the sum of others, by their places. */
export interface Sum {
	readonly whole: number;
	readonly parts: readonly number[];
}

/**
 * Narrows bounds by sums, and tries single values. It proves that a value cannot be; that it can be is not proved, but hardly ever wrong in
 * tables, where each value has many ways to be made up for.
 *
 * Source: bounds propagation and shaving, as in Dechter (2003), Constraint Processing.
 */
export class Bounds {
	readonly #low: Float64Array;
	readonly #high: Float64Array;
	readonly #sums: readonly Sum[];
	/** Sums in which each number stands. */
	readonly #of: readonly (readonly number[])[];
	/** What was changed since the last try, to be undone: place, low, high. */
	#trail: [place: number, low: number, high: number][] = [];

	/** @throws RangeError where no numbers at all fit */
	constructor(low: Float64Array, high: Float64Array, sums: readonly Sum[]) {
		this.#low = low;
		this.#high = high;
		this.#sums = sums;
		const of = Array.from(low, (): number[] => []);
		sums.forEach(({ whole, parts }, i) => {
			for (const place of [whole, ...parts]) of[place]?.push(i);
		});
		this.#of = of;
		if (!this.#spread(sums.map((_, i) => i))) throw new RangeError('No numbers fit these sums.');
		this.#trail = [];
	}

	/** Shortest interval that the sums leave, ends tried one by one, while it is shorter than `enough`. */
	interval(place: number, enough: number): { readonly low: number; readonly high: number } {
		let [low, high] = [this.#low[place] ?? 0, this.#high[place] ?? 0];
		while (low <= high && !this.can(place, low)) low++;
		while (high > low && high - low >= enough && high < Infinity && !this.can(place, high)) high--;
		return { low, high };
	}

	/** Whether a number can have a value, as far as the sums tell. */
	can(place: number, value: number): boolean {
		const fits = this.#set(place, value, value) && this.#spread([...(this.#of[place] ?? [])]);
		for (const [at, low, high] of this.#trail.reverse()) {
			this.#low[at] = low;
			this.#high[at] = high;
		}
		this.#trail = [];
		return fits;
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
