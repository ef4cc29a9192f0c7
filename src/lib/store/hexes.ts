import { checkResolution } from '../core/cells';
import { breathe } from '../core/breathe';
import type { Points } from './points';

/** Locations indexed between two chances to cancel, about 20 ms. */
const SLICE = 8192;

class Level {
	codes = new Int32Array(0);
	done = 0;
	readonly ids: string[] = [];
	readonly index = new Map<string, number>();

	add(cells: readonly string[]): void {
		for (const cell of cells) {
			if (cell === '') {
				this.codes[this.done++] = -1;
				continue;
			}
			let code = this.index.get(cell);
			if (code === undefined) {
				code = this.ids.length;
				this.ids.push(cell);
				this.index.set(cell, code);
			}
			this.codes[this.done++] = code;
		}
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
			level.add(points.cells(resolution, level.done, to));
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
		if (!level) this.#levels.set(resolution, (level = new Level()));
		return level;
	}
}
