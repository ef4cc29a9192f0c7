import { breathe } from '../../core/breathe';
import { HexbeatError } from '../../core/errors';
import { binStart, FEWEST_BINS, wholeBins } from '../demand/bins';
import { plural, whole } from '../explain/figures';
import type { Pause } from '../pause';
import type { Refusal } from '../plan';
import { barredRefusal, FEWEST_INCIDENTS } from '../refuse';
import { areasOf } from './areas';
import { barredIn, chooseAreas, countBarred, groundOf, hourlyIn, onlyNear, recordedBy, solveBlocks } from './blocks';
import { drawAgain } from './drawAgain';
import { expectWeek } from './expect';
import { aboutAreas, figuresOf, raised } from './figures';
import { shiftsOf } from './shifts';
import type { WeekCurves, WeekProgress, WeekRequest } from './week';

/**
 * What 0 … most patrols reach in each area on each shift of the week: a maximal covering for each, with its bound, and the same from
 * resampled records. A patrol counts for its own area alone. Deterministic: the same request gives the same curves.
 * @throws HexbeatError `week-figures`; AbortError when the signal fires
 */
export async function planWeek(
	request: WeekRequest,
	signal?: AbortSignal,
	onProgress?: (progress: WeekProgress) => void
): Promise<WeekCurves | Refusal> {
	check(request);
	const progress = (stage: WeekProgress['stage'], from: number, to: number): Pause => {
		return async (done) => {
			onProgress?.({ stage, done: from + (to - from) * done });
			await breathe(signal);
		};
	};
	await progress('demand', 0, 0)(0);
	const { weeks, gaps } = wholeWeeks(request);
	const within = areasOf(request.cells, request.areas, request.resolution);
	const recorded = recordedBy(request, within);
	const chosen = chooseAreas(request, recorded);
	const near = onlyNear(request, within, chosen);
	const refusal = refusalOf(request, sum(near.count), weeks);
	if (refusal) return refusal;
	const { most, radiusMetres, seed } = request;
	const shifts = shiftsOf(request.starts);
	const demand = expectWeek(near, shifts, weeks);
	const by = areasOf(demand.lattice.ids, request.areas, request.resolution);
	const barred = barredIn(request);
	const grounds = chosen.map((area) => groundOf(demand, { by, area, barred }, radiusMetres));
	if (barred.size > 0 && grounds.every(({ reach }) => reach.candidates.length === 0))
		return barredRefusal({ incidents: sum(near.count), left: request.left, synthetic: request.synthetic });
	await progress('posts', 0.1, 0.1)(0);
	const blocks = await solveBlocks(demand, grounds, most, progress('posts', 0.1, 0.4));
	const solved = { demand, grounds, blocks, factors: raised(demand, grounds, weeks) };
	const draws = await drawAgain({ ...solved, most, seed }, progress('resamples', 0.4, 1));
	const figures = figuresOf(request, solved);
	const about = aboutAreas(request, { recorded, chosen, expected: figures.expected, grounds });
	const counted = { hourly: hourlyIn(request, within, chosen), recordedExcluded: countBarred(request, within, chosen, barred) };
	return { ...figures, ...about, ...draws, ...aboutRequest(request), ...counted, pooled: demand.pooled, shifts, weeks, gaps };
}

const sum = (counts: Uint32Array): number => counts.reduce((all, n) => all + n, 0);

function wholeWeeks({ weeks: { first, last, totals }, left }: WeekRequest): { weeks: number; gaps: number } {
	const none = { cells: [], centres: new Float64Array(0), cell: new Uint32Array(totals.length), resolution: 0, left };
	const when = Int32Array.from(totals, (_, at) => first + at);
	const { usable, gaps } = wholeBins({ ...none, bin: 'week', first, last, when, count: totals }, null);
	return { weeks: usable.length, gaps: gaps.length };
}

/** @param incidents recorded in the areas and right around them */
function refusalOf({ left, count, synthetic }: WeekRequest, incidents: number, weeks: number): Refusal | null {
	const elsewhere = sum(count) - incidents;
	const refuse = (code: Refusal['code'], fault: string, remedy: string, actions: Refusal['actions']): Refusal => ({
		kind: 'refusal',
		code,
		fault,
		remedy,
		actions,
		incidents,
		left,
		synthetic
	});
	if (incidents < FEWEST_INCIDENTS && left.untimed > incidents)
		return refuse(
			'hours-unknown',
			`${whole(left.untimed)} records do not say at what hour they happened, so that no shift can be told from another.`,
			'Load an export with dates and times. By place alone, Shift makes a plan over all hours.',
			['load-located']
		);
	if (incidents < FEWEST_INCIDENTS)
		return refuse(
			'too-few-incidents',
			`Only ${plural(incidents, 'incident')} with a place and an hour${elsewhere > 0 ? ` in these areas, and ${whole(elsewhere)} elsewhere` : ''}: under ${String(FEWEST_INCIDENTS)} any plan would be chance.`,
			elsewhere > 0 ? 'Choose other areas, a longer period or more categories.' : 'Take a longer period or more categories.',
			['longer-period', 'more-categories']
		);
	if (weeks < FEWEST_BINS.week)
		return refuse(
			'too-short',
			`Only ${plural(weeks, 'whole week')} of records: a plan needs ${String(FEWEST_BINS.week)}.`,
			'Load or choose a longer period.',
			['longer-period']
		);
	return null;
}

const aboutRequest = ({ excluded = [], radiusMetres, resolution, weeks, left, unknownOrigin = 0, synthetic }: WeekRequest) => ({
	kind: 'week' as const,
	excluded: excluded.map(({ name }) => name),
	radiusMetres,
	resolution,
	days: { first: binStart(weeks.first, 'week'), last: binStart(weeks.last + 1, 'week') - 1 },
	left,
	unknownOrigin,
	synthetic
});

function check({ starts, most, radiusMetres, areas }: WeekRequest): void {
	const rising = starts.every((start, at) => Number.isInteger(start) && start >= 0 && start < 24 && start > (starts[at - 1] ?? -1));
	if (!rising || starts.length < 1 || starts.length > 8)
		throw new HexbeatError('week-figures', 'The shifts of a day cannot begin at these hours.', 'Give one to eight whole hours, in order.');
	if (!(Number.isInteger(most) && most >= 1 && most <= 12) || !(radiusMetres >= 50 && radiusMetres <= 2000) || areas.length === 0)
		throw new HexbeatError(
			'week-figures',
			'A plan of the week needs areas, patrols and a walk.',
			'Choose 1 to 12 patrols and 50 to 2,000 m.'
		);
}
