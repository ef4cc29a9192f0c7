import type { PointHours } from '../core/answers';
import type { Filter } from '../core/filter';
import type { Asking } from './asking';

/** Located incidents by place and hour of the week, in order of longitude, latitude and hour. */
export async function pointHours(asking: Asking, filter: Filter, signal?: AbortSignal): Promise<PointHours> {
	const { catalogue, dialect } = asking.parts;
	const rows = await asking.run(filter, (from) => `SELECT loc, slot, ${dialect.count} AS n ${from} GROUP BY loc, slot`, signal);
	const [loc, slot, n] = [rows.column('loc'), rows.column('slot'), rows.column('n')];
	const { points } = catalogue;
	const { positions } = points;
	const lngOf = (row: number): number => positions[2 * (loc[row] ?? 0)] ?? NaN;
	const latOf = (row: number): number => positions[2 * (loc[row] ?? 0) + 1] ?? NaN;
	const located: number[] = [];
	let unlocated = 0;
	for (let row = 0; row < rows.length; row++)
		if ((loc[row] ?? -1) < 0) unlocated += n[row] ?? 0;
		else located.push(row);
	located.sort((a, b) => lngOf(a) - lngOf(b) || latOf(a) - latOf(b) || (slot[a] ?? 0) - (slot[b] ?? 0));
	return {
		lng: Float64Array.from(located, lngOf),
		lat: Float64Array.from(located, latOf),
		slot: Uint8Array.from(located, (row) => slot[row] ?? 0),
		count: Uint32Array.from(located, (row) => n[row] ?? 0),
		coarse: Uint8Array.from(located, (row) => (points.isCoarse(loc[row] ?? -1) ? 1 : 0)),
		unlocated
	};
}
