import { decimal } from '../../core/format';
import type { Pack, Shown } from '../../disclosure/pack';
import type { MapFigure, MapNote, MapSpot } from '../contract';
import { shownAll, spanWords, subjectOf, viewOf } from '../reading';
import { largest, marked } from './scales';

export interface MapWish {
	readonly category?: string | null;
	readonly notes?: readonly MapNote[];
	/** Hexagons to number, the largest first. */
	readonly spots?: number;
}

/** Hexagons of all, or of a category; null where the pack tells nothing of places. */
export function mapOf(pack: Pack, { category = null, notes = [], spots = 0 }: MapWish = {}): MapFigure | null {
	const found = viewOf(pack, category);
	if (!found?.view.cells || pack.cells.length === 0) return null;
	const shown = shownAll(found.view.cells, found.rule);
	const { marks, legend, classes } = marked(shown, found.rule);
	const top = largest(pack, shown, Math.max(spots, 1));
	const [first] = top;
	const subject = subjectOf(pack, category);
	return {
		kind: 'map',
		title: first === undefined ? `No hexagon stands out: ${subject}` : `Most recorded ${placeOf(pack, first)}`,
		measure: `${subject}: recorded incidents per hexagon of ${decimal(pack.cellArea, 2)} km², ${spanWords(pack.period)}`,
		alt: altOf(pack, subject, shown, top),
		legendTitle: 'Incidents per hexagon',
		cells: pack.cells.flatMap((id, at) => {
			const one = shown[at];
			return one ? [{ id, corners: pack.corners[at] ?? [], mark: marks[at] ?? 'none', name: pack.names[at] ?? '', shown: one }] : [];
		}),
		legend,
		classes,
		places: pack.places,
		spots: spots === 0 ? [] : top.map((at, i) => spotOf(pack, at, i + 1)),
		notes
	};
}

/** "in Canterbury", or the hexagon where no place is known. */
export const placeOf = (pack: Pack, at: number): string => (pack.names[at] ?? '') || `in hexagon ${pack.cells[at] ?? ''}`;

/** Middle of a hexagon's corners. */
export function spotOf(pack: Pack, at: number, number: number): MapSpot {
	const corners = pack.corners[at] ?? [];
	const mean = (from: number): number => {
		const own = corners.filter((_, i) => i % 2 === from);
		return own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length);
	};
	return { number, cell: pack.cells[at] ?? '', lng: mean(0), lat: mean(1), name: placeOf(pack, at) };
}

function altOf(pack: Pack, subject: string, shown: readonly (Shown | null)[], top: readonly number[]): string {
	const told = shown.filter((one) => one !== null && one.value !== 0).length;
	const named = top.slice(0, 3).map((at) => `${placeOf(pack, at)} ${shown[at]?.spoken ?? ''}`);
	return `Map of ${String(told)} hexagons, ${subject}, ${spanWords(pack.period)}.${named.length > 0 ? ` The most: ${named.join('; ')}.` : ''}`;
}
