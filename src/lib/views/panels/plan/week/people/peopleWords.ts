/** What the people of a week say: their sentence, their cautions and how they are worked out. Pure. */
import type { FewerPeople, PeopleCover, Uncoverable, WeekCurves, WeekStaffing } from '../../../../../deployment';
import type { PeopleShift } from '../../../../../state/settings/planWeek';
import type { PeopleAsked } from '../../../../../state/week/people.svelte';
import { count, day, decimal, hour, hourSpan, listWords, plural, weekday } from '../../../../../core/format';
import { hoursWords, poundsWords, rate, staffingWords, staffName } from '../weekWords';

const HOURS = 24;
const WEEK = 168;
/** Runs of hours that are named one by one. */
const NAMED = 3;

/** "Fri 22:00". */
const hourName = (at: number): string => `${weekday(Math.floor(at / HOURS))} ${hour(at % HOURS)}`;

/** Hours of the week that hold, in runs: "Fri 22:00–02:00". A run may go past the end of the week. */
function runs(holds: (at: number) => boolean): string[] {
	const starts = Array.from({ length: WEEK }, (_, at) => at).filter((at) => holds(at) && !holds((at + WEEK - 1) % WEEK));
	if (starts.length === 0) return holds(0) ? ['all week'] : [];
	return starts.map((from) => {
		let length = 1;
		while (holds((from + length) % WEEK)) length++;
		const to = (from + length) % WEEK;
		return length < HOURS ? `${hourName(from)}–${hour(to % HOURS)}` : `${hourName(from)} to ${hourName(to)}`;
	});
}

const named = (all: readonly string[]): string =>
	all.length > NAMED ? `${all.slice(0, NAMED).join(', ')} and at ${plural(all.length - NAMED, 'more time')}` : listWords(all);

interface PeopleLead {
	readonly before: string;
	readonly strong: string;
	readonly after: string;
}

/** "84%"; all but all is not all. @param round up for what is not passed */
const shareWords = (share: number, round: (n: number) => number = Math.round): string =>
	`${count(Math.min(share === 1 || round !== Math.round ? 100 : 99, round(100 * share)))}%`;

/** The sentence first: hours and £ of the cheapest cover, and when most people are at work; or what the hours that there are give. */
export function peopleLead({ need, fewer }: WeekStaffing, cover: PeopleCover): PeopleLead {
	const most = Math.max(...need);
	if (fewer)
		return {
			before: `With ${hoursWords(fewer.hours)} on shift a week${fewer.pounds === null ? '' : `, ${poundsWords(fewer.pounds)}`}, someone is free at once for `,
			strong: `${shareWords(fewer.free)} of the calls`,
			after: `. The ${hoursWords(cover.hours.value)} that the calls need make it ${shareWords(cover.free)}.`
		};
	const money = cover.pounds === null ? '' : `, ${poundsWords(cover.pounds)}`;
	return {
		before: 'The calls of these areas are met by ',
		strong: `${hoursWords(cover.hours.value)} on shift a week${money}`,
		after: `. Most are needed ${named(runs((at) => need[at] === most))}: ${plural(most, 'person', 'people')} at once.`
	};
}

/** The interval, the hours that the shifts give beyond what is asked, and what the plan on the screen has instead. @param have hours a week that there are; null where that is not said */
export function peopleCautions(staffing: WeekStaffing, cover: PeopleCover, planned: Uint16Array | null, have: number | null): string[] {
	const { hours, spare, cheaper } = cover;
	const { fewer } = staffing;
	const short = planned ? staffing.need.filter((n, at) => (planned[at] ?? 0) < n).length : 0;
	return [
		`95% interval of the hours needed ${count(hours.low)} to ${count(hours.high)}`,
		...(fewer
			? [fewerWords(staffing.need, fewer)]
			: [
					spareWords(spare),
					...(have === null ? [] : [`your ${hoursWords(have)} are enough`]),
					...(cheaper ? [`with ${hoursWords(cheaper.hours)} it could be had for ${poundsWords(cheaper.pounds)}`] : [])
				]),
		...(planned === null
			? []
			: [
					short === 0
						? 'the plan on the screen has enough at every hour'
						: `the plan on the screen has fewer than needed in ${count(short)} of ${count(WEEK)} hours`
				])
	];
}

