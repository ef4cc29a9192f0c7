import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Seeded chance. Only exact arithmetic (+ − × ÷ √), never sin, log or exp, whose last digit may differ between
 * versions of Node: the sample must come out byte for byte the same everywhere.
 */
export class Dice {
	readonly #source;

	constructor(seed: number) {
		this.#source = xoroshiro128plus(seed);
	}

	/** Uniform in [0, 1). */
	unit(): number {
		return uniformFloat64(this.#source);
	}

	/** Whole number, both ends included. */
	int(from: number, to: number): number {
		return uniformInt(this.#source, from, to);
	}

	/** Near-normal, mean 0, variance 1, within ±3.5: the sum of four uniform numbers. */
	bell(): number {
		return (this.unit() + this.unit() + this.unit() + this.unit() - 2) * Math.sqrt(3);
	}

	/** A member of a list. */
	of<T>(list: readonly T[]): T {
		return at(list, this.int(0, list.length - 1));
	}
}

/** Draws indexes in proportion to weights. */
export class Urn {
	readonly #upTo: Float64Array;

	constructor(weights: Iterable<number>) {
		let sum = 0;
		this.#upTo = Float64Array.from(weights, (weight) => (sum += weight));
	}

	draw(dice: Dice): number {
		const goal = dice.unit() * at(this.#upTo, this.#upTo.length - 1);
		let low = 0;
		let high = this.#upTo.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (at(this.#upTo, middle) > goal) high = middle;
			else low = middle + 1;
		}
		return low;
	}
}

/** Element that must exist. */
export function at<T>(list: ArrayLike<T>, index: number): T {
	const value = list[index];
	if (value === undefined) throw new RangeError(`No element ${String(index)} in a list of ${String(list.length)}.`);
	return value;
}
