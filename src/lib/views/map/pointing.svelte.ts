import type { CellCounts, Grid } from '../../core/answers';
import type { Camera } from './camera.svelte';
import type { Kit } from './kit';
import { nearestCell, stepTo, type Arrow } from './step';

/** A grid and the counts that belong to it. */
export interface Shown {
	readonly grid: Grid;
	readonly counts: CellCounts;
}

/** The hexagon under the pointer or the keyboard; only hexagons that are drawn can be pointed at. */
export class Pointing {
	readonly #grid: () => Grid | null;
	readonly #present: () => ArrayLike<number> | null;
	readonly #counts: () => Uint32Array | null;
	readonly #camera: Camera;
	readonly #kit: () => Kit | null;
	readonly #tell: (cell: string | null) => void;
	#wanted = $state.raw<string | null>(null);
	#byKey = $state(false);
	readonly #indexes = $derived.by(() => new Map(this.#grid()?.cells.map((cell, index) => [cell, index])));
	readonly #index: number | null = $derived.by(() => {
		const at = this.#wanted === null ? undefined : this.#indexes.get(this.#wanted);
		return at === undefined || this.#present()?.[at] === 0 ? null : at;
	});
	readonly cell: string | null = $derived.by(() => (this.#index === null ? null : this.#wanted));
	readonly count: number = $derived.by(() => (this.#index === null ? 0 : (this.#counts()?.[this.#index] ?? 0)));
	/** Degrees. */
	readonly centre: readonly [lng: number, lat: number] = $derived.by(() => this.#centreOf(this.#index ?? 0));

	constructor(
		grid: () => Grid | null,
		present: () => ArrayLike<number> | null,
		counts: () => Uint32Array | null,
		camera: Camera,
		kit: () => Kit | null,
		tell: (cell: string | null) => void
	) {
		this.#grid = grid;
		this.#present = present;
		this.#counts = counts;
		this.#camera = camera;
		this.#kit = kit;
		this.#tell = tell;
	}

	get byKey(): boolean {
		return this.#byKey;
	}

	#centreOf(index: number): readonly [number, number] {
		const [lng = 0, lat = 0] = this.#grid()?.centres.subarray(index * 2, index * 2 + 2) ?? [];
		return [lng, lat];
	}

	#set(cell: string | null, byKey: boolean): void {
		const before = this.cell;
		this.#wanted = cell;
		this.#byKey = byKey;
		if (this.cell !== before) this.#tell(this.cell);
	}

	/** Points at what lies under a pixel. */
	at(x: number, y: number): void {
		const grid = this.#grid();
		const kit = this.#kit();
		if (grid === null || kit === null) return;
		const { projection } = this.#camera;
		this.#set(kit.cellAt(projection.lat(y), projection.lng(x), grid.resolution), false);
	}

	/** Moves to the next hexagon that way, from the middle of the view when none is pointed at. */
	step(arrow: Arrow, ms: number): void {
		const grid = this.#grid();
		const present = this.#present();
		if (grid === null || present === null) return;
		const { centres } = grid;
		const { view } = this.#camera;
		const next = this.#index === null ? nearestCell(centres, present, view.lng, view.lat) : stepTo(centres, present, this.#index, arrow);
		if (next === null) return;
		this.#set(grid.cells[next] ?? null, true);
		this.#camera.reveal(...this.#centreOf(next), ms);
	}

	clear(): void {
		this.#set(null, false);
	}
}
