import { cellsWithin, parentOf, resolutionOf } from '../../core/cells';
import type { WeekArea } from './week';

/** Which area holds the centre of each hexagon: −1 for none; of areas that overlap, the first. @param ids H3 indexes of one resolution */
export function areasOf(ids: readonly string[], areas: readonly WeekArea[], resolution: number): Int32Array {
	const held = new Map<string, number>();
	const parents = new Map<string, number>();
	areas.forEach(({ polygons, cell }, at) => {
		if (cell !== null && !parents.has(cell)) parents.set(cell, at);
		for (const id of polygons ? cellsWithin(polygons, resolution) : []) if (!held.has(id)) held.set(id, at);
	});
	const sizes = [...new Set([...parents.keys()].map(resolutionOf))];
	const inParent = (id: string): number => {
		for (const size of sizes) {
			const at = parents.get(parentOf(id, size));
			if (at !== undefined) return at;
		}
		return -1;
	};
	return Int32Array.from(ids, (id) => held.get(id) ?? inParent(id));
}