const spareWords = (spare: number): string =>
	spare === 0 ? 'no hour beyond what the calls need' : `${hoursWords(spare)} of them beyond what the calls need, as shifts are whole`;

function fewerWords(need: Uint16Array, { onDuty, free, bound }: FewerPeople): string {
	const short = `fewer than needed in ${count(need.filter((n, at) => (onDuty[at] ?? 0) < n).length)} of ${count(WEEK)} hours`;
	return bound - free < 0.0005
		? `${short}; no other use of these hours does better`
		: `${short}; no other use of them passes ${shareWords(bound, Math.ceil)}`;
}

/** Hours that no shift covers, and what helps. */
export function uncoveredWords({ hours }: Uncoverable): { fault: string; remedy: string } {
	const missing = new Set(hours.map(({ hour: at }) => at));
	return { fault: `No shift covers ${named(runs((at) => missing.has(at)))}.`, remedy: 'Add a shift for these hours, or make one longer.' };
}

export const shiftWords = ({ from, hours, kind }: PeopleShift): string => `${hourSpan(from, from + hours)} · ${staffName(kind)}`;

/** What the figures rest on: for the file, and in the method. */
export function peopleNotes(curves: WeekCurves, staffing: WeekStaffing, asked: PeopleAsked): string[] {
	return [
		`${plural(staffing.incidents, 'incident')} with a known hour in ${plural(curves.areas.length, 'area')}, ${plural(curves.weeks, 'whole week')} from ${day(curves.days.first)} to ${day(curves.days.last)}`,
		`One incident takes a person ${plural(asked.minutes ?? 0, 'minute')}: ${staffingWords(asked)}`
	];
}

export function peopleSteps(curves: WeekCurves, staffing: WeekStaffing, asked: PeopleAsked): string[] {
	const { perHour, load, need, cover, fewer } = staffing;
	const busiest = perHour.indexOf(Math.max(...perHour));
	const [records] = peopleNotes(curves, staffing, asked);
	return [
		`${records ?? ''}, were counted by hour of the week. Each hour’s count was drawn towards what its weekday and its hour of the day have in common, as far as the counts call for it; the week’s sum stays that of the records.`,
		`Incidents an hour × ${count(asked.minutes ?? 0)} minutes is how many people are busy on average. At the busiest hour, ${hourName(busiest)}: ${rate(perHour[busiest] ?? 0)} an hour, ${decimal(load[busiest] ?? 0, 2)} busy, ${plural(need[busiest] ?? 0, 'person', 'people')} needed.`,
		`Needed are the fewest people that keep both rules: ${staffingWords(asked)}.`,
		...(cover.kind === 'cover'
			? [
					`Of all ways to put people on the shifts of each day so that every hour has enough, the one ${cover.least === 'hours' ? 'with fewest hours' : 'that costs least'} was found exactly, as a flow of least cost.`,
					'For the interval the counts of all weeks were drawn again 200 times, hour by hour.'
				]
			: []),
		...(fewer
			? [
					'Within the hours that there are, people go where most calls of the week find someone free at once (Erlang C), by an integer programme over all shifts.'
				]
			: [])
	];
}

export const PEOPLE_SOURCE =
	'Erlang C (Erlang 1917; Cooper 1981) or the quantile of a Poisson number; Gamma–Poisson shrinkage (Marshall 1991); shift cover as a flow of least cost (Veinott & Wagner 1962; Segal 1974) with branch and bound (Land & Doig 1960).';

export const PEOPLE_LIMITS = [
	'Calls that nobody records, patrols, breaks and handovers take time, too: none of it is in these figures.',
	'An incident is counted in the hour in which it comes; one that takes longer runs into the next.',
	'Calls are taken to come independently at the mean rate of the weeks used: events and terms bring more at once.',
	'One person answers one call: where two go together, double the figures.'
] as const;
