import { csvText, type CsvValue } from '../../../core/csv';
import { PATTERN_NAMES } from './legendRows';
import type { Emerged, RowDetail, Tested } from '../../../state/hotspots/ask';
import { stabilityOf, type HotRow } from '../../../state/hotspots/rows';
import { peakWords, type NameOf } from './words';

const MARK = 'Analyst view: exact figures, not for publication';
const SYNTHETIC = 'Synthetic data: made up';
const marks = (synthetic: boolean): CsvValue[][] => [[MARK], ...(synthetic ? [[SYNTHETIC]] : [])];

interface ListFacts {
	readonly tested: Tested;
	readonly rows: readonly HotRow[];
	readonly details: ReadonlyMap<string, RowDetail> | null;
	readonly nameOf: NameOf;
	/** What the change compares. */
	readonly compared: string;
	readonly synthetic: boolean;
}

/** The ranked list as CSV text. */
export function listCsv({ tested, rows, details, nameOf, compared, synthetic }: ListFacts): string {
	const head = [
		'Rank',
		'Place',
		'Longitude',
		'Latitude',
		'Hexagons',
		'Incidents',
		'Share of the study area',
		'Peak window',
		'Now',
		'Before',
		'Change',
		'Low 95%',
		'High 95%',
		'Stability',
		'Top categories',
		'H3 cells'
	];
	const body = rows.map((row): CsvValue[] => {
		const detail = details?.get(row.id) ?? null;
		const top = (detail?.categories ?? []).slice(0, 3).map(({ name, now }) => `${name} ${String(now)}`);
		return [
			row.rank,
			nameOf(row),
			row.peak[0].toFixed(5),
			row.peak[1].toFixed(5),
			row.cells.length,
			row.incidents,
			row.share.toFixed(4),
			peakWords(detail),
			row.change?.to,
			row.change?.from,
			row.change?.percent?.toFixed(4),
			row.change?.interval?.low.toFixed(4),
			row.change?.interval?.high.toFixed(4),
			row.checks ? stabilityOf(row.checks) : '',
			top.join('; '),
			row.cells.join(' ')
		];
	});
	const notes = [
		[
			`${String(tested.result.inside)} incidents in ${String(tested.result.facts.cells.length)} hexagons of H3 resolution ${String(tested.resolution)}`
		],
		[`Change: ${compared}`]
	];
	return csvText([...marks(synthetic), ...notes, [], head, ...body]);
}

const EVIDENCE_NAMES = ['hot, q < .01', 'hot, q < .05', 'not clear', 'cold, q < .05', 'cold, q < .01'];

/** Every hexagon of the study area with its figures as CSV text. */
export function cellsCsv(
	tested: Tested,
	emerged: Emerged | null,
	surface: { readonly name: string; readonly values: ArrayLike<number> } | null,
	synthetic: boolean
): string {
	const { grid, result } = tested;
	const head = [
		'H3 cell',
		'Longitude',
		'Latitude',
		'Incidents',
		'z',
		'p',
		'q',
		'Class',
		...(emerged ? ['Pattern', 'Hot months'] : []),
		...(surface ? [surface.name] : [])
	];
	const rows = grid.cells.map((cell, i): CsvValue[] => [
		cell,
		(grid.centres[2 * i] ?? 0).toFixed(5),
		(grid.centres[2 * i + 1] ?? 0).toFixed(5),
		result.counts[i],
		result.z[i],
		result.p[i],
		result.q[i],
		EVIDENCE_NAMES[result.evidence[i] ?? 2],
		...(emerged ? [PATTERN_NAMES[emerged.result.pattern[i] ?? 9], emerged.result.hotMonths[i]] : []),
		...(surface ? [surface.values[i]] : [])
	]);
	return csvText([...marks(synthetic), [], head, ...rows]);
}
