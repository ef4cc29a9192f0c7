import { CellTuples, TUPLE_WORDS } from '../core/cell-tuples';
import { COARSE_RESOLUTIONS } from '../core/incident';
import { PER_DEGREE } from './sql/schema';

/** Distinct locations over all sources, by code in the order of their first use. */
export class Points {
	#size = 0;
	#positions = new Float64Array(2 * 1024);
	/** Open addressing on the bits of both coordinates; −1 is free. Always at most half full. */
	#slots = new Int32Array(4096).fill(-1);
	/** Cells of the coarsened locations, the location of each tuple, and the tuple of each location (−1 for a point). */
	readonly #tuples = new CellTuples();
	readonly #ofTuple: number[] = [];
	#tupleOf = new Int32Array(0);
	readonly #key = new Float64Array(2);
	readonly #bits = new Uint32Array(this.#key.buffer);

	get size(): number {
		return this.#size;
	}

	/** Longitude and latitude in turn, degrees. */
	get positions(): Float64Array {
		return this.#positions.subarray(0, 2 * this.#size);
	}

	/** All longitudes (axis 0) or latitudes (axis 1) by code. */
	axis(axis: 0 | 1): Float64Array {
		const values = new Float64Array(this.#size);
		for (let code = 0; code < this.#size; code++) values[code] = this.#positions[2 * code + axis] ?? NaN;
		return values;
	}

	/** Code of a location, new when it was not seen before. */
	code(lng: number, lat: number): number {
		let slot = this.#slot(lng, lat);
		for (;;) {
			const found = this.#slots[slot] ?? -1;
			if (found < 0) break;
			if (this.#positions[2 * found] === lng && this.#positions[2 * found + 1] === lat) return found;
			slot = (slot + 1) & (this.#slots.length - 1);
		}
		this.#slots[slot] = this.#size;
		return this.#add(lng, lat);
	}

	/** Code of a coarsened location by the cells that stand for it, their words from a place of a list on; the point is its centre. */
	coarse(words: Uint32Array, at: number, lng: number, lat: number): number {
		const tuple = this.#tuples.code(words, at);
		const known = this.#ofTuple[tuple];
		if (known !== undefined) return known;
		const code = this.#add(lng, lat);
		this.#ofTuple.push(code);
		if (code >= this.#tupleOf.length) {
			const wider = new Int32Array(this.#positions.length / 2).fill(-1);
			wider.set(this.#tupleOf);
			this.#tupleOf = wider;
		}
		this.#tupleOf[code] = tuple;
		return code;
	}

	/** Whether a location is a hexagon's centre that stands for exact points. */
	isCoarse(code: number): boolean {
		return this.#tuple(code) >= 0;
	}

	/** Words of the cells of some locations; null unless all of them are coarsened. */
	tuplesOf(codes: readonly number[]): Uint32Array | null {
		if (codes.length === 0 || !codes.every((code) => this.#tuple(code) >= 0)) return null;
		const words = new Uint32Array(codes.length * TUPLE_WORDS);
		codes.forEach((code, i) => {
			this.#tuples.copy(this.#tuple(code), words, i * TUPLE_WORDS);
		});
		return words;
	}

	/** Hexagon of a coarsened location; '' where the resolution is none of its own. */
	coarseCell(code: number, resolution: number): string {
		const level = COARSE_RESOLUTIONS.findIndex((own) => own === resolution);
		return level < 0 ? '' : this.#tuples.cell(this.#tuple(code), level);
	}

	/** Overwrites the position of a location that no row uses any more, so that it is not kept in memory. */
	scrub(code: number): void {
		this.#positions.fill(0, 2 * code, 2 * code + 2);
	}

	/** Longitude (axis 0) or latitude (axis 1) in whole ten-millionths of a degree. */
	fixed(code: number, axis: 0 | 1): number {
		return Math.round((this.#positions[2 * code + axis] ?? NaN) * PER_DEGREE);
	}

	/** Place of a location's cells among the coarsened ones; −1 for a point. */
	#tuple(code: number): number {
		return this.#tupleOf[code] ?? -1;
	}

	#slot(lng: number, lat: number): number {
		this.#key[0] = lng;
		this.#key[1] = lat;
		let hash = 0;
		for (const word of this.#bits) hash = Math.imul(hash ^ word, 0x9e3779b1) ^ (hash >>> 15);
		return (hash ^ (hash >>> 16)) & (this.#slots.length - 1);
	}

	#add(lng: number, lat: number): number {
		const code = this.#size++;
		if (2 * this.#size > this.#positions.length) {
			const wider = new Float64Array(2 * this.#positions.length);
			wider.set(this.#positions);
			this.#positions = wider;
		}
		this.#positions[2 * code] = lng;
		this.#positions[2 * code + 1] = lat;
		if (2 * this.#size > this.#slots.length) this.#rehash();
		return code;
	}

	#rehash(): void {
		this.#slots = new Int32Array(4 * this.#slots.length).fill(-1);
		for (let code = 0; code < this.#size; code++) {
			if (this.#tuple(code) >= 0) continue;
			let slot = this.#slot(this.#positions[2 * code] ?? 0, this.#positions[2 * code + 1] ?? 0);
			while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & (this.#slots.length - 1);
			this.#slots[slot] = code;
		}
	}
}
