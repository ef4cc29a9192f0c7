import { CellTuples, TUPLE_WORDS } from '../../core/cell-tuples';
import { cellAt, centresOf, putCell } from '../../core/cells';
import { COARSE_RESOLUTIONS, UNLOCATED } from '../../core/incident';

/** Points indexed between two chances to cancel, some 40 ms. */
const SLICE = 4096;
const FINEST_AT = 2 * (COARSE_RESOLUTIONS.length - 1);

/** The points of a source by number, which only grow. */
export interface GrowingPoints {
	readonly size: number;
	/** Longitude and latitude in turn of the points from ≤ i < to. */
	slice(from: number, to: number): Float64Array;
}

/** What takes the place of the points that a block of rows used for the first time. */
export interface CoarseLocations {
	readonly location: Int32Array;
	readonly newPoints: Float64Array;
	readonly newCells: Uint32Array;
}

/** Puts the hexagons that hold a point, each indexed from the point itself, in the place of the point. */
export class Coarsener {
	readonly #tuples = new CellTuples();
	/** Tuple of each point indexed so far. */
	#codes = new Int32Array(1024);
	#done = 0;
	#sent = 0;

	constructor(private readonly points: GrowingPoints) {}

	/** Indexes up to `most` further points, letting messages in between slices. */
	async index(most: number, signal?: AbortSignal): Promise<void> {
		const end = Math.min(this.points.size, this.#done + most);
		this.#grow(end);
		while (this.#done < end) {
			this.#slice(Math.min(end, this.#done + SLICE));
			if (this.#done >= end) break;
			await new Promise((resolve) => setTimeout(resolve, 0));
			signal?.throwIfAborted();
		}
	}

	/** The locations of a block of rows; its points must be indexed. */
	apply(location: Int32Array, newPoints: number, firstNew: number): CoarseLocations {
		let last = this.#sent;
		for (let i = firstNew; i < firstNew + newPoints; i++) last = Math.max(last, (this.#codes[i] ?? 0) + 1);
		const newCells = this.#tuples
			.from(this.#sent)
			.subarray(0, (last - this.#sent) * TUPLE_WORDS)
			.slice();
		this.#sent = last;
		return {
			location: location.map((point) => (point === UNLOCATED ? UNLOCATED : (this.#codes[point] ?? UNLOCATED))),
			newPoints: centresOf(Array.from({ length: newCells.length / TUPLE_WORDS }, (_, i) => cellAt(newCells, i * TUPLE_WORDS + FINEST_AT))),
			newCells
		};
	}

	#slice(to: number): void {
		const points = this.points.slice(this.#done, to);
		const words = new Uint32Array(TUPLE_WORDS);
		for (let i = 0; 2 * i < points.length; i++) {
			for (let level = 0; level < COARSE_RESOLUTIONS.length; level++)
				putCell(points[2 * i] ?? NaN, points[2 * i + 1] ?? NaN, COARSE_RESOLUTIONS[level] ?? 0, words, 2 * level);
			this.#codes[this.#done++] = this.#tuples.code(words, 0);
		}
	}

	#grow(size: number): void {
		if (size <= this.#codes.length) return;
		const wider = new Int32Array(Math.max(size, 2 * this.#codes.length));
		wider.set(this.#codes);
		this.#codes = wider;
	}
}
