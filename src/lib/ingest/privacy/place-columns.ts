import type { Positions } from '../../core/source';
import type { ColumnReport, Role } from '../contract';
import { POINTS_KEPT } from './detectors';
import { maskCoarse } from './mask';

const PLACES: ReadonlySet<Role> = new Set<Role>(['longitude', 'latitude', 'point']);
const WHY: Readonly<Record<Exclude<Positions, 'exact'>, string>> = {
	shared: 'Map points shared between incidents, not exact positions.',
	rough: 'No finer than about 10 m or four decimals: kept as they are.',
	cells: 'Stored as hexagons, the smallest of 0.015 km², not as points.'
};

/** The columns of a file with what became of its positions. A text with more than coordinates in it stays dropped but for them. */
export function placeColumns(columns: readonly ColumnReport[], positions: Positions, reason: string | null): readonly ColumnReport[] {
	return columns.map((column) => {
		if (!PLACES.has(column.role) || column.class === 'drop') return column;
		const exact = positions === 'cells' || positions === 'exact';
		const text = column.role === 'point' && column.class === 'coarsen' ? 'Only the coordinates in it are read. ' : '';
		return {
			...withoutOffer(column),
			class: positions === 'cells' || text !== '' ? 'coarsen' : 'keep',
			reason: text + (positions === 'exact' ? keptBecause(reason) : WHY[positions]),
			samples: positions === 'cells' ? [...new Set(column.samples.map((sample) => maskCoarse(sample, '')))] : column.samples,
			...(exact && { override: { key: 'points' as const, means: POINTS_KEPT, reason } })
		};
	});
}

const withoutOffer = (column: ColumnReport): ColumnReport =>
	Object.fromEntries(Object.entries(column).filter(([name]) => name !== 'override')) as unknown as ColumnReport;

const keptBecause = (reason: string | null): string => `Exact points, in memory only, never saved, because you wrote: “${reason ?? ''}”`;
