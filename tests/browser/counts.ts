/** Counts made straight from the raw files, without a line of the app's own code. */
import { readFileSync } from 'node:fs';
import { latLngToCell } from 'h3-js';
import Papa from 'papaparse';

export interface RawRow {
	readonly month: string;
	readonly category: string;
	readonly lng: number;
	readonly lat: number;
	readonly located: boolean;
	readonly lsoa: string;
}

/** Rows of police.uk street-level files by the header names in the file. */
export function rawRows(files: readonly string[]): RawRow[] {
	return files.flatMap((file) =>
		Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data.map((row) => ({
			month: row['Month'] ?? '',
			category: row['Crime type'] ?? '',
			lng: Number(row['Longitude']),
			lat: Number(row['Latitude']),
			located: row['Longitude'] !== '' && row['Latitude'] !== '',
			lsoa: row['LSOA name'] ?? ''
		}))
	);
}

export function countBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
	return counts;
}

export const cellOf = (row: RawRow, resolution: number): string => latLngToCell(row.lat, row.lng, resolution);
