import type { Feature, FeatureCollection, GeoJsonObject, Geometry } from 'geojson';
import { HexbeatError } from '../core/errors';
import type { Overlay } from '../core/overlay';
import { feature as fromTopology } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { readSlice } from './formats/file-slices';

/** A multipolygon of a collection is eight brackets deep; nothing that can be drawn is deeper. */
const LIMITS = { bytes: 50e6, vertices: 50_000, depth: 8 };
const NAME_FIELDS = /^(name|title|label|ward.*name|wd\d*nm|lsoa\d*nm|msoa\d*nm|lad\d*nm|nm)$/i;

/** Whether a file name says that it holds a map layer rather than incidents. */
export const isLayerName = (name: string): boolean => /\.(geojson|topojson|topo\.json|geo\.json)$/i.test(name);

/** Reads a GeoJSON or TopoJSON file as a map layer. Throws HexbeatError with fault and remedy. */
export async function readOverlay(file: Blob, name: string): Promise<Overlay> {
	if (file.size > LIMITS.bytes)
		throw new HexbeatError('layer-too-large', `${name} is larger than 50 MB.`, 'Simplify the shapes and drop it again.');
	const text = new TextDecoder().decode((await readSlice(file, 0, file.size)).bytes);
	if (depthOf(text) > LIMITS.depth) throw tooDeep(name);
	const features = toFeatures(parse(text, name), name);
	const kinds = new Set(features.features.map(({ geometry }) => kindOf(geometry)));
	const [kind] = kinds;
	if (kind === undefined || kinds.size > 1)
		throw new HexbeatError(
			'layer-mixed',
			`${name} mixes areas, lines and points, or is empty.`,
			'Save each kind of shape as a file of its own.'
		);
	const vertices = features.features.reduce((sum, { geometry }) => sum + countVertices(geometry), 0);
	if (vertices > LIMITS.vertices)
		throw new HexbeatError(
			'layer-too-detailed',
			`${name} has ${vertices.toLocaleString('en-GB')} vertices; the limit is 50,000.`,
			'Simplify the shapes and drop it again.'
		);
	return {
		id: name,
		name: name.replace(/\.(geo|topo)?\.?json$|\.(geojson|topojson)$/i, ''),
		kind,
		nameField: nameField(features.features),
		features
	};
}

function parse(text: string, name: string): GeoJsonObject | Topology {
	try {
		return JSON.parse(text) as GeoJsonObject | Topology;
	} catch (cause) {
		throw new HexbeatError('layer-unreadable', `${name} is not valid JSON.`, 'Export the layer again as GeoJSON.', { cause });
	}
}

function toFeatures(json: GeoJsonObject | Topology, name: string): FeatureCollection {
	if (json.type === 'FeatureCollection') return withGeometry((json as FeatureCollection).features);
	if (json.type === 'Feature') return withGeometry([json as Feature]);
	if (json.type === 'Topology') {
		const topology = json;
		const features = Object.values(topology.objects).flatMap((object): Feature[] => {
			const made: Feature | FeatureCollection = fromTopology(topology, object);
			return made.type === 'FeatureCollection' ? made.features : [made];
		});
		return withGeometry(features);
	}
	throw new HexbeatError(
		'layer-unknown',
		`${name} is JSON, but not a GeoJSON or TopoJSON layer.`,
		'Export the layer as a GeoJSON FeatureCollection.'
	);
}

const withGeometry = (features: readonly (Feature | { geometry: null })[]): FeatureCollection => ({
	type: 'FeatureCollection',
	features: features.filter((feature): feature is Feature => feature.geometry !== null)
});

function kindOf({ type }: Geometry): Overlay['kind'] {
	if (type === 'Polygon' || type === 'MultiPolygon') return 'areas';
	return type === 'LineString' || type === 'MultiLineString' ? 'lines' : 'points';
}

function countVertices(geometry: Geometry): number {
	if (geometry.type === 'GeometryCollection') return geometry.geometries.reduce((sum, part) => sum + countVertices(part), 0);
	return countPositions(geometry.coordinates);
}

type Nested = readonly (number | Nested)[];
/** Positions in coordinates of any depth; a position may have a height as well. */
function countPositions(coordinates: Nested): number {
	if (typeof coordinates[0] === 'number') return 1;
	return coordinates.reduce<number>((sum, part) => sum + (typeof part === 'number' ? 0 : countPositions(part)), 0);
}

const QUOTE = 34;
const BACKSLASH = 92;

/** Most brackets open at once in a JSON text; told before it is parsed. */
function depthOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	let quoted = false;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (quoted) {
			if (code === BACKSLASH) i++;
			else if (code === QUOTE) quoted = false;
		} else if (code === QUOTE) quoted = true;
		else if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
		else if (code === 93 || code === 125) depth--;
	}
	return deepest;
}

const tooDeep = (name: string): HexbeatError =>
	new HexbeatError(
		'layer-too-deep',
		`${name} nests its contents more than ${LIMITS.depth} levels deep.`,
		'Export the layer again without nested properties and collections of collections.'
	);

/** The property that names features: a known name first, else the text property with most different values. */
function nameField(features: readonly Feature[]): string | null {
	const fields = Object.keys(features[0]?.properties ?? {});
	const known = fields.find((field) => NAME_FIELDS.test(field));
	if (known !== undefined) return known;
	const distinct = (field: string): number =>
		new Set(features.map(({ properties }): unknown => properties?.[field]).filter((v) => typeof v === 'string')).size;
	const best = fields.map((field) => ({ field, count: distinct(field) })).sort((a, b) => b.count - a.count)[0];
	return best && best.count > 0 ? best.field : null;
}
