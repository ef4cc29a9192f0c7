import type { CellHours } from '../core/answers';
import type { Filter } from '../core/filter';
import { NO_SLOT } from '../core/incident';
import type { Asking } from './asking';
import { hexColumn } from './sql/schema';

const HOURS = 168;

/** Incidents by hexagon and hour of the week: one pass over the rows, one row of the answer for each pair that occurs. */
export async function cellHours(asking: Asking, filter: Filter, resolution: number, signal?: AbortSignal): Promise<CellHours> {
	const { grids, dialect } = asking.parts;
	const { grid, place } = await grids.of(resolution, signal);
	await grids.activate(resolution, signal);
	const hex = hexColumn(resolution);
	const rows = await asking.run(filter, (from) => `SELECT ${hex}, slot, ${dialect.count} AS n ${from} GROUP BY ${hex}, slot`, signal);
	const [code, slot, n] = [rows.column(hex), rows.column('slot'), rows.column('n')];
	const sums = new Map<number, number>();
	let [unlocated, untimed] = [0, 0];
	for (let i = 0; i < rows.length; i++) {
		const at = place[code[i] ?? -1] ?? -1;
		const count = n[i] ?? 0;
		if (at < 0) unlocated += count;
		else if (slot[i] === NO_SLOT) untimed += count;
		else sums.set(at * HOURS + (slot[i] ?? 0), (sums.get(at * HOURS + (slot[i] ?? 0)) ?? 0) + count);
	}
	const keys = Float64Array.from(sums.keys()).sort();
	return {
		resolution,
		version: grid.version,
		cell: Uint32Array.from(keys, (key) => Math.floor(key / HOURS)),
		slot: Uint8Array.from(keys, (key) => key % HOURS),
		count: Uint32Array.from(keys, (key) => sums.get(key) ?? 0),
		unlocated,
		untimed
	};
}
