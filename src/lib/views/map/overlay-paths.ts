import type { Geometry, Position } from 'geojson';
import type { Overlay } from '../../core/overlay';

/** Lines of an overlay in deck.gl's flat form: longitude and latitude in turn. */
export interface OverlayPaths {
	readonly id: string;
	readonly kind: Overlay['kind'];
	readonly paths: readonly Float64Array[];
}

/** A named point of an overlay, degrees. */
export interface OverlayPoint {
	readonly lng: number;
	readonly lat: number;
	readonly name: string | null;
}

const known = new WeakMap<Overlay, OverlayPaths>();

/** The outlines and lines of an overlay; the same overlay gives the same object, so that it is uploaded once. */
export function overlayPaths(overlay: Overlay): OverlayPaths {
	const found = known.get(overlay);
	if (found !== undefined) return found;
	const paths = overlay.features.features.flatMap(({ geometry }) => pathsOf(geometry)).map(flat);
	const made = { id: overlay.id, kind: overlay.kind, paths };
	known.set(overlay, made);
	return made;
}

function pathsOf(geometry: Geometry | null): Position[][] {
	switch (geometry?.type) {
		case 'LineString':
			return [geometry.coordinates];
		case 'MultiLineString':
		case 'Polygon':
			return geometry.coordinates;
		case 'MultiPolygon':
			return geometry.coordinates.flat();
		case 'GeometryCollection':
			return geometry.geometries.flatMap(pathsOf);
		default:
			return [];
	}
}

function flat(path: readonly Position[]): Float64Array {
	const out = new Float64Array(path.length * 2);
	path.forEach(([lng = 0, lat = 0], i) => {
		out[i * 2] = lng;
		out[i * 2 + 1] = lat;
	});
	return out;
}

/** The points of an overlay with their names. */
export function overlayPoints({ features, nameField }: Overlay): OverlayPoint[] {
	return features.features.flatMap(({ geometry, properties }) => {
		const value: unknown = nameField === null ? null : properties?.[nameField];
		const name = typeof value === 'string' || typeof value === 'number' ? String(value) : null;
		return pointsOf(geometry).map(([lng = 0, lat = 0]) => ({ lng, lat, name }));
	});
}

function pointsOf(geometry: Geometry | null): Position[] {
	switch (geometry?.type) {
		case 'Point':
			return [geometry.coordinates];
		case 'MultiPoint':
			return geometry.coordinates;
		case 'GeometryCollection':
			return geometry.geometries.flatMap(pointsOf);
		default:
			return [];
	}
}

/** Where an area's name goes: the middle of its largest outline's box, and that box's width in degrees. */
export function areaNames({
	features,
	nameField
}: Overlay): { readonly name: string; readonly lng: number; readonly lat: number; readonly span: number }[] {
	return features.features.flatMap(({ geometry, properties }) => {
		const value: unknown = nameField === null ? null : properties?.[nameField];
		if (typeof value !== 'string') return [];
		const widest = pathsOf(geometry)
			.map(extent)
			.sort((a, b) => b.span - a.span)[0];
		return widest === undefined ? [] : [{ name: value, ...widest }];
	});
}

function extent(path: readonly Position[]): { lng: number; lat: number; span: number } {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lng = 0, lat = 0] of path) {
		west = Math.min(west, lng);
		east = Math.max(east, lng);
		south = Math.min(south, lat);
		north = Math.max(north, lat);
	}
	return { lng: (west + east) / 2, lat: (south + north) / 2, span: east - west };
}
