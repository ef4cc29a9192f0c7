import type { Layer } from '@deck.gl/core';
import { PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { HexagonLayer, type HexagonData } from './hexagon-layer';
import type { FlatPolygon } from './land';
import type { OverlayPaths } from './overlay-paths';
import type { Palette, Rgba } from './palette';

/** Everything that the canvas shows, from the bottom up. */
export interface Picture {
	readonly palette: Palette;
	readonly sea: readonly FlatPolygon[];
	/** Land by tile. */
	readonly land: ReadonlyMap<string, readonly FlatPolygon[]>;
	readonly hexagons: { readonly data: HexagonData; readonly fills: Uint8Array; readonly halfEdge: number } | null;
	readonly overlays: readonly OverlayPaths[];
	/** Layer of a street map under which the hexagons lie; undefined without one. */
	readonly under?: string | undefined;
}

const translucent = ([r, g, b]: Rgba, opacity: number): Rgba => [r, g, b, Math.round(opacity * 255)];

/** The layers of a picture. Equal inputs keep their identity, so that deck.gl updates only what changed. */
export function layersOf(picture: Picture): Layer[] {
	return [...ground(picture), ...hexagons(picture), ...picture.overlays.flatMap((overlay) => lines(overlay, picture))];
}

function ground({ palette, sea, land, under }: Picture): Layer[] {
	const fill = (id: string, data: readonly FlatPolygon[], colour: Rgba) =>
		new SolidPolygonLayer<FlatPolygon>({
			id,
			data: data as FlatPolygon[],
			getPolygon: (polygon) => polygon as unknown as number[],
			positionFormat: 'XY',
			getFillColor: [...colour]
		});
	if (under !== undefined) return [];
	return [fill('sea', sea, palette.sea), ...[...land].map(([name, polygons]) => fill(`land-${name}`, polygons, palette.land))];
}

function hexagons({ palette, hexagons: shown, under }: Picture): Layer[] {
	if (shown === null) return [];
	return [
		new HexagonLayer({
			id: 'hexagons',
			data: shown.data,
			_normalize: false,
			fills: shown.fills,
			edge: palette.hexEdge,
			halfEdge: shown.halfEdge,
			...(under === undefined ? {} : { beforeId: under })
		})
	];
}

function lines({ id, kind, paths }: OverlayPaths, { palette }: Picture): Layer[] {
	const stroke = (part: string, colour: Rgba, width: number) =>
		new PathLayer<Float64Array>({
			id: `overlay-${id}-${part}`,
			data: paths as Float64Array[],
			getPath: (path) => path,
			positionFormat: 'XY',
			widthUnits: 'pixels',
			getWidth: width,
			getColor: [...colour],
			capRounded: kind === 'lines',
			jointRounded: true
		});
	if (kind === 'areas') return [stroke('line', translucent(palette.ward, 0.75), 1.2)];
	return [stroke('halo', palette.halo, 5), stroke('line', palette.ink, 2.2)];
}
