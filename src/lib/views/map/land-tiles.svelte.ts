import type { Box } from '../../core/filter';
import { landTile, tilesIn, type FlatPolygon, type LandFile } from './land';

/** Tiles handed to the graphics card in one frame: their triangles are found on the main thread. */
const PER_FRAME = 3;

/** The tiles of land that have been seen so far. */
export class LandTiles {
	#tiles = $state.raw<ReadonlyMap<string, readonly FlatPolygon[]>>(new Map());
	#wanted: string[] = [];
	#frame = 0;

	constructor(readonly file: LandFile) {}

	get tiles(): ReadonlyMap<string, readonly FlatPolygon[]> {
		return this.#tiles;
	}

	/** Nothing more to come for what was asked. */
	get complete(): boolean {
		return this.#wanted.length === 0;
	}

	/** The rectangle that the file covers: outside it, ground and sea are unknown. */
	get sheet(): FlatPolygon[] {
		const { west, south, east, north } = this.file;
		return [{ positions: new Float64Array([west, south, east, south, east, north, west, north, west, south]), holeIndices: [] }];
	}

	want(box: Box): void {
		this.#wanted = tilesIn(this.file, box).filter((name) => !this.#tiles.has(name));
		cancelAnimationFrame(this.#frame);
		if (this.#wanted.length > 0) this.#next();
	}

	#next(): void {
		const now = this.#wanted.splice(0, PER_FRAME);
		this.#tiles = new Map([...this.#tiles, ...now.map((name) => [name, landTile(this.file, name)] as const)]);
		if (this.#wanted.length > 0)
			this.#frame = requestAnimationFrame(() => {
				this.#next();
			});
	}

	stop(): void {
		cancelAnimationFrame(this.#frame);
	}
}
