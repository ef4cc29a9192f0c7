import type { Grid } from '../core/answers';
import { outlinesOf } from '../core/cells';
import type { Catalogue } from './catalogue';
import type { Hexes } from './hexes';
import type { Lock } from './lock';
import type { Tables } from './tables';

export interface PlacedGrid {
	readonly grid: Grid;
	/** Position in the grid of each hexagon code; −1 where no published incident lies. */
	readonly place: Int32Array;
}

/** The hexagons of published incidents, made once per resolution and version. */
export class Grids {
	readonly #kept = new Map<number, PlacedGrid>();
	readonly #tables: Tables;
	readonly #hexes: Hexes;
	readonly #catalogue: Catalogue;
	readonly #lock: Lock;

	constructor(tables: Tables, hexes: Hexes, catalogue: Catalogue, lock: Lock) {
		this.#tables = tables;
		this.#hexes = hexes;
		this.#catalogue = catalogue;
		this.#lock = lock;
	}

	async of(resolution: number, signal?: AbortSignal): Promise<PlacedGrid> {
		const kept = this.#kept.get(resolution);
		if (kept?.grid.version === this.#catalogue.version) return kept;
		await this.#lock.run(() => this.#hexes.extend(resolution, this.#catalogue.points, signal), signal);
		const made = this.#make(resolution);
		this.#kept.set(resolution, made);
		return made;
	}

	/** Makes the incident table, so that a question before the first file finds an empty one. */
	open(): Promise<void> {
		return this.#lock.run(() => this.#tables.open());
	}

	/** Whether the visible locations are indexed at a resolution. */
	ready(resolution: number): boolean {
		return this.#kept.get(resolution)?.grid.version === this.#catalogue.version;
	}

	/** Gives the incidents in the engine their hexagon at a resolution. */
	async activate(resolution: number, signal?: AbortSignal): Promise<void> {
		if (this.#tables.has(resolution)) return;
		await this.#lock.run(() => this.#tables.activate(resolution, this.#hexes, this.#catalogue.points, signal), signal);
	}

	#make(resolution: number): PlacedGrid {
		const codes = this.#hexes.codes(resolution);
		const ids = this.#hexes.ids(resolution);
		const used = new Uint8Array(ids.length);
		this.#catalogue.uses.forEach((rows, loc) => {
			const code = codes[loc];
			if (rows > 0 && code !== undefined && code >= 0) used[code] = 1;
		});
		const cells = ids.filter((_, code) => used[code] === 1).sort();
		const place = new Int32Array(ids.length).fill(-1);
		cells.forEach((cell, i) => {
			place[this.#hexes.code(resolution, cell) ?? -1] = i;
		});
		return { grid: { resolution, version: this.#catalogue.version, cells, ...outlinesOf(cells) }, place };
	}
}
