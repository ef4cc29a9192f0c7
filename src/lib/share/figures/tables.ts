import type { Pack } from '../../disclosure/pack';
import type { TableFigure, TextFigure } from '../contract';
import { shownAll, spanWords, subjectOf, viewOf } from '../reading';
import { clustersOf } from './clusters';
import { placeOf } from './mapOf';
import { largest } from './scales';

/** The hexagons with most incidents, numbered as on the map; null where none can be told. */
export function spotsTable(
	pack: Pack,
	{
		category = null,
		most = 5,
		part = null
	}: { readonly category?: string | null; readonly most?: number; readonly part?: number | null } = {}
): TableFigure | null {
	const found = viewOf(pack, category);
	if (!found?.view.cells) return null;
	const parts = part === null ? [] : clustersOf(pack);
	const inside = parts.length > 1 ? new Set(parts[Math.min(part ?? 0, parts.length - 1)]?.cells) : null;
	const shown = shownAll(found.view.cells, found.rule).map((one, at) => (!inside || inside.has(at) ? one : null));
	const top = largest(pack, shown, most);
	if (top.length === 0) return null;
	const subject = subjectOf(pack, category);
	return {
		kind: 'table',
		title: 'Where most was recorded',
		measure: `${subject}: hexagons with most recorded incidents, ${spanWords(pack.period)}`,
		alt: top.map((at, i) => `${String(i + 1)}, ${placeOf(pack, at)}: ${shown[at]?.spoken ?? ''}`).join('; '),
		columns: [
			{ label: '', numeric: false },
			{ label: 'Place', numeric: false },
			{ label: 'Incidents', numeric: true }
		],
		rows: top.map((at, i) => [String(i + 1), placeOf(pack, at), shown[at] ?? ''])
	};
}

/** What was counted, how, and what it cannot say. */
export function methodOf(pack: Pack): TextFigure {
	return {
		kind: 'text',
		title: 'Method and limits',
		measure: '',
		alt: 'Method and limits',
		paragraphs: [
			`Recorded incidents, ${spanWords(pack.period)}${pack.before ? `, against ${spanWords(pack.before)}` : ''}, in hexagons (H3) of resolution ${String(pack.resolution)}.`
		],
		points: [
			...pack.notes,
			...pack.remarks,
			'Recorded incidents are not all that happened: recording differs between times, places and sources.'
		]
	};
}
