import type { LayerSpecification, StyleSpecification, VectorSourceSpecification } from 'maplibre-gl';
import type { Palette, Rgba } from '../palette';

/** Vector tiles and the names of the layers in them. */
export interface VectorSource {
	readonly source: VectorSourceSpecification;
	readonly layers: readonly string[];
}

type Kind = 'road' | 'rail' | 'water' | 'area' | 'other';

/** What a tile layer holds, by the names that Protomaps, OpenMapTiles and Shortbread give. */
export function kindOf(layer: string): Kind {
	if (/^(roads?|streets?|transportation|highways?|street_polygons)$/.test(layer)) return 'road';
	if (/rail|transit/.test(layer)) return 'rail';
	if (/water|ocean|river|dam|pier/.test(layer)) return 'water';
	if (/label|place|poi|name|address|number/.test(layer)) return 'area';
	return /land|earth|build|natural|site|park/.test(layer) ? 'area' : 'other';
}

/** Names that the schemas use for the main roads. */
const MAIN = ['motorway', 'trunk', 'primary', 'highway', 'major_road', 'secondary', 'tertiary', 'medium_road'];
const rgba = ([r, g, b]: Rgba, opacity: number): string => `rgba(${String(r)},${String(g)},${String(b)},${String(opacity)})`;

/**
 * Lines alone, on nothing: they lie above opaque hexagons, whose fills must stay true beside them. Names come from the map's own labels, since
 * tiles bring no fonts.
 */
export function streetStyle({ source, layers }: VectorSource, palette: Palette): StyleSpecification {
	return {
		version: 8,
		sources: { streets: source },
		layers: layers.flatMap((layer) => lineLayers(layer, palette))
	};
}

function lineLayers(layer: string, palette: Palette): LayerSpecification[] {
	const kind = kindOf(layer);
	if (kind === 'area') return [];
	const line = (id: string, colour: string, width: number, dashes?: number[]): LayerSpecification => ({
		id: `${layer}-${id}`,
		type: 'line',
		source: 'streets',
		'source-layer': layer,
		filter: ['!=', ['geometry-type'], 'Point'],
		layout: { 'line-cap': 'round', 'line-join': 'round' },
		paint: { 'line-color': colour, 'line-width': width, ...(dashes === undefined ? {} : { 'line-dasharray': dashes }) }
	});
	if (kind === 'water') return [line('shore', rgba(palette.river, 0.9), 1.4)];
	if (kind === 'rail') return [line('track', rgba(palette.ink, 0.35), 1.2, [4, 3])];
	if (kind === 'other') return [line('hair', rgba(palette.ink, 0.25), 0.8)];
	const main: LayerSpecification = { ...line('main', rgba(palette.ink, 0.4), 2), filter: isMain() } as LayerSpecification;
	return [line('all', rgba(palette.ink, 0.3), 1), main];
}

/** A line whose class, kind or highway tag names a main road. */
function isMain(): ['any', ...unknown[]] {
	return ['any', ...['kind', 'class', 'highway', 'pmap:kind'].map((key) => ['in', ['coalesce', ['get', key], ''], ['literal', MAIN]])];
}
