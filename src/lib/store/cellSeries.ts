import type { Bin, CellSeries } from '../core/answers';
import type { Filter } from '../core/filter';
import { monthOf, weekOf } from '../core/time';
import type { Asking, Rows } from './asking';
import { hexColumn } from './sql/schema';

/** Bin of a day. */
const BINS: Readonly<Record<Bin, (day: number) => number>> = { month: monthOf, week: weekOf, day: (day) => day };

/** Counts by hexagon and first and last day (month, where that is the bin), one row for each that occurs. */
function counted(asking: Asking, filter: Filter, resolution: number, bin: Bin, signal?: AbortSignal): Promise<Rows> {
	const by = `${hexColumn(resolution)}, ${bin === 'month' ? 'month' : 'day_first, day_last'}`;
	return asking.run(filter, (from) => `SELECT ${by}, ${asking.parts.dialect.count} AS n ${from} GROUP BY ${by}`, signal);
}

/** Incidents by hexagon and bin, the bins of all that is loaded, so that answers under any filter line up. */
export async function cellSeries(asking: Asking, filter: Filter, resolution: number, bin: Bin, signal?: AbortSignal): Promise<CellSeries> {
	const { grids, catalogue } = asking.parts;
	const { grid, place } = await grids.of(resolution, signal);
	await grids.activate(resolution, signal);
	const span = catalogue.span(null);
	const start = span ? BINS[bin](span.first) : 0;
	const bins = span ? BINS[bin](span.last) - start + 1 : 0;
	const rows = await counted(asking, filter, resolution, bin, signal);
	const [code, n] = [rows.column(hexColumn(resolution)), rows.column('n')];
	const first = rows.column(bin === 'month' ? 'month' : 'day_first');
	const last = bin === 'month' ? first : rows.column('day_last');
	const sums = new Map<number, number>();
	let [unlocated, undated] = [0, 0];
	for (let i = 0; i < rows.length; i++) {
		const at = place[code[i] ?? -1] ?? -1;
		const count = n[i] ?? 0;
		if (at < 0) unlocated += count;
		else if (first[i] !== last[i]) undated += count;
		else {
			const key = at * bins + (bin === 'week' ? weekOf(first[i] ?? 0) : (first[i] ?? 0)) - start;
			sums.set(key, (sums.get(key) ?? 0) + count);
		}
	}
	const keys = Float64Array.from(sums.keys()).sort();
	return {
		resolution,
		version: grid.version,
		bin,
		start,
		bins,
		cell: Uint32Array.from(keys, (key) => Math.floor(key / bins)),
		when: Uint32Array.from(keys, (key) => key % bins),
		count: Uint32Array.from(keys, (key) => sums.get(key) ?? 0),
		unlocated,
		undated
	};
}
