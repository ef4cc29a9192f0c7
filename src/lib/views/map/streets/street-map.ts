import { Map as StreetMapView, addProtocol, setWorkerUrl, type MapOptions } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { FileSource, PMTiles, Protocol, TileType } from 'pmtiles';
import { HexbeatError } from '../../../core/errors';
import type { View } from '../camera';
import type { Palette } from '../palette';
import type { StreetSource } from '../../../core/street-source';
import { streetStyle, type VectorSource } from './style';

/** Streets drawn as hairlines over the hexagons, moved along with the map. */
export interface StreetMap {
	look(view: View): void;
	paint(palette: Palette): void;
	/** Settles once the tiles in view are drawn. */
	whenDrawn(): Promise<void>;
	destroy(): void;
}

let archives: Protocol | null = null;

/** The one protocol that reads PMTiles archives; it and the worker are set up with the first street map. */
function protocol(): Protocol {
	if (archives !== null) return archives;
	setWorkerUrl(workerUrl);
	archives = new Protocol();
	addProtocol('pmtiles', archives.tile);
	return archives;
}

/**
 * Opens a source of streets above a host element.
 * @throws HexbeatError when the archive cannot be read or holds no vector tiles.
 */
export async function openStreets(
	host: HTMLDivElement,
	source: StreetSource,
	view: View,
	palette: Palette,
	onfault: (fault: string) => void
): Promise<StreetMap> {
	const vector = await vectorSource(source);
	const style = (colours: Palette) => streetStyle(vector, colours);
	const options: MapOptions = {
		container: host,
		style: style(palette),
		center: [view.lng, view.lat],
		zoom: view.zoom,
		interactive: false,
		attributionControl: false,
		renderWorldCopies: false,
		fadeDuration: 0
	};
	const map = new StreetMapView(options);
	map.on('error', ({ error }) => {
		onfault(`Some streets could not be read: ${error.message}`);
	});
	return {
		look: ({ lng, lat, zoom }) => {
			map.jumpTo({ center: [lng, lat], zoom });
		},
		paint: (colours) => {
			map.setStyle(style(colours));
		},
		whenDrawn: async () => {
			if (!map.loaded()) await map.once('idle');
		},
		destroy: () => {
			map.remove();
		}
	};
}

async function vectorSource(source: StreetSource): Promise<VectorSource> {
	if (source.kind === 'tiles') {
		const url = new URL(source.url, document.baseURI).href.replaceAll('%7B', '{').replaceAll('%7D', '}');
		return { source: { type: 'vector', tiles: [url], maxzoom: source.maxzoom }, layers: source.layers };
	}
	const archive =
		source.kind === 'file' ? new PMTiles(new FileSource(source.file)) : new PMTiles(new URL(source.url, document.baseURI).href);
	protocol().add(archive);
	const metadata = await read(archive, source);
	const layers = (metadata.vector_layers ?? []).map(({ id }) => id);
	return { source: { type: 'vector', url: `pmtiles://${archive.source.getKey()}` }, layers };
}

interface Metadata {
	readonly vector_layers?: readonly { readonly id: string }[];
}

async function read(archive: PMTiles, source: StreetSource): Promise<Metadata> {
	try {
		const { tileType } = await archive.getHeader();
		const metadata = (await archive.getMetadata()) as Metadata;
		if (tileType === TileType.Mvt && (metadata.vector_layers ?? []).length > 0) return metadata;
	} catch (cause) {
		const remedy =
			source.kind === 'file'
				? 'Choose a .pmtiles file with vector tiles.'
				: 'The server must answer Range requests for the archive; a file dropped on the map works without them.';
		throw new HexbeatError('streets-unreadable', 'The street archive could not be read.', remedy, { cause });
	}
	throw new HexbeatError(
		'streets-not-vector',
		'The street archive holds no vector layers.',
		'Choose a .pmtiles file with vector tiles (MVT).'
	);
}
