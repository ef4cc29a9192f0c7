/** What a plan of the week says: its sentence, notes, safeguards, method. Pure. */
import type { Infeasible, Suggestion, WeekCurves, WeekFigures } from '../../../../deployment';
import type { FairRow } from '../../../../state/week/fairness';
import type { WeekPlanId, WeekPlanSettings } from '../../../../state/settings/planWeek';
import type { TeamKind } from '../../../../state/settings/shift';
import { KIND_NAMES } from '../../../../state/shift/units';
import type { WeekTrial } from '../../../../state/week/whatIf';
import { count, decimal, listWords, percent, plural, signed } from '../../../../core/format';

export const PLAN_NAMES: Readonly<Record<WeekPlanId, string>> = { suggested: 'Suggested', current: 'Current', mine: 'Mine' };

type Share = WeekFigures['share'];
/** "Street marshals". */
export const staffName = (kind: TeamKind): string => KIND_NAMES[kind].many.replace(/^./, (first) => first.toUpperCase());

/** Expected incidents: "0.34", "2.1", "14", "2,867". */
export const rate = (n: number): string => (Math.abs(n) >= 9.95 ? count(Math.round(n)) : Math.abs(n) >= 0.995 ? decimal(n) : decimal(n, 2));
export const hoursWords = (hours: number): string => plural(hours, 'hour');
/** What calls ask of a shift: "enough for 90% of moments, busy 60% of the time at most". */
export const staffingWords = ({ met, within, busy }: Pick<WeekPlanSettings, 'met' | 'within' | 'busy'>): string =>
	`${within === null ? `enough patrols free in ${String(met)}% of moments` : `${String(met)}% of calls answered within ${plural(within, 'minute')}`}, and busy ${String(busy)}% of the time at most`;
export const poundsWords = (pounds: number): string =>
	`£${pounds.toLocaleString('en-GB', { minimumFractionDigits: pounds % 1 === 0 ? 0 : 2, maximumFractionDigits: 2 })}`;

/** Decimals that a difference of shares is told with: small ones need more. */
const digitsOf = (points: number): number => (Math.abs(points) >= 9.95 ? 0 : Math.abs(points) >= 0.95 ? 1 : 2);

/**
 * "3.1 points less (95% interval −4.0 to −2.2)", "not clear (…)" when the interval includes 0.
 * @param points the difference of the two shares as they are shown beside it
 */
function differenceWords({ value, low, high }: Share, points = 100 * value): string {
	if (value === 0 && low === 0 && high === 0) return 'no difference';
	const digits = digitsOf(points);
	const size = decimal(Math.abs(points), digits);
	const change = `${size} ${Number(size) === 1 ? 'point' : 'points'} ${value < 0 ? 'less' : 'more'}`;
	const clear = low > 0 || high < 0;
	return `${change}${clear ? '' : ', not clear'} (95% interval ${signed(100 * low, digits)} to ${signed(100 * high, digits)})`;
}

interface Lead {
	readonly before: string;
	readonly strong: string;
	readonly after: string;
}

/** The plan on the screen against the suggestion, and the hours of that. */
interface Behind {
	readonly share: Share;
	readonly hours: number;
}

/** The sentence first. @param behind the plan on the screen against the suggestion */
export function leadOf(show: WeekPlanId, curves: WeekCurves, figures: WeekFigures, behind: Behind | null): Lead {
	const what = { suggested: 'The suggested', current: 'Today’s', mine: 'Your' }[show];
	const where = curves.areas.length === 1 ? 'this area' : `these ${String(curves.areas.length)} areas`;
	if (figures.patrols === 0)
		return {
			before: `${what} plan sends nobody yet. `,
			strong: `${rate(figures.expected)} incidents a week`,
			after: ` are expected in ${where}.`
		};
	const against =
		behind === null
			? ''
			: behind.share.value === 0
				? ' The suggestion reaches as much.'
				: ` That is ${differenceWords(behind.share)} than the suggestion of ${hoursWords(behind.hours)}.`;
	return {
		before: `${what} ${hoursWords(figures.hours)} a week reach places that hold `,
		strong: `${percent(figures.share.value)} of expected incidents`,
		after: ` in ${where}.${against}`
	};
}

/** Both counts, the interval, the bound, and what the figure does not mean. */
export function cautions(figures: WeekFigures, suggestion: Suggestion | null): string[] {
	const { share } = figures;
	const of = suggestion && suggestion.bound > 0 ? suggestion.value / suggestion.bound : null;
	return [
		`${rate(figures.reached)} of ${rate(figures.expected)} expected a week`,
		`95% interval ${percent(share.low)} to ${percent(share.high)}`,
		...(of === null
			? []
			: [of >= 1 - 1e-9 ? 'proved best for this budget' : `at least ${percent(Math.floor(of * 1000) / 1000, 1)} of the best possible`]),
		'reaching a place is not the same as preventing an incident',
		'not tried against earlier weeks'
	];
}

