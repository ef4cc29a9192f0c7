import { HexbeatError } from '../../core/errors';
import type { LandFile } from '../../core/land';
import type { PlaceRow } from './places';

export interface Basemap {
	readonly land: LandFile;
	readonly places: readonly PlaceRow[];
}

/** What every map made with the own basemap must say. */
export const BASEMAP_ATTRIBUTION = '© OpenStreetMap contributors · GeoNames';

const loaded = new Map<string, Promise<Basemap>>();

/**
 * Loads the offline basemap from a folder of the app's own origin, once.
 * @throws HexbeatError when a file is missing.
 */
export function loadBasemap(folder: string): Promise<Basemap> {
	const known = loaded.get(folder);
	if (known !== undefined) return known;
	const started = read(folder);
	loaded.set(folder, started);
	started.catch(() => loaded.delete(folder));
	return started;
}

async function read(folder: string): Promise<Basemap> {
	const file = async (name: string): Promise<unknown> => {
		const response = await fetch(`${folder}${name}`);
		if (response.ok) return response.json();
		throw new HexbeatError(
			'basemap-missing',
			`The basemap file ${name} could not be read (${String(response.status)}).`,
			'The map works without it; ask whoever runs this site to publish the folder "basemap".'
		);
	};
	const [land, places] = await Promise.all([file('land.json'), file('places.json')]);
	return { land: land as LandFile, places: places as readonly PlaceRow[] };
}
