import type { Layer } from '@deck.gl/core';
import { PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { NO_FILL } from '../../core/paint';
import { readAreas, type AreaPart, type MapAreas } from './area-map';
import { HexagonLayer } from './hexagon-layer';
import type { HexagonMesh } from './hexagon-mesh';
import type { OverlayPaths } from './overlay-paths';
import type { Palette, Rgba } from './palette';

/** What stands on the ground, from the bottom up. */
export interface Picture {
	readonly palette: Palette;
	readonly hexagons: { readonly mesh: HexagonMesh; readonly fills: Uint8ClampedArray; readonly halfEdge: number } | null;
	readonly areas?: MapAreas | null;
	readonly overlays: readonly OverlayPaths[];
}

const translucent = ([r, g, b]: Rgba, opacity: number): Rgba => [r, g, b, Math.round(opacity * 255)];

/** The layers of a picture. Equal inputs keep their identity, so that deck.gl updates only what changed. */
export function layersOf({ palette, hexagons, areas = null, overlays }: Picture): Layer[] {
	const cells =
		hexagons === null
			? []
			: [
					new HexagonLayer({
						id: 'hexagons',
						data: hexagons.mesh,
						fills: hexagons.fills,
						edge: palette.hexEdge,
						halfEdge: hexagons.halfEdge
					})
				];
	return [...cells, ...(areas === null ? [] : [fills(areas, palette)]), ...overlays.flatMap((overlay) => lines(overlay, palette))];
}

function lines({ id, kind, paths }: OverlayPaths, palette: Palette): Layer[] {
	const stroke = (part: string, colour: Rgba, width: number) =>
		new PathLayer<Float64Array>({
			id: `overlay-${id}-${part}`,
			data: paths as Float64Array[],
			getPath: (path) => path,
			positionFormat: 'XY',
			widthUnits: 'pixels',
			getWidth: width,
			getColor: [...colour],
			updateTriggers: { getColor: colour },
			capRounded: kind === 'lines',
			jointRounded: true
		});
	if (kind === 'areas') return [stroke('line', translucent(palette.ward, 0.75), 1.2)];
	return [stroke('halo', palette.halo, 5), stroke('line', palette.ink, 2.2)];
}

/** Areas in exactly the fills of the legend. */
function fills({ id, paint, ...areas }: MapAreas, palette: Palette): Layer {
	const colours = palette.fills[paint.fills];
	const none: Rgba = [0, 0, 0, 0];
	const of = (area: number): Rgba => (paint.of[area] === NO_FILL ? none : (colours[paint.of[area] ?? NO_FILL] ?? none));
	return new SolidPolygonLayer<AreaPart>({
		id: `areas-${id}`,
		data: readAreas(areas).parts as AreaPart[],
		getPolygon: ({ rings }) => rings,
		positionFormat: 'XY',
		getFillColor: ({ area }) => [...of(area)],
		updateTriggers: { getFillColor: [paint, palette] }
	});
}
