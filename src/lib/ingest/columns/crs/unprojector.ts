import type { Unproject } from '../place-plan';

/** Reads a proj4 definition as a way from its coordinates to WGS84 degrees. Throws what proj4 throws for a text that it cannot read. */
export type Unprojector = (definition: string) => Unproject;

/** Loads proj4 on first use. Datum shifts are those of the definition: seven parameters are good to about 5 m in Great Britain. */
export async function loadUnprojector(): Promise<Unprojector> {
	const { default: proj4 } = await import('proj4');
	return (definition) => {
		const shift = proj4(definition, 'EPSG:4326');
		return (east, north) => {
			const [lng = NaN, lat = NaN] = shift.forward([east, north]);
			return [lng, lat];
		};
	};
}
