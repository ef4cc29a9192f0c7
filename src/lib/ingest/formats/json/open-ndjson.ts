import { LineDecoder } from '../line-decoder';
import { lineRuns } from '../line-runs';
import type { TableSource } from '../table-source';
import { openRecords, type RecordRun } from './open-records';
import { isObject, visitFeature, visitRecord } from './visit-record';

const BOM = '\ufeff';
/** What text sequences (RFC 8142) put before each record. */
const SEPARATOR = '\x1e';

/** A file with one JSON object on each line; lines may also be GeoJSON features. Bad lines are rejects, not the end. */
export function openNdjson(file: Blob, name: string, signal?: AbortSignal): Promise<TableSource> {
	let decoder = new LineDecoder('utf-8');
	async function* runs(signal?: AbortSignal): AsyncGenerator<RecordRun> {
		decoder = new LineDecoder('utf-8');
		let line = 1;
		for await (const run of lineRuns(file, 0, { encoding: 'utf-8', newline: '\n' }, signal)) {
			const found: { texts: string[]; lines: number[] } = { texts: [], lines: [] };
			// A line beyond the limit is no valid record.
			const parts = run.overlong ? ['…', ''] : decoder.decode(run.bytes).split('\n');
			parts.forEach((text, i) => {
				const record = text.replace(BOM, '').replace(SEPARATOR, '');
				if (record.trim() === '') return;
				found.texts.push(record);
				found.lines.push(line + i);
			});
			line += parts.length - 1;
			yield { ...found, bytes: run.end };
		}
	}
	return openRecords(
		{
			format: 'ndjson',
			name,
			runs,
			visit: (record, visit) => {
				if (!isObject(record)) return 'line is not a JSON object';
				if (record['type'] === 'Feature' && 'geometry' in record) return visitFeature(record, { x: 'longitude', y: 'latitude' }, visit);
				visitRecord(record, visit);
				return null;
			},
			warnings: () => decoder.warnings
		},
		signal
	);
}
