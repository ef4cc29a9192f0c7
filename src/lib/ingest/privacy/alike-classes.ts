/** Fewer rows alike than this stand out. */
const ALIKE = 5;

/** Classes kept at most; beyond, every other class is left out of the count, again and again. */
const MOST = 1 << 15;
/** Top bits of a print by which classes are left out. */
const LEFT_OUT_BITS = 8;
/** 2 to the power of 2: places are found by shifts. */
const WORDS = 4;
const PRINT = 1;
const COUNT = 2;
const LABEL = 3;

/** Rows in classes of fewer than five, as estimated from the classes kept. */
export interface AlikeCount {
	readonly rows: number;
	/** One in so many classes was kept; 1 for all: then the numbers are exact. */
	readonly sampled: number;
	/** The same by label. */
	readonly byLabel: ReadonlyMap<number, number>;
}

/**
 * Counts rows that are alike, in a hash table of at most 1 MB, small enough for a processor's cache. A class is told by 63 bits of hash: two of a file's classes are taken for
 * one with a chance below one in a million. Classes are left out whole and by chance, so that what is kept gives an unbiased estimate: with
 * a million rows its standard error is about half a per cent.
 */
export class AlikeClasses {
	/** Four words a class, beside each other in memory: hash, print (second half of the hash; 0 marks a free slot), rows, label. */
	#slots = new Uint32Array(WORDS << 12);
	#size = 0;
	/** Classes with one of these bits in their print are left out. */
	#leftOut = 0;

	/** @param most classes kept at most */
	constructor(private readonly most = MOST) {}

	/** Counts a row by its place, the rest of its class in one number, and the label under which it is listed (part of the class). */
	add(place: number, rest: number, label: number): void {
		const print = (mix(Math.imul(place, 0x9e3779b1) ^ Math.imul(rest, 0x85ebca6b) ^ Math.imul(label + 1, 0xc2b2ae35)) | 1) >>> 0;
		if ((print & this.#leftOut) !== 0) return;
		this.#count(mix(Math.imul(rest, 0x27d4eb2f) ^ mix(place + Math.imul(label, 0x165667b1))), print, 1, label);
		if (this.#size * 2 * WORDS > this.#slots.length) this.#grow();
	}

	result(): AlikeCount {
		const sampled = 1 << bits(this.#leftOut);
		const byLabel = new Map<number, number>();
		let rows = 0;
		for (let at = 0; at < this.#slots.length; at += WORDS) {
			const count = this.#slots[at + COUNT] ?? 0;
			if (count === 0 || count >= ALIKE) continue;
			const label = this.#slots[at + LABEL] ?? 0;
			byLabel.set(label, (byLabel.get(label) ?? 0) + count * sampled);
			rows += count * sampled;
		}
		return { rows, sampled, byLabel };
	}

	#count(hash: number, print: number, rows: number, label: number): void {
		const slots = this.#slots;
		const mask = slots.length / WORDS - 1;
		let at = (hash & mask) << 2;
		while (slots[at + PRINT] !== 0 && (slots[at + PRINT] !== print || slots[at] !== hash)) at = (((at >>> 2) + 1) & mask) << 2;
		if (slots[at + PRINT] === 0) {
			slots[at] = hash;
			slots[at + PRINT] = print;
			slots[at + LABEL] = label;
			this.#size++;
		}
		slots[at + COUNT] = (slots[at + COUNT] ?? 0) + rows;
	}

	#grow(): void {
		while (this.#size >= this.most && bits(this.#leftOut) < LEFT_OUT_BITS) {
			this.#leftOut = (this.#leftOut >>> 1) | 0x80000000;
			this.#rebuild(this.#slots.length);
		}
		if (this.#size * 2 * WORDS > this.#slots.length) this.#rebuild(4 * this.#slots.length);
	}

	#rebuild(length: number): void {
		const before = this.#slots;
		this.#slots = new Uint32Array(length);
		this.#size = 0;
		for (let at = 0; at < before.length; at += WORDS) {
			const print = before[at + PRINT] ?? 0;
			if (print === 0 || (print & this.#leftOut) !== 0) continue;
			this.#count(before[at] ?? 0, print, before[at + COUNT] ?? 0, before[at + LABEL] ?? 0);
		}
	}
}

/** Number of leading ones. */
const bits = (leftOut: number): number => Math.clz32(~leftOut);

function mix(h: number): number {
	let x = h | 0;
	x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
	x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
	return (x ^ (x >>> 16)) >>> 0;
}
