import { loadBasemap } from './basemap';
import { cellName } from './cell-name';
import { Land } from './land';
import type { PlaceRow } from './places';

/** The offline basemap once it has been loaded: the map works without it. */
export class Ground {
	#land = $state.raw<Land | null>(null);
	#places = $state.raw<readonly PlaceRow[]>([]);
	#settled = $state(false);
	#fault = $state<string | null>(null);

	async load(folder: string): Promise<void> {
		try {
			const { land, places } = await loadBasemap(folder);
			this.#land = new Land(land);
			this.#places = places;
		} catch (error) {
			this.#fault = error instanceof Error ? error.message : String(error);
		}
		this.#settled = true;
	}

	get land(): Land | null {
		return this.#land;
	}

	get places(): readonly PlaceRow[] {
		return this.#places;
	}

	/** Why there is no basemap. */
	get fault(): string | null {
		return this.#fault;
	}

	/** Loaded, or given up. */
	get settled(): boolean {
		return this.#settled;
	}

	/** Where a point is in words; null while unknown. */
	nameOf(lng: number, lat: number): string | null {
		return cellName(this.#places, lng, lat);
	}
}
