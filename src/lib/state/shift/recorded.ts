import type { CellCounts, DemandCounts, Grid } from '../../core/answers';

/** Recorded incidents of the demand by hexagon, in the order of a grid that holds all of its cells. */
export function recorded(demand: DemandCounts, grid: Grid): CellCounts {
	const at = new Map(grid.cells.map((cell, i) => [cell, i]));
	const counts = new Uint32Array(grid.cells.length);
	demand.cell.forEach((cell, i) => {
		const place = at.get(demand.cells[cell] ?? '');
		if (place !== undefined) counts[place] = (counts[place] ?? 0) + (demand.count[i] ?? 0);
	});
	const located = demand.count.reduce((sum, count) => sum + count, 0);
	return { resolution: grid.resolution, version: grid.version, counts, located, unlocated: demand.left.unlocated };
}
