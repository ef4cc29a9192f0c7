/** Reference files about H3: cells of points at each resolution, counts by cell, and facts about one example cell. */
import { averageAreaKm2, cellAreaKm2, cellOf, centresOf, neighbours } from '../../core/cells';
import { casesOf, checkCases, merge } from './cases';
import { isObject, numberOf, type Finding, type Json, type JsonObject } from './compare';

const RESOLUTIONS = Array.from({ length: 16 }, (_, resolution) => resolution);

const cellAt = (c: JsonObject, resolution: number): string => cellOf(numberOf(c.lng ?? c.lon) ?? NaN, numberOf(c.lat) ?? NaN, resolution);

function tally(points: readonly JsonObject[], resolution: number): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const point of points) {
		const cell = cellAt(point, resolution);
		counts[cell] = (counts[cell] ?? 0) + 1;
	}
	return counts;
}

/** Facts of the cell that a file names as its example. */
function exampleFields(cell: string): Record<string, (expected: JsonObject) => unknown> {
	const disk = (steps: number): string[] => [cell, ...neighbours(cell, steps)];
	return {
		// Listed in the file's own order where it holds the same cells: a disk has none.
		grid_disk_1: ({ grid_disk_1: listed = null }): unknown => (sameMembers(listed, disk(1)) ? listed : disk(1)),
		grid_disk_1_size: () => disk(1).length,
		grid_disk_2_size: () => disk(2).length,
		area_m2: () => cellAreaKm2(cell) * 1e6,
		centre: () => Array.from(centresOf([cell])).reverse(),
		avg_area_m2_by_res: ({ avg_area_m2_by_res: listed }) =>
			Object.fromEntries(Object.keys(isObject(listed) ? listed : {}).map((r) => [r, averageAreaKm2(Number(r)) * 1e6]))
	};
}

const sameMembers = (listed: Json, own: readonly string[]): boolean =>
	Array.isArray(listed) && listed.length === own.length && own.every((member) => listed.includes(member));

export function checkCells(file: JsonObject): Finding {
	const points = casesOf(file, 'points');
	const expected = isObject(file.expected) ? file.expected : file;
	const byPoint = RESOLUTIONS.map((r) => [`r${String(r)}`, (c: JsonObject) => cellAt(c, r)] as const);
	const counted = RESOLUTIONS.map((r) => [`counts_res${String(r)}`, () => tally(points, r)] as const);
	const example = typeof expected.example_cell === 'string' ? exampleFields(expected.example_cell) : {};
	return merge(
		checkCases(points, { inputs: ['lat', 'lng', 'lon', 'id'], fields: Object.fromEntries(byPoint) }, 'points'),
		checkCases(
			[expected],
			{ inputs: ['example_cell', 'points', 'input'], fields: { ...Object.fromEntries(counted), ...example } },
			'expected'
		)
	);
}
