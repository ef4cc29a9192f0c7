/** Month by month, with a usual range where the shown counts allow one. */
import { count, listWords, month, plural } from '../../core/format';
import { controlChart } from '../../analysis';
import type { Look, Pack } from '../../disclosure/pack';
import type { ReportSection } from '../contract';
import { isExact, ruleIn } from './counted';
import { told, type Makers } from './makers';

/** Fewest months for a usual range. */
const FEWEST_MONTHS = 8;
/** Rounded months average so many squared steps of rounding: chance then moves them by about twice the step. */
const STEADY = 4;

/** What a control chart of monthly counts says, or why there is none. */
export function saysMonths(pack: Pack, months: readonly Look[] | null): string[] {
	if (months === null) return ['Nothing is told of single months in this selection.'];
	const counts = months.filter((look) => typeof look === 'number');
	if (counts.length < months.length)
		return [
			'Some months are too small to be shown, so there is no usual range (a control chart needs the count of every month).',
			'The chart shows which months are largest; small differences between months are mostly chance.'
		];
	if (counts.length < FEWEST_MONTHS)
		return [`There are ${plural(counts.length, 'month')}: a usual range needs ${count(FEWEST_MONTHS)} or more.`];
	return usualRange(pack, counts);
}

function usualRange(pack: Pack, counts: readonly number[]): string[] {
	const rule = ruleIn(pack, pack.sensitivity);
	const { mean, lower, upper } = controlChart(counts);
	if (!isExact(rule) && mean < STEADY * rule.base ** 2)
		return ['Months are too small for a usual range: rounding hides how much they differ from one to the next.'];
	// Rounding may hide up to one step of the movement between months.
	const slack = isExact(rule) ? 0 : rule.base;
	const low = Math.max(0, isExact(rule) ? lower : rule.base * Math.floor((lower - slack) / rule.base));
	const high = isExact(rule) ? upper : rule.base * Math.ceil((upper + slack) / rule.base);
	const far = pack.months.flatMap((one, at) => {
		const held = counts[at];
		return held !== undefined && (held < low || held > high) ? [month(one.month, true)] : [];
	});
	const about = isExact(rule) ? '' : 'about ';
	const range = `${about}${count(low < rule.threshold ? 0 : low)} and ${about}${count(high)}`;
	return [
		`Months usually lie between ${range} (control chart, XmR, over ${plural(counts.length, 'month')}).`,
		far.length === 0
			? 'No month lies outside: differences between months are no larger than usual.'
			: `Outside this range: ${listWords(far)}. Look for a cause before calling it a change.`,
		...(isExact(rule) ? [] : ['The range is worked out on rounded counts and widened for it.'])
	];
}

export const trend = (pack: Pack, makers: Makers): ReportSection => ({
	id: 'months',
	heading: 'Month by month',
	said: [
		...saysMonths(pack, pack.all.months),
		...(pack.priorities.length > 0 && pack.all.months ? ['The months of single categories stand in the sections on the priorities.'] : [])
	],
	figures: told(makers.monthsOf(pack, { category: null })),
	prompt: 'What happened in months that stand out? New recording rules, events, term dates, operations.'
});
