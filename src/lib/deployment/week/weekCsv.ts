import { csvText, type CsvValue } from '../../core/csv';
import { ukDay } from '../explain/figures';
import { postsIn, type WeekFigures } from './measure';
import { shiftHours } from './shifts';
import type { WeekCurves, WeekGrid } from './week';

const WATERMARK = 'Analyst · exact figures · not for publication';
const SYNTHETIC = 'Synthetic data · made up · not for sending anyone anywhere';
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** One of the plans, with its measure. */
interface WeekColumn {
	readonly title: string;
	readonly grid: WeekGrid;
	readonly figures: WeekFigures;
}

interface WeekCsvOptions {
	/** The plan on the screen, and the others beside it. */
	readonly plan: WeekColumn;
	readonly others: readonly WeekColumn[];
	/** Names of the areas as shown, and who works each part of the day. */
	readonly titles: readonly string[];
	readonly staff: readonly string[];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

function notes(curves: WeekCurves, { plan, others }: WeekCsvOptions): CsvValue[][] {
	const { days, weeks, outside, incidents, radiusMetres, left, excluded, recordedExcluded } = curves;
	const tell = ({ title, figures }: WeekColumn): CsvValue[] => [
		`${title}: ${String(figures.hours)} hours${figures.pounds === null ? '' : `, £${figures.pounds.toFixed(2)}`}; reaches ${figures.reached.toFixed(2)} of ${figures.expected.toFixed(2)} expected incidents a week, ${percent(figures.share.value)} (95% interval ${percent(figures.share.low)} to ${percent(figures.share.high)}); ${String(figures.recordedReached)} of ${String(figures.recorded)} recorded`
	];
	return [
		[WATERMARK],
		...(curves.synthetic ? [[SYNTHETIC]] : []),
		tell(plan),
		...others.map(tell),
		[`${String(weeks)} weeks, ${ukDay(days.first)} to ${ukDay(days.last)}; a patrol walks ${String(radiusMetres)} m from its post`],
		...(excluded.length > 0
			? [[`Patrols keep out of ${excluded.join(', ')}: ${String(recordedExcluded)} recorded incidents there count as not reached`]]
			: []),
		[
			`${String(incidents - outside)} of ${String(incidents)} located incidents with an hour lie in an area; left out: ${String(left.unlocated)} without a location, ${String(left.untimed)} without an hour, ${String(left.officer)} recorded by patrols on their own initiative`
		],
		['Reaching a place is not the same as preventing an incident']
	];
}

/** The plan of a week as CSV text: notes, then one row for each shift and area, Monday first. */
export function weekCsv(curves: WeekCurves, options: WeekCsvOptions): string {
	const { plan, others, titles, staff } = options;
	const { shifts, areas, most } = curves;
	const head = [
		'Day',
		'Shift',
		'Hours each',
		'Who',
		'Area',
		plan.title,
		...others.map(({ title }) => title),
		'Expected a week',
		'Reached a week',
		'Recorded',
		'Recorded reached',
		'Posts (hexagons)'
	];
	const rows = shifts.flatMap((shift, s) =>
		areas.map((_, a): CsvValue[] => {
			const block = s * areas.length + a;
			const patrols = plan.grid[block] ?? 0;
			const at = block * (most + 1) + Math.min(most, patrols);
			return [
				DAYS[shift.day],
				shiftHours(shift),
				shift.hours,
				staff[shift.part],
				titles[a],
				patrols,
				...others.map(({ grid }) => grid[block] ?? 0),
				(curves.expected[block] ?? 0).toFixed(3),
				(curves.value[at] ?? 0).toFixed(3),
				curves.recorded[block],
				curves.reached[at],
				postsIn(curves, plan.grid, block)
					.map(({ cell }) => cell)
					.join(' ')
			];
		})
	);
	return csvText([...notes(curves, options), [], head, ...rows]);
}
