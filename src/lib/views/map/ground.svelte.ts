import { loadBasemap } from './basemap';
import { cellName } from './cell-name';
import type { Projection } from './camera';
import { LandTiles } from './land-tiles.svelte';
import type { FlatPolygon } from './land';
import type { PlaceRow } from './places';

/** The offline basemap as far as it has been loaded: the map works without it. */
export class Ground {
	#tiles = $state.raw<LandTiles | null>(null);
	#places = $state.raw<readonly PlaceRow[]>([]);
	#settled = $state(false);
	readonly sea: readonly FlatPolygon[] = $derived.by(() => this.#tiles?.sheet ?? []);

	async load(folder: string): Promise<void> {
		try {
			const { land, places } = await loadBasemap(folder);
			this.#tiles = new LandTiles(land);
			this.#places = places;
		} catch (error) {
			console.warn(error);
		}
		this.#settled = true;
	}

	get land(): ReadonlyMap<string, readonly FlatPolygon[]> {
		return this.#tiles?.tiles ?? new Map<string, readonly FlatPolygon[]>();
	}

	get places(): readonly PlaceRow[] {
		return this.#places;
	}

	/** Nothing more to come for the view. */
	get complete(): boolean {
		return this.#settled && this.#tiles?.complete !== false;
	}

	want(projection: Projection): void {
		this.#tiles?.want(projection.box(0.4));
	}

	/** Where a point is in words; null while unknown. */
	nameOf(lng: number, lat: number): string | null {
		return cellName(this.#places, lng, lat);
	}

	stop(): void {
		this.#tiles?.stop();
	}
}
