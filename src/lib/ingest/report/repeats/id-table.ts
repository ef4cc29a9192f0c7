/** Entries of a block: 2 to this power. */
const BITS = 16;
const CHUNK = 1 << BITS;
const WITHIN = CHUNK - 1;
/** No entry. */
const NEW = -1;
const FIRST = 1 << 12;
/** Up to so many places the table grows fourfold: few ids are placed again and again. */
const WIDE = 1 << 20;

/** A block of entries; blocks are added, never copied. */
interface Chunk {
	/** Low and high half of each hash in turn. */
	readonly hash: Int32Array;
	readonly line: Uint32Array;
	readonly owner: Uint16Array;
}

/**
 * The ids of an import as 64-bit hashes, each with the reading that owns it and its line there. Open addressing over typed arrays: 14
 * bytes an id and at most 10 for its place, 112 MB for 5 million ids. Two different ids among 5 million share a hash with a probability
 * below one in a million. No text is kept.
 */
export class IdTable {
	/** Different ids so far. */
	size = 0;
	#places = new Int32Array(FIRST);
	/** Eight bits of the hash at each place, 0 where it is free: nearly every probe ends here, in a quarter of the memory. */
	#tags = new Uint8Array(FIRST);
	readonly #chunks: Chunk[] = [];
	#high = 0;
	#low = 0;
	#place = 0;

	/** Entry of an id; −1 when it is new. Outer spaces do not count. `add` then takes the id looked for last. */
	find(id: string): number {
		this.#hash(id);
		return this.#search();
	}

	/** The same for an id of ASCII bytes. */
	findAt(bytes: Uint8Array, from: number, to: number): number {
		this.#hashAt(bytes, from, to);
		return this.#search();
	}

	#search(): number {
		const mask = this.#places.length - 1;
		let place = (this.#low ^ this.#high) & mask;
		const tag = tagOf(this.#high);
		for (;;) {
			const known = this.#tags[place] ?? 0;
			this.#place = place;
			if (known === 0) return NEW;
			const entry = known === tag ? (this.#places[place] ?? NEW) : NEW;
			if (entry !== NEW && this.#is(entry)) return entry;
			place = (place + 1) & mask;
		}
	}

	/** Adds the id that `find` just found to be new. */
	add(owner: number, line: number): void {
		const entry = this.size++;
		if ((entry & WITHIN) === 0) this.#chunks.push(emptyChunk());
		const { hash } = this.#chunk(entry);
		const at = 2 * (entry & WITHIN);
		hash[at] = this.#low;
		hash[at + 1] = this.#high;
		this.#places[this.#place] = entry;
		this.#tags[this.#place] = tagOf(this.#high);
		this.give(entry, owner, line);
		if (this.size * 1.5 > this.#places.length) this.#rehash();
	}

	/** Makes a row the owner of an entry. */
	give(entry: number, owner: number, line: number): void {
		const chunk = this.#chunk(entry);
		chunk.line[entry & WITHIN] = line;
		chunk.owner[entry & WITHIN] = owner;
	}

	line(entry: number): number {
		return this.#chunk(entry).line[entry & WITHIN] ?? 0;
	}

	owner(entry: number): number {
		return this.#chunk(entry).owner[entry & WITHIN] ?? 0;
	}

	#chunk(entry: number): Chunk {
		const chunk = this.#chunks[entry >> BITS];
		if (!chunk) throw new RangeError('no such id');
		return chunk;
	}

	#is(entry: number): boolean {
		const { hash } = this.#chunk(entry);
		const at = 2 * (entry & WITHIN);
		return hash[at] === this.#low && hash[at + 1] === this.#high;
	}

	/** Two lanes of multiply and xor over the UTF-16 units, then mixed into each other (after Bryc's cyrb64). */
	#hash(id: string): void {
		let from = 0;
		let to = id.length;
		while (from < to && id.charCodeAt(from) <= 32) from++;
		while (to > from && id.charCodeAt(to - 1) <= 32) to--;
		let a = 0xdeadbeef ^ (to - from);
		let b = 0x41c6ce57;
		for (let i = from; i < to; i++) {
			const unit = id.charCodeAt(i);
			a = Math.imul(a ^ unit, 0x9e3779b1);
			b = Math.imul(b ^ unit, 0x5f356495);
		}
		this.#mix(a, b);
	}

	#hashAt(bytes: Uint8Array, start: number, end: number): void {
		let from = start;
		let to = end;
		while (from < to && (bytes[from] ?? 0) <= 32) from++;
		while (to > from && (bytes[to - 1] ?? 0) <= 32) to--;
		let a = 0xdeadbeef ^ (to - from);
		let b = 0x41c6ce57;
		for (let i = from; i < to; i++) {
			const unit = bytes[i] ?? 0;
			a = Math.imul(a ^ unit, 0x9e3779b1);
			b = Math.imul(b ^ unit, 0x5f356495);
		}
		this.#mix(a, b);
	}

	#mix(first: number, second: number): void {
		const a = Math.imul(first ^ (first >>> 16), 0x85ebca6b) ^ Math.imul(second ^ (second >>> 13), 0xc2b2ae35);
		this.#high = Math.imul(second ^ (second >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
		this.#low = a;
	}

	#rehash(): void {
		const size = this.#places.length * (this.#places.length < WIDE ? 4 : 2);
		const places = new Int32Array(size);
		const tags = new Uint8Array(size);
		const mask = size - 1;
		for (let entry = 0; entry < this.size; entry++) {
			const { hash } = this.#chunk(entry);
			const at = 2 * (entry & WITHIN);
			let place = ((hash[at] ?? 0) ^ (hash[at + 1] ?? 0)) & mask;
			while (tags[place] !== 0) place = (place + 1) & mask;
			places[place] = entry;
			tags[place] = tagOf(hash[at + 1] ?? 0);
		}
		this.#tags = tags;
		this.#places = places;
	}
}

const tagOf = (high: number): number => high >>> 24 || 1;

const emptyChunk = (): Chunk => ({
	hash: new Int32Array(2 * CHUNK),
	line: new Uint32Array(CHUNK),
	owner: new Uint16Array(CHUNK)
});
