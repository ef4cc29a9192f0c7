/** By ward, or other areas. */
import type { AreaKind, Look, Pack } from '../../disclosure/pack';
import type { ReportSection } from '../contract';
import { AREAS_DIFFER } from '../figures';
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
	const [first, ...more] = [
		...busiest.map((at) =>
			saysChange(pack, names[at] ?? '', { total: now[at] ?? 'hidden', before: before?.[at] ?? null }, pack.sensitivity)
		),
		AREAS_DIFFER
	];
	const section = {
		id: 'areas',
		heading: HEADINGS[kind],
		said: [first],
		figures: told(makers.rankingOf(pack, { by: 'area', most: SHOWN })),
		after: more,
		prompt: null
	};
	return [section];
}
