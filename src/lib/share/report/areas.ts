/** By ward, or other areas. */
import type { AreaKind, Look, Pack } from '../../disclosure/pack';
import type { ReportSection } from '../contract';
import { saysChange } from './change';
import { told, type Makers } from './makers';

const NAMED = 3;
/** Bars that fit half a page; the tables hold all. */
const SHOWN = 24;
const HEADINGS: Readonly<Record<AreaKind, string>> = { ward: 'By ward', district: 'By district', area: 'By area' };

const sizeOf = (look: Look | undefined): number => (typeof look === 'number' ? look : 0);

/** The areas, the busiest in sentences; nothing where the pack has none. */
export function areas(pack: Pack, makers: Makers): ReportSection[] {
	if (!pack.areas) return [];
	const { kind, names, now, before } = pack.areas;
	const busiest = [...names.keys()]
		.filter((at) => sizeOf(now[at]) > 0)
		.sort((a, b) => sizeOf(now[b]) - sizeOf(now[a]))
		.slice(0, NAMED);
	const section = {
		id: 'areas',
		heading: HEADINGS[kind],
		said: [
			...busiest.map((at) =>
				saysChange(pack, names[at] ?? '', { total: now[at] ?? 'hidden', before: before?.[at] ?? null }, pack.sensitivity)
			),
			'Incidents in none of the areas, or without a place, are in no row. Areas differ in size and in how many people are there.'
		],
		figures: told(makers.rankingOf(pack, { by: 'area', most: SHOWN })),
		prompt: null
	};
	return [section];
}
