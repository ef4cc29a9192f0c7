/** Takes the cells of a record one by one: name of the column and text. */
export type Visit = (column: string, text: string) => void;

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

export const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The cells of a record: nested objects one level deep as "place.street", a GeoJSON point as "place.longitude" and
 * "place.latitude", lists and whatever is nested deeper as JSON text, null as an empty cell.
 */
export function visitRecord(record: JsonObject, visit: Visit): void {
	for (const [name, value] of Object.entries(record)) {
		if (!isObject(value)) visit(name, textOf(value));
		else if (!visitPoint(value, visit, `${name}.`))
			for (const [inner, deep] of Object.entries(value)) visit(`${name}.${inner}`, textOf(deep));
	}
}

/** Names of the columns of a point: those of its reference system. */
export interface PointNames {
	readonly x: string;
	readonly y: string;
}

/**
 * The cells of a GeoJSON feature: its point first, then its properties. Without a geometry the point is empty.
 * @returns why the feature cannot be an incident, or null
 */
export function visitFeature(feature: JsonObject, names: PointNames, visit: Visit): string | null {
	const { geometry, properties, id } = feature;
	const point = isObject(geometry) ? positionOf(geometry) : null;
	if (isObject(geometry) && !point)
		return `shape is a ${typeof geometry['type'] === 'string' ? kindOf(geometry['type']) : 'thing'}, not a point`;
	visit(names.x, point ? textOf(point[0]) : '');
	visit(names.y, point ? textOf(point[1]) : '');
	if (typeof id === 'string' || typeof id === 'number') visit('id', String(id));
	if (isObject(properties)) visitRecord(properties, visit);
	return null;
}

const KINDS = ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection', 'MultiPoint'];
/** The type of a geometry; anything else might be a value of the row. */
const kindOf = (type: string): string => (KINDS.includes(type) ? type : 'thing');

function visitPoint(value: JsonObject, visit: Visit, prefix: string): boolean {
	const point = value['type'] === 'Point' ? positionOf(value) : null;
	if (!point) return false;
	visit(`${prefix}longitude`, textOf(point[0]));
	visit(`${prefix}latitude`, textOf(point[1]));
	return true;
}

/** Position of a point, or of the only one of several. */
function positionOf({ type, coordinates }: JsonObject): readonly Json[] | null {
	const several: Json = type === 'MultiPoint' ? coordinates : type === 'Point' ? [coordinates] : null;
	if (!Array.isArray(several) || several.length !== 1) return null;
	const position: Json = several[0];
	return Array.isArray(position) && position.length >= 2 ? (position as readonly Json[]) : null;
}

export function textOf(value: Json): string {
	if (typeof value === 'string') return value;
	if (value === null || value === undefined) return '';
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	return JSON.stringify(value);
}
