import type { Line } from '../deployment';
import type { Overlay } from '../core/overlay';

/** The lines of a loaded layer, to walk along; null where it is not here. */
export function streetLines(overlays: readonly Overlay[], name: string | null): Line[] | null {
	const layer = overlays.find((own) => own.kind === 'lines' && own.name === name);
	return (
		layer?.features.features.flatMap(({ geometry }): Line[] =>
			geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : []
		) ?? null
	);
}
