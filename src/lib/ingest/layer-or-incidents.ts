import { columnFacts } from './columns/column-facts';
import { ItemScanner } from './formats/json/json-items';
import { isObject, visitFeature } from './formats/json/visit-record';
import { isLayerName } from './overlays';

/** Bytes of a file that show what it is, and features of them that are looked at. */
const START = 1024 ** 2;
const MOST = 500;
/** Share of a property's values that must be dates. */
const DATED = 0.8;

/** Where a JSON file belongs: points with a date are incidents, other shapes a layer of the map, records incidents. */
export async function layerOrIncidents(file: Blob, name: string): Promise<'layer' | 'incidents'> {
	const scanner = new ItemScanner('features');
	const items = scanner.take(await file.slice(0, START).text()).slice(0, MOST);
	const features = items.map(parse).filter((item) => isObject(item) && 'geometry' in item);
	if (features.length === 0) return isLayerName(name) || scanner.shape.members.includes('arcs') ? 'layer' : 'incidents';
	return hasDatedPoints(features) ? 'incidents' : 'layer';
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}

function hasDatedPoints(features: readonly unknown[]): boolean {
	const rows: Map<string, string>[] = [];
	for (const feature of features) {
		const row = new Map<string, string>();
		const fault = isObject(feature) && visitFeature(feature, { x: '', y: '' }, (column, text) => row.set(column, text));
		if (fault !== null) return false;
		rows.push(row);
	}
	const columns = new Set(rows.flatMap((row) => [...row.keys()]));
	return [...columns].some((column) => {
		const cells = rows.map((row) => [row.get(column) ?? '']);
		const { dated, numeric, monthly, filled } = columnFacts(column, 0, true, cells);
		return filled >= 0.5 && ((dated >= DATED && numeric < 0.5) || monthly >= DATED);
	});
}
