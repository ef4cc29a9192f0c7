import { breathe } from '../core/breathe';
import { cellLattice } from '../core/cell-lattice';
import { cellOf, checkResolution } from '../core/cells';
import type { Points } from './points';

/** Locations indexed between two chances to cancel, about 20 ms. */
const SLICE = 8192;

class Level {
	codes = new Int32Array(0);
	done = 0;
	readonly ids: string[] = [];
	readonly index = new Map<string, number>();
	readonly #place: (lng: number, lat: number) => number;
	/** Code of the hexagon at each place of the lattice that was seen: H3 is asked once for each, as it takes five times as long. */
	readonly #atPlace = new Map<number, number>();

	constructor(private readonly resolution: number) {
		this.#place = cellLattice(resolution);
	}

	/** Codes of the locations from where it stands to another one. */
	add(points: Points, to: number): void {
		const { positions } = points;
		for (; this.done < to; this.done++)
			this.codes[this.done] = points.isCoarse(this.done)
				? this.#codeOf(points.coarseCell(this.done, this.resolution))
				: this.#codeAt(positions[2 * this.done] ?? NaN, positions[2 * this.done + 1] ?? NaN);
	}

	#codeAt(lng: number, lat: number): number {
		const place = this.#place(lng, lat);
		const known = this.#atPlace.get(place);
		if (known !== undefined) return known;
		const code = this.#codeOf(cellOf(lng, lat, this.resolution));
		// Where rounding might decide there is no place: the next position may lie in another hexagon.
		if (!Number.isNaN(place)) this.#atPlace.set(place, code);
		return code;
	}

	#codeOf(cell: string): number {
		if (cell === '') return -1;
		const known = this.index.get(cell);
		if (known !== undefined) return known;
		const code = this.ids.length;
		this.ids.push(cell);
		this.index.set(cell, code);
		return code;
	}

	grow(size: number): void {
		if (size <= this.codes.length) return;
		const wider = new Int32Array(Math.max(size, 2 * this.codes.length));
		wider.set(this.codes);
		this.codes = wider;
	}
}

/** Hexagon codes of the distinct locations, per resolution, each indexed directly from its point (a parent cell may differ), or as the gate indexed it. */
export class Hexes {
	readonly #levels = new Map<number, Level>();

	/** Indexes the locations that are new since the last call; what was done before a cancel is kept. */
	async extend(resolution: number, points: Points, signal?: AbortSignal): Promise<void> {
		const level = this.#level(resolution);
		level.grow(points.size);
		while (level.done < points.size) {
			const to = Math.min(points.size, level.done + SLICE);
			level.add(points, to);
			if (to < points.size) await breathe(signal);
		}
	}

	/** Code of each location's hexagon, −1 where a coarsened one has none at this resolution; as long as `extend` went. */
	codes(resolution: number): Int32Array {
		const { codes, done } = this.#level(resolution);
		return codes.subarray(0, done);
	}

	/** Hexagons by code. */
	ids(resolution: number): readonly string[] {
		return this.#level(resolution).ids;
	}

	code(resolution: number, cell: string): number | undefined {
		return this.#level(resolution).index.get(cell);
	}

	clear(): void {
		this.#levels.clear();
	}

	#level(resolution: number): Level {
		checkResolution(resolution);
		let level = this.#levels.get(resolution);
		if (!level) this.#levels.set(resolution, (level = new Level(resolution)));
		return level;
	}
}
