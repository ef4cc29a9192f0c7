import { cellAt } from './cells';
import { COARSE_RESOLUTIONS } from './incident';

/** 32-bit words of a tuple: low and high half of each cell. */
export const TUPLE_WORDS = 2 * COARSE_RESOLUTIONS.length;

/** Distinct tuples of the cells of coarsened locations, by code in the order of their first use. Open addressing over typed arrays. */
export class CellTuples {
	size = 0;
	#table = new Int32Array(1 << 10).fill(-1);
	#words = new Uint32Array(TUPLE_WORDS << 9);

	/** Code of the tuple that begins at a place of a list, new when it was not seen before. */
	code(words: Uint32Array, at: number): number {
		const mask = this.#table.length - 1;
		let slot = hash(words, at) & mask;
		for (;;) {
			const code = this.#table[slot] ?? -1;
			if (code < 0) return this.#insert(slot, words, at);
			if (this.#equals(code, words, at)) return code;
			slot = (slot + 1) & mask;
		}
	}

	/** Words of the tuples from a code on; a copy. */
	from(code: number): Uint32Array<ArrayBuffer> {
		return this.#words.slice(code * TUPLE_WORDS, this.size * TUPLE_WORDS);
	}

	/** A tuple's cell at the resolution with that place in COARSE_RESOLUTIONS. */
	cell(code: number, level: number): string {
		return cellAt(this.#words, code * TUPLE_WORDS + 2 * level);
	}

	/** Writes the words of a tuple to a list from a place on. */
	copy(code: number, to: Uint32Array, at: number): void {
		to.set(this.#words.subarray(code * TUPLE_WORDS, (code + 1) * TUPLE_WORDS), at);
	}

	#equals(code: number, words: Uint32Array, at: number): boolean {
		for (let i = 0; i < TUPLE_WORDS; i++) if (this.#words[code * TUPLE_WORDS + i] !== words[at + i]) return false;
		return true;
	}

	#insert(slot: number, words: Uint32Array, at: number): number {
		const code = this.size++;
		if (this.size * TUPLE_WORDS > this.#words.length) {
			const wider = new Uint32Array(2 * this.#words.length);
			wider.set(this.#words);
			this.#words = wider;
		}
		this.#words.set(words.subarray(at, at + TUPLE_WORDS), code * TUPLE_WORDS);
		this.#table[slot] = code;
		if (2 * this.size > this.#table.length) this.#rehash();
		return code;
	}

	#rehash(): void {
		const table = new Int32Array(4 * this.#table.length).fill(-1);
		const mask = table.length - 1;
		for (let code = 0; code < this.size; code++) {
			let slot = hash(this.#words, code * TUPLE_WORDS) & mask;
			while ((table[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
			table[slot] = code;
		}
		this.#table = table;
	}
}

function hash(words: Uint32Array, at: number): number {
	let h = 0;
	for (let i = 0; i < TUPLE_WORDS; i++) h = Math.imul(h ^ (words[at + i] ?? 0), 0x9e3779b1) ^ (h >>> 15);
	return (h ^ (h >>> 16)) >>> 0;
}
