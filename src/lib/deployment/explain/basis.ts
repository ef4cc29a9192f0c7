import { DETOUR } from '../coverage/reach';
import type { Plan, PlanBasis } from '../plan';
import { windowLabel } from '../windows';
import { plural, rate, ukDay, whole } from './figures';

/** What the plan is based on, one sentence each. */
export function basisOf(plan: Omit<Plan, 'words'>): string[] {
	const { basis, window } = plan;
	const span = `${ukDay(basis.days.first)} to ${ukDay(basis.days.last)}`;
	return [
		`Based on ${plural(basis.incidents, 'recorded incident')} in ${plural(basis.bins, basis.bin)}, ${span}${window ? `, ${windowLabel(window)}` : ''}.`,
		`In the whole area about ${rate(basis.expected)} are expected a ${basis.per}.`,
		...leftOut(basis),
		...omitted(basis),
		`A patrol is taken to reach hexagons whose centre lies within ${whole(plan.reachMetres)} m of its own in a straight line: ${whole(plan.radiusMetres)} m on foot, at ${String(DETOUR)} times the straight line.`,
		...(basis.everyHour === null
			? []
			: [
					`How busy a hexagon is is learnt from ${plural(basis.everyHour, 'incident')} at all hours, and how much of that falls into this window from the zone around (about ${plan.resolution === 10 ? '5' : '36'} km²), or from the hexagon itself where hexagons differ beyond chance: the window alone holds too few to tell places apart.`
				]),
		'Each hexagon’s rate is drawn towards the rates around it, the more so the fewer its records, so that a single busy week does not make a hot spot.',
		'Posts are hexagons that hold a record; what is expected elsewhere counts as not reached unless a post is near.',
		...chosenFor(plan)
	];
}

/** Harm, and the areas that were given. */
function chosenFor({ objective, excluded, minimum }: Omit<Plan, 'words'>): string[] {
	return [
		...(objective === 'harm'
			? ['Shares are of expected harm: each category weighs as set on Data, and the rate of each weight is estimated on its own.']
			: []),
		...(excluded.length > 0
			? [`Patrols keep out of ${excluded.join(', ')}: no post there, and what is expected there counts as not reached.`]
			: []),
		...(minimum.length > 0 ? [`At least one post in each of ${minimum.join(', ')}: the bound is that of a plan without this rule.`] : [])
	];
}

function leftOut({ left }: PlanBasis): string[] {
	const parts = [
		left.unlocated > 0 ? `${whole(left.unlocated)} without a location` : '',
		left.untimed > 0 ? `${whole(left.untimed)} without a known hour` : '',
		left.officer > 0 ? `${whole(left.officer)} that officers recorded on their own initiative` : ''
	].filter((part) => part !== '');
	return parts.length ? [`Left out: ${parts.join(', ')}.`] : ['No record of the period was left out.'];
}

function omitted({ bin, gaps, partial, older }: PlanBasis): string[] {
	const lines: string[] = [];
	if (gaps.length)
		lines.push(
			`${plural(gaps.length, bin)} hold nothing where records were to be expected: taken as not loaded and left out.`.replace(
				/^1 (week|month) hold/,
				'1 $1 holds'
			)
		);
	if (partial.length) lines.push(`${plural(partial.length, `part ${bin}`)} at the ends of the period left out.`);
	if (older > 0) lines.push(`${plural(older, 'incident')} older than twelve months left out; the trials may use them.`);
	return lines;
}
