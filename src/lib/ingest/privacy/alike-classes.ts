/** Fewer rows alike than this stand out. */
export const ALIKE = 5;

/** Classes kept at most; beyond, every other place is left out of the count, again and again. */
const MOST = 1 << 19;
/** Bits of a print that come from the place, so that places can be left out later. */
const PLACE_BITS = 8;

/** What a count of classes found. */
export interface AlikeCount {
	/** Rows in classes of fewer than five, and rows counted. */
	readonly rows: number;
	readonly of: number;
	/** One in so many places was counted. */
	readonly sampled: number;
	/** The same by label. */
	readonly byLabel: ReadonlyMap<number, { readonly rows: number; readonly of: number }>;
}

/**
 * Counts rows that are alike, in a hash table of at most some 15 MB. A class is told by 63 bits of hash: two of a file's classes are taken
 * for one with a chance below one in a million.
 */
export class AlikeClasses {
	#hashes = new Uint32Array(1 << 12);
	/** Second half of the hash; 0 marks a free slot. */
	#prints = new Uint32Array(1 << 12);
	#counts = new Uint32Array(1 << 12);
	#labels = new Uint16Array(1 << 12);
	#size = 0;
	/** Places whose hash has one of these bits set are left out. */
	#skipped = 0;

	/** @param most classes kept at most, a power of two */
	constructor(private readonly most = MOST) {}

	/** Counts a row by its place, the rest of its class in one number, and the label under which it is listed (part of the class). */
	add(place: number, rest: number, label: number): void {
		const where = mix(place);
		if ((where & this.#skipped) !== 0) return;
		const hash = mix(where ^ Math.imul(rest, 0x9e3779b1) ^ Math.imul(label + 1, 0x85ebca6b));
		const print = (where << (32 - PLACE_BITS)) | (mix(Math.imul(rest ^ 0x5bd1e995, 0xc2b2ae35) + where + label) >>> PLACE_BITS) | 1;
		this.#count(hash, print >>> 0, 1, label);
		if (this.#size * 2 > this.#prints.length) this.#grow();
	}

	result(): AlikeCount {
		const byLabel = new Map<number, { rows: number; of: number }>();
		let rows = 0;
		let of = 0;
		for (let i = 0; i < this.#counts.length; i++) {
			const count = this.#counts[i] ?? 0;
			if (count === 0) continue;
			const label = this.#labels[i] ?? 0;
			const sum = byLabel.get(label) ?? { rows: 0, of: 0 };
			const out = count < ALIKE ? count : 0;
			byLabel.set(label, { rows: sum.rows + out, of: sum.of + count });
			rows += out;
			of += count;
		}
		return { rows, of, sampled: this.#skipped + 1, byLabel };
	}

	#count(hash: number, print: number, rows: number, label: number): void {
		const mask = this.#prints.length - 1;
		let slot = hash & mask;
		while (this.#prints[slot] !== 0 && (this.#prints[slot] !== print || this.#hashes[slot] !== hash)) slot = (slot + 1) & mask;
		if (this.#prints[slot] === 0) {
			this.#hashes[slot] = hash;
			this.#prints[slot] = print;
			this.#labels[slot] = label;
			this.#size++;
		}
		this.#counts[slot] = (this.#counts[slot] ?? 0) + rows;
	}

	#grow(): void {
		while (this.#size >= this.most && this.#skipped < (1 << PLACE_BITS) - 1) {
			this.#skipped = 2 * this.#skipped + 1;
			this.#rebuild(this.#prints.length);
		}
		if (this.#size * 2 > this.#prints.length) this.#rebuild(4 * this.#prints.length);
	}

	#rebuild(length: number): void {
		const [hashes, prints, counts, labels] = [this.#hashes, this.#prints, this.#counts, this.#labels];
		this.#hashes = new Uint32Array(length);
		this.#prints = new Uint32Array(length);
		this.#counts = new Uint32Array(length);
		this.#labels = new Uint16Array(length);
		this.#size = 0;
		for (let i = 0; i < prints.length; i++) {
			const print = prints[i] ?? 0;
			if (print === 0 || ((print >>> (32 - PLACE_BITS)) & this.#skipped) !== 0) continue;
			this.#count(hashes[i] ?? 0, print, counts[i] ?? 0, labels[i] ?? 0);
		}
	}
}

function mix(h: number): number {
	let x = h | 0;
	x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
	x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
	return (x ^ (x >>> 16)) >>> 0;
}
