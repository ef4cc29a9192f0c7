import type { Placed } from '../core/answers';
import type { Filter } from '../core/filter';
import type { Asking, Rows } from './asking';
import { checkWhole } from './checkWhole';

/** Counts by location and first and last day, one row for each that occurs. */
function counted(asking: Asking, filter: Filter, signal?: AbortSignal): Promise<Rows> {
	const by = 'loc, day_first, day_last';
	return asking.run(filter, (from) => `SELECT ${by}, ${asking.parts.dialect.count} AS n ${from} GROUP BY ${by}`, signal);
}

/** Located incidents of a known day as points, whatever the order in which their files were loaded. */
export async function placed(asking: Asking, filter: Filter, limit: number, signal?: AbortSignal): Promise<Placed> {
	checkWhole(limit);
	const { points } = asking.parts.catalogue;
	const rows = await counted(asking, filter, signal);
	const [loc, first, last, n] = [rows.column('loc'), rows.column('day_first'), rows.column('day_last'), rows.column('n')];
	const { positions } = points;
	const lngOf = (row: number): number => positions[2 * (loc[row] ?? 0)] ?? NaN;
	const latOf = (row: number): number => positions[2 * (loc[row] ?? 0) + 1] ?? NaN;
	let [unlocated, undated, total] = [0, 0, 0];
	const usable: number[] = [];
	for (let row = 0; row < rows.length; row++) {
		const count = n[row] ?? 0;
		if ((loc[row] ?? -1) < 0) unlocated += count;
		else if (first[row] !== last[row]) undated += count;
		else {
			usable.push(row);
			total += count;
		}
	}
	usable.sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || lngOf(a) - lngOf(b) || latOf(a) - latOf(b));
	const size = Math.min(total, Math.max(0, limit));
	const [lng, lat, day] = [new Float64Array(size), new Float64Array(size), new Int32Array(size)];
	let coarse = 0;
	let at = size - total;
	for (const row of usable) {
		const from = Math.max(0, at);
		at += n[row] ?? 0;
		if (at <= 0) continue;
		lng.fill(lngOf(row), from, at);
		lat.fill(latOf(row), from, at);
		day.fill(first[row] ?? 0, from, at);
		if (points.isCoarse(loc[row] ?? -1)) coarse += at - from;
	}
	return { lng, lat, day, coarse, left: { unlocated, undated, over: total - size } };
}
