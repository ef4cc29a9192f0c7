/** How a plan of the week is worked out. Pure. */
import type { Infeasible, Suggestion, WeekCurves } from '../../../../deployment';
import type { WeekPlanSettings } from '../../../../state/settings/planWeek';
import { count, day, listWords, percent, plural } from '../../../../core/format';
import { hoursWords, poundsWords, rate, staffingWords, staffName } from './weekWords';

export const WEEK_SOURCE =
	'Gamma–Poisson shrinkage (Clayton & Kaldor 1987; Marshall 1991); maximal covering (Church & ReVelle 1974) with a Lagrangian bound; multiple-choice knapsack by an exact dynamic programme (Sinha & Zoltners 1979); bootstrap of records.';

const budgetWords = ({ budget }: WeekPlanSettings): string => (budget.in === 'hours' ? hoursWords(budget.most) : poundsWords(budget.most));

export function weekSteps(curves: WeekCurves, suggestion: Suggestion | Infeasible | null, settings: WeekPlanSettings): string[] {
	const { shifts, areas, weeks, days, incidents, outside, most, radiusMetres, resamples, pooled } = curves;
	const thin = pooled.filter((how) => how !== 'none').length;
	return [
		`${plural(incidents, 'located incident')} with a known hour, ${plural(weeks, 'whole week')} from ${day(days.first)} to ${day(days.last)}, were counted by hexagon of size ${String(curves.resolution)} and shift; ${count(incidents - outside)} of them lie in an area. A hexagon belongs to the area that holds its centre, so counts at a border differ a little from those of Areas.`,
		`For each of the ${String(shifts.length)} shifts the counts were drawn towards those of the hexagons around, as far as the records call for it: that is what is expected a week.${thin > 0 ? ` ${plural(thin, 'shift')} with fewer than 20 records took the places from all days at the same hours.` : ''}`,
		`For each shift in each of the ${plural(areas.length, 'area')} the best posts of 1 to ${String(most)} patrols were sought: a post reaches every hexagon of its area within ${count(radiusMetres)} m on foot (${count(Math.round(radiusMetres / 1.3))} m in a straight line).`,
		...(suggestion?.kind === 'suggestion'
			? [
					`All ways of spending ${budgetWords(settings)} were compared by an exact programme; the suggestion reaches ${rate(suggestion.value)} expected incidents a week, and no plan within the rules reaches more than ${rate(suggestion.bound)}.`
				]
			: []),
		`The intervals come from ${String(resamples)} resamples of the records, with the same posts; differences between plans use the same resamples for both.`
	];
}

export const weekParameters = (curves: WeekCurves, settings: WeekPlanSettings): (readonly [string, string])[] => [
	['Budget', `${budgetWords(settings)} a week`],
	['Shifts begin at', listWords(settings.starts.map((hour) => `${String(hour).padStart(2, '0')}:00`))],
	['Worked by', listWords([...new Set(settings.staff)].map((kind) => staffName(kind).toLowerCase()))],
	['Walk', `${count(curves.radiusMetres)} m at 1.3 times the straight line`],
	['One area gets at most', settings.cap === 100 ? 'no cap' : `${String(settings.cap)}% of the budget`],
	['Each area gets at least', settings.least === 0 && settings.leastOf.length === 0 ? 'no minimum' : hoursWords(settings.least)],
	...(settings.minutes === null ? [] : [['Calls', `${plural(settings.minutes, 'minute')} each: ${staffingWords(settings)}`] as const]),
	...(curves.excluded.length === 0 ? [] : [['Patrols keep out of', listWords(curves.excluded)] as const]),
	['Officer-initiated records', settings.officer ? 'counted' : 'left out']
];

export function weekLimits(curves: WeekCurves, settings: WeekPlanSettings): string[] {
	const area = curves.expected.length > 0 ? percent(1 - curves.outside / Math.max(1, curves.incidents)) : '';
	return [
		'A patrol is taken to be within reach of its post for the whole shift; nobody’s way between areas is counted.',
		'The expectation is the mean of the weeks used: season, term and single events are not told apart here. Divisions of the week have not been tried against earlier weeks; the trials on the Shift tab are of single shifts.',
		`The plan speaks for the ${area} of incidents that lie in its areas.`,
		...(settings.officer ? ['Records that patrols created are counted: such a plan sends patrols back to where patrols have been.'] : [])
	];
}