/** What was left out of the plan, beside its figure. */
export function leftWords({ left, outside, others, gaps, incidents }: WeekCurves): string[] {
	const elsewhere = others.filter(({ recorded }) => recorded > 0);
	const beyond = elsewhere.reduce((sum, { recorded }) => sum + recorded, 0);
	return [
		...(outside > 0 ? [`${count(outside)} of ${plural(incidents, 'incident')} lie in none of the areas and are not planned for.`] : []),
		...(elsewhere.length > 0
			? [
					`${plural(elsewhere.length, 'more area')} with ${plural(beyond, 'incident')} ${elsewhere.length === 1 ? 'is' : 'are'} not in this plan.`
				]
			: []),
		...(left.unlocated > 0 ? [`${plural(left.unlocated, 'record')} without a location left out.`] : []),
		...(left.untimed > 0 ? [`${plural(left.untimed, 'record')} without a known hour left out.`] : []),
		...(gaps > 0 ? [`${plural(gaps, 'week')} without any record left out as not loaded.`] : [])
	];
}

/** Why the terms cannot be kept, with the areas named. */
/** @param titleOf name of an area as shown */
export function conflictWords(
	{ why, areas, needed, budget }: Infeasible,
	{
		curves,
		settings,
		titleOf
	}: { readonly curves: WeekCurves | null; readonly settings: WeekPlanSettings; readonly titleOf: (name: string) => string }
): { fault: string; remedy: string } {
	const amount = (n: number): string => (settings.budget.in === 'hours' ? hoursWords(Math.ceil(n)) : poundsWords(Math.ceil(n)));
	const named =
		areas.length > 6 ? `${areas.slice(0, 6).map(titleOf).join(', ')} and ${String(areas.length - 6)} more` : listWords(areas.map(titleOf));
	const out = areas.filter((area) => curves?.areas.some(({ name, barred }) => barred && name === area));
	if (why === 'area' && out.length > 0)
		return {
			fault: `Patrols keep out of ${listWords(out.map(titleOf))}, where a minimum of hours is asked for.`,
			remedy: `Set the minimum of ${out.length === 1 ? 'this area' : 'these areas'} to 0 under Rules, or clear the zone under Keep out.`
		};
	if (why === 'area')
		return {
			fault: `${named} cannot have ${areas.length === 1 ? 'its' : 'their'} minimum: it is more than one area may get (${String(settings.cap)}% of ${amount(budget)}), or than its shifts can hold.`,
			remedy: 'Lower the minimum, raise the cap or the budget.'
		};
	return {
		fault: `The minimum of ${named} takes at least ${amount(needed)}, and the budget is ${amount(budget)}.`,
		remedy: 'Lower the minimum or raise the budget.'
	};
}

/** What a change does, in words. @param labels of blocks, "Fri 22:00–06:00, Old Town" */
export function trialWords({ change, before, after, gain, moved }: WeekTrial, label: (block: number) => string): string[] {
	const what =
		change.kind === 'walk' ? `With a walk of ${count(change.metres)} m` : change.by > 0 ? 'With one patrol more' : 'With one patrol fewer';
	const spent = after.hours === before.hours ? '' : ` for ${signed(after.hours - before.hours)} hours`;
	const money =
		after.pounds === null || before.pounds === null || after.pounds === before.pounds
			? ''
			: ` (${after.pounds > before.pounds ? '+' : '−'}${poundsWords(Math.abs(after.pounds - before.pounds))})`;
	const tenths = (share: number): number => Number((100 * share).toFixed(1));
	const shown = tenths(after.share.value) - tenths(before.share.value);
	const first = `${what} the plan reaches ${percent(after.share.value, 1)} instead of ${percent(before.share.value, 1)}: ${differenceWords(gain, shown)}${spent}${money}.`;
	const counts = `${rate(after.reached)} of ${rate(after.expected)} expected a week instead of ${rate(before.reached)} of ${rate(before.expected)}.`;
	const tell = moved.slice(0, 3).map(({ block, from, to }) => `${label(block)} ${String(from)} → ${String(to)}`);
	const rest = moved.length > 3 ? `, and ${String(moved.length - 3)} more` : '';
	return [
		first,
		counts,
		moved.length === 0 ? 'Nobody works elsewhere than now; the posts may stand elsewhere.' : `Changed: ${tell.join('; ')}${rest}.`
	];
}

/** Share of hours beside share of demand, in a word. */
export function fairWord({ ofHours, ofExpected, hours }: FairRow): string {
	if (hours === 0) return 'nobody goes there';
	if (ofHours === null || ofExpected === 0) return '';
	const ratio = ofHours / ofExpected;
	return ratio > 1.5 ? 'more than its share' : ratio < 1 / 1.5 ? 'less than its share' : 'about its share';
}
