import type { ChangedCell, Comparison } from '../../../../state/compare';
import type { Column } from '../../../parts/sortRows';
import { classWords, intervalWords, ratioWords } from './compareWords';

/** Where a hexagon is in words, or its centre. */
export function placeOf({ grid }: Comparison, { at }: ChangedCell, whereIs: (lng: number, lat: number) => string): string {
	const [lng, lat] = [grid.centres[2 * at] ?? 0, grid.centres[2 * at + 1] ?? 0];
	const where = whereIs(lng, lat);
	return where === '' ? `${lat.toFixed(3)}° N, ${lng.toFixed(3)}° E` : where.charAt(0).toUpperCase() + where.slice(1);
}

/** Columns of hexagons with both counts, ratio and interval; `verdict` adds what the class says. */
export function changedColumns(
	comparison: Comparison,
	whereIs: (lng: number, lat: number) => string,
	verdict: boolean
): Column<ChangedCell>[] {
	const finite = (value: number): number | null => (Number.isNaN(value) ? null : value);
	return [
		{ id: 'place', label: 'Hexagon', value: (row) => placeOf(comparison, row, whereIs), header: true },
		{ id: 'a', label: 'A', value: (row) => row.a, numeric: true },
		{ id: 'b', label: 'B', value: (row) => row.b, numeric: true },
		{
			id: 'ratio',
			label: 'B ÷ A',
			value: (row) => finite(row.ratio),
			format: (_, row) => (Number.isNaN(row.ratio) ? 'too few' : ratioWords(row.ratio)),
			numeric: true
		},
		{
			id: 'interval',
			label: '95% interval',
			value: (row) => finite(row.low),
			format: (_, row) => intervalWords(row.low, row.high),
			numeric: true
		},
		...(verdict
			? [
					{
						id: 'class',
						label: 'Reading',
						value: (row: ChangedCell) => row.of,
						format: (_: unknown, row: ChangedCell) => classWords(row.of, comparison.mode)
					}
				]
			: [])
	];
}
