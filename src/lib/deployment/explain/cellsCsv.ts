import { csvText } from '../../core/csv';
import { firmnessOf } from '../firmness';
import type { Plan } from '../plan';
import { windowLabel } from '../windows';

const OUT_OF_REACH = 255;

/** Every hexagon with an expectation as CSV text: what is recorded and expected there, which post reaches it, and how often the re-runs do. */
export function cellsCsv({ cells, posts, basis, window, objective, words }: Plan): string {
	const notes = [
		['Analyst · exact figures · not for publication'],
		...(basis.synthetic ? [['Synthetic data · made up · not for sending anyone anywhere']] : []),
		[windowLabel(window)],
		[words.basis[0]]
	];
	const head = [
		'Hexagon',
		'Longitude',
		'Latitude',
		'Recorded',
		`Expected incidents a ${basis.per}`,
		'Low 95%',
		'High 95%',
		`Share of expected ${objective}`,
		'Reached from',
		'Reached in re-runs',
		'Confidence'
	];
	const rows = cells.ids.map((id, i) => {
		const by = cells.reachedBy[i] ?? OUT_OF_REACH;
		const reached = by !== OUT_OF_REACH;
		return [
			id,
			(cells.centres[2 * i] ?? 0).toFixed(5),
			(cells.centres[2 * i + 1] ?? 0).toFixed(5),
			cells.recorded[i],
			(cells.expected[i] ?? 0).toPrecision(6),
			(cells.low[i] ?? 0).toPrecision(4),
			(cells.high[i] ?? 0).toPrecision(4),
			(cells.share[i] ?? 0).toPrecision(6),
			reached ? (posts[by]?.label ?? '') : '',
			(cells.reaching[i] ?? 0).toFixed(3),
			reached ? firmnessOf(cells.reaching[i] ?? 0) : ''
		];
	});
	return csvText([...notes, [], head, ...rows]);
}
