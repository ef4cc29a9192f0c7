import type { Pair } from './id-watch';
import type { ImportIds } from './import-ids';

/** Columns in which the pairs differ, by name and most often first, with the number of pairs compared. Outer spaces do not count. */
export interface Differences {
	readonly columns: readonly string[];
	readonly compared: number;
}

/**
 * Compares rows that repeat an id with the rows that own it, which are read once more. Columns of different files go together by their
 * headers; one that only one of the two files has is no difference.
 */
export async function differingColumns(
	pairs: readonly Pair[],
	columns: readonly string[],
	ids: ImportIds,
	signal?: AbortSignal
): Promise<Differences> {
	const counts = new Map<string, number>();
	let compared = 0;
	for (const [reading, wanted] of byReading(pairs)) {
		const other = ids.reading(reading);
		if (!other) continue;
		const places = columns.map((name) => other.columns.indexOf(name));
		let left = wanted.size;
		await other.scan((row, line) => {
			for (const pair of wanted.get(line) ?? []) {
				compared++;
				places.forEach((place, i) => {
					const name = columns[i] ?? '';
					if (place >= 0 && (pair.row[i] ?? '').trim() !== (row[place] ?? '').trim()) counts.set(name, (counts.get(name) ?? 0) + 1);
				});
			}
			if (wanted.has(line)) left--;
			return left > 0;
		}, signal);
	}
	return { columns: [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name), compared };
}

/** Pairs by the reading and line of the row that is to be looked up. */
function byReading(pairs: readonly Pair[]): Map<number, Map<number, Pair[]>> {
	const readings = new Map<number, Map<number, Pair[]>>();
	for (const pair of pairs) {
		const lines = readings.get(pair.other.reading) ?? new Map<number, Pair[]>();
		readings.set(pair.other.reading, lines);
		lines.set(pair.other.line, [...(lines.get(pair.other.line) ?? []), pair]);
	}
	return readings;
}
