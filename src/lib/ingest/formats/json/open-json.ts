import { HexbeatError } from '../../../core/errors';
import { readSlice } from '../file-slices';
import type { TableSource } from '../table-source';
import type { TableWarning } from '../table';
import { ItemScanner, itemRuns } from './json-items';
import { openRecords, type RecordRun } from './open-records';
import { isObject, visitFeature, visitRecord, type PointNames } from './visit-record';

const HEAD = 64 * 1024;
const DEGREES: PointNames = { x: 'longitude', y: 'latitude' };

/**
 * A JSON document that lists incidents: an array of records, or a GeoJSON collection of points.
 * @throws HexbeatError for any other document: shapes, TopoJSON, a single object
 */
export async function openJson(file: Blob, name: string, signal?: AbortSignal): Promise<TableSource> {
	const head = new TextDecoder().decode((await readSlice(file, 0, HEAD)).bytes);
	const isList = head.replace('\ufeff', '').trimStart().startsWith('[');
	let scanner = new ItemScanner('features');
	async function* runs(signal?: AbortSignal): AsyncGenerator<RecordRun> {
		scanner = new ItemScanner('features');
		let record = 1;
		for await (const { texts, bytes } of itemRuns(file, name, scanner, signal)) {
			yield { texts, bytes, lines: texts.map(() => record++) };
		}
	}
	const names = isList ? DEGREES : pointNames(head);
	const visitItem = isList
		? visitAny
		: (item: unknown, visit: Parameters<typeof visitRecord>[1]) =>
				isObject(item) ? visitFeature(item, names, visit) : 'item is no feature';
	try {
		return await openRecords(
			{ format: isList ? 'json' : 'geojson', name, runs, visit: visitItem, warnings: () => truncated(scanner) },
			signal
		);
	} catch (error) {
		if (scanner.shape.members.includes('arcs')) throw topology(name);
		throw error;
	}
}

function visitAny(item: unknown, visit: Parameters<typeof visitRecord>[1]): string | null {
	if (!isObject(item)) return 'item is not an object';
	if (item['type'] === 'Feature' && 'geometry' in item) return visitFeature(item, DEGREES, visit);
	visitRecord(item, visit);
	return null;
}

/** Older GeoJSON names its reference system; without one the coordinates are degrees. */
function pointNames(head: string): PointNames {
	const code = /"crs"\s*:[^[\]]{0,200}?EPSG:{1,2}(\d{3,6})/.exec(head)?.[1];
	if (code === undefined || code === '4326') return DEGREES;
	return code === '27700' ? { x: 'Easting', y: 'Northing' } : { x: `X (EPSG:${code})`, y: `Y (EPSG:${code})` };
}

function truncated({ shape }: ItemScanner): TableWarning[] {
	if (shape.complete) return [];
	return [{ code: 'truncated', message: 'The file ends in the middle: what follows the last whole record is missing.' }];
}

const topology = (name: string): HexbeatError =>
	new HexbeatError(
		'layer-not-incidents',
		`“${name}” holds areas or lines (TopoJSON), not incidents.`,
		'Boundaries and other shapes are layers: drop the file on the map with the ending .topojson.'
	);
