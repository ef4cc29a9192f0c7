import { decimal } from '../../core/format';
import type { Pack, Shown } from '../../disclosure/pack';
import type { MapFigure, MapNote, MapSpot } from '../contract';
import { shownAll, spanWords, subjectOf, viewOf } from '../reading';
import { clustersOf, middleOf } from './clusters';
import { largest, marked } from './scales';

export interface MapWish {
	readonly category?: string | null;
	readonly notes?: readonly MapNote[];
	/** Hexagons to number, the largest first. */
	readonly spots?: number;
	/** Which part of the map, where places lie far apart; null for all in one. */
	readonly part?: number | null;
}

/** Hexagons of all, or of a category; null where the pack tells nothing of places. */
export function mapOf(pack: Pack, { category = null, notes = [], spots = 0, part = null }: MapWish = {}): MapFigure | null {
	const found = viewOf(pack, category);
	if (!found?.view.cells || pack.cells.length === 0) return null;
	const parts = clustersOf(pack);
	const here = part === null || parts.length < 2 ? null : (parts[Math.min(part, parts.length - 1)] ?? null);
	const inside = here && new Set(here.cells);
	const shown = shownAll(found.view.cells, found.rule).map((one, at) => (!inside || inside.has(at) ? one : null));
	const { marks, legend, classes } = marked(shown, found.rule);
	const top = largest(pack, shown, Math.max(spots, 1));
	const [first] = top;
	const subject = `${subjectOf(pack, category)}${here && here.name !== '' ? ` around ${here.name}` : ''}`;
	return {
		kind: 'map',
		title: first === undefined ? `No hexagon stands out: ${subject}` : `Most recorded ${placeOf(pack, first)}`,
		measure: `${subject}: recorded per hexagon of ${decimal(pack.cellArea, 2)} km², ${spanWords(pack.period)}`,
		alt: altOf(pack, subject, shown, top),
		legendTitle: 'Incidents per hexagon',
		cells: pack.cells.flatMap((id, at) => {
			const one = shown[at];
			return one ? [{ id, corners: pack.corners[at] ?? [], mark: marks[at] ?? 'none', name: pack.names[at] ?? '', shown: one }] : [];
		}),
		legend,
		classes,
		places: inside ? placesNear(pack, shown) : pack.places,
		spots: spots === 0 ? [] : top.map((at, i) => spotOf(pack, at, i + 1)),
		notes,
		...(pack.land && { land: pack.land })
	};
}

/** Part of what is drawn that its surroundings reach beyond it on each side. */
const AROUND = 0.2;

/** Named places among the hexagons that are drawn, and close around them. */
function placesNear(pack: Pack, shown: readonly (Shown | null)[]): Pack['places'] {
	const corners = shown.flatMap((one, at) => (one ? (pack.corners[at] ?? []) : []));
	const span = (from: number): [number, number] => {
		const own = corners.filter((_, i) => i % 2 === from);
		const [least, most] = [own.reduce((a, b) => Math.min(a, b), Infinity), own.reduce((a, b) => Math.max(a, b), -Infinity)];
		const margin = (most - least) * AROUND;
		return [least - margin, most + margin];
	};
	const [[west, east], [south, north]] = [span(0), span(1)];
	return pack.places.filter(({ lng, lat }) => lng >= west && lng <= east && lat >= south && lat <= north);
}

/** "in Canterbury", or the hexagon where no place is known. */
export const placeOf = (pack: Pack, at: number): string => (pack.names[at] ?? '') || `in hexagon ${pack.cells[at] ?? ''}`;

/** Middle of a hexagon's corners. */
export function spotOf(pack: Pack, at: number, number: number): MapSpot {
	return { number, cell: pack.cells[at] ?? '', ...middleOf(pack.corners[at] ?? []), name: placeOf(pack, at) };
}

function altOf(pack: Pack, subject: string, shown: readonly (Shown | null)[], top: readonly number[]): string {
	const told = shown.filter((one) => one !== null && one.value !== 0).length;
	const named = top.slice(0, 3).map((at) => `${placeOf(pack, at)} ${shown[at]?.spoken ?? ''}`);
	return `Map of ${String(told)} hexagons, ${subject}, ${spanWords(pack.period)}.${named.length > 0 ? ` The most: ${named.join('; ')}.` : ''}`;
}
