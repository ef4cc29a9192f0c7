/** The distinct points of a source by their exact coordinates, with the number of rows on each. Open addressing over typed arrays. */
export class PointIndex {
	/** Distinct points so far. */
	size = 0;
	/** Rows so far, and those of them that share their point with another row. */
	located = 0;
	shared = 0;
	#table = new Int32Array(1 << 12).fill(-1);
	/** Longitude and latitude in turn. */
	#points = new Float64Array(1 << 12);
	#rows = new Uint32Array(1 << 11);
	readonly #key = new Float64Array(2);
	readonly #bits = new Int32Array(this.#key.buffer);

	/** Index of a point, new or known; counts one more row on it. */
	add(lng: number, lat: number): number {
		const mask = this.#table.length - 1;
		let at = this.#hash(lng, lat) & mask;
		this.located++;
		for (;;) {
			const index = this.#table[at] ?? -1;
			if (index < 0) return this.#insert(at, lng, lat);
			if (this.#points[index * 2] === lng && this.#points[index * 2 + 1] === lat) {
				const rows = this.#rows[index] ?? 0;
				this.#rows[index] = rows + 1;
				this.shared += rows === 1 ? 2 : 1;
				return index;
			}
			at = (at + 1) & mask;
		}
	}

	/** Longitude and latitude in turn of the points from an index on; a copy. */
	from(index: number): Float64Array {
		return this.#points.slice(index * 2, this.size * 2);
	}

	/** The same of the points from ≤ i < to. */
	slice(from: number, to: number): Float64Array {
		return this.#points.slice(from * 2, Math.min(to, this.size) * 2);
	}

	/** Rows on each point. */
	get rows(): Uint32Array {
		return this.#rows.subarray(0, this.size);
	}

	#insert(at: number, lng: number, lat: number): number {
		const index = this.size++;
		if (index >= this.#rows.length) this.#grow();
		this.#points[index * 2] = lng;
		this.#points[index * 2 + 1] = lat;
		this.#rows[index] = 1;
		this.#table[at] = index;
		if (this.size * 2 > this.#table.length) this.#rehash();
		return index;
	}

	#grow(): void {
		const points = new Float64Array(this.#points.length * 2);
		points.set(this.#points);
		this.#points = points;
		const rows = new Uint32Array(this.#rows.length * 2);
		rows.set(this.#rows);
		this.#rows = rows;
	}

	#rehash(): void {
		const table = new Int32Array(this.#table.length * 4).fill(-1);
		const mask = table.length - 1;
		for (let index = 0; index < this.size; index++) {
			let at = this.#hash(this.#points[index * 2] ?? 0, this.#points[index * 2 + 1] ?? 0) & mask;
			while ((table[at] ?? -1) >= 0) at = (at + 1) & mask;
			table[at] = index;
		}
		this.#table = table;
	}

	/** Adding 0 makes −0 and 0 one key, as they compare equal. */
	#hash(lng: number, lat: number): number {
		this.#key[0] = lng + 0;
		this.#key[1] = lat + 0;
		const bits = this.#bits;
		let h = Math.imul((bits[0] ?? 0) ^ Math.imul(bits[1] ?? 0, 0x9e3779b1), 0x85ebca6b);
		h ^= h >>> 15;
		h = Math.imul(h ^ (bits[2] ?? 0) ^ Math.imul(bits[3] ?? 0, 0xc2b2ae35), 0x27d4eb2f);
		h ^= h >>> 13;
		return (Math.imul(h, 0x165667b1) ^ (h >>> 16)) >>> 0;
	}
}
