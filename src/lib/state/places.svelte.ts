import { asset } from '$app/paths';
import type { Box } from '../core/filter';

/** A town or village of the offline basemap. */
export interface Place {
	readonly name: string;
	readonly lng: number;
	readonly lat: number;
}

/** Folder of the offline basemap's files, with a slash at the end. */
export const basemapFolder = (): string => asset('/basemap/');

/** Half the width and height of the view on a place, degrees. */
const AROUND = { lng: 0.035, lat: 0.022 };
const EARTH_KM = 6371;
/** So near to its middle something is "in" a town. */
const NEAR_KM = 0.7;

/** Place names for the palette and for saying where something is; the map goes where `target` says. */
export class Places {
	#list = $state.raw<readonly Place[]>([]);
	#target = $state.raw<Box | null>(null);

	get list(): readonly Place[] {
		return this.#list;
	}
	get target(): Box | null {
		return this.#target;
	}

	/** Reads the names; without them nothing else fails. */
	async load(): Promise<void> {
		if (this.#list.length > 0) return;
		const answer = await fetch(asset('/basemap/places.json'));
		if (!answer.ok) return;
		const rows = (await answer.json()) as { places?: [string, number, number][] } | [string, number, number][];
		this.#list = (Array.isArray(rows) ? rows : (rows.places ?? [])).map(([name, lng, lat]) => ({ name, lng, lat }));
	}

	go({ lng, lat }: Place): void {
		this.#target = { west: lng - AROUND.lng, south: lat - AROUND.lat, east: lng + AROUND.lng, north: lat + AROUND.lat };
	}

	/** "in Canterbury", "1.2 km NE of Sturry"; empty while the names are not here. */
	whereIs(lng: number, lat: number, near = NEAR_KM): string {
		const scale = Math.cos((lat * Math.PI) / 180);
		let best: { place: Place; km: number } | null = null;
		for (const place of this.#list) {
			const east = (lng - place.lng) * scale,
				north = lat - place.lat;
			const km = (Math.hypot(east, north) * Math.PI * EARTH_KM) / 180;
			if (!best || km < best.km) best = { place, km };
		}
		if (!best || best.km > 30) return '';
		if (best.km < near) return `in ${best.place.name}`;
		const angle = Math.atan2((lng - best.place.lng) * scale, lat - best.place.lat);
		const compass = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'][(Math.round((angle / Math.PI) * 4) + 8) % 8] ?? '';
		return `${best.km.toFixed(1)} km ${compass} of ${best.place.name}`;
	}
}
