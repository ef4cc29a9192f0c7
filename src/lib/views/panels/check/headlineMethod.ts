/** How a checked headline is worked out, for those who ask. */
import type { Check } from '../../../state/headline/check';
import { count, decimal, plural } from '../../../core/format';
import { daysOf, signedChange, verdictOf } from './headlineWords';

export const SOURCE =
	'Ratio of two Poisson rates with the exact conditional (Clopper–Pearson) interval, Przyborowski & Wilenski (1940), as R poisson.test; control chart (XmR) after Wheeler; verdicts, gaps and coverage by rules of our own, stated above.';

export const LIMITS = [
	'Recorded incidents only: more or less reporting looks like a rise or a fall.',
	'The interval treats incidents as independent; series of linked incidents make it too narrow.',
	'A claim may rest on other records than those loaded here: differing counts are no proof against it.',
	'A difference from the year before says nothing about its cause.'
];

/** What was done with the first figure that has a verdict, with its own numbers. */
export function headlineSteps(checks: readonly Check[]): string[] {
	const done = checks.filter((check) => check.kind === 'checked');
	const check = done.find(({ finding }) => finding !== null) ?? done[0];
	if (!check) return ['The words were read; nothing was counted.'];
	const { matched, counts, days, finding } = check;
	const interval = finding?.change.interval;
	return [
		`The words were read by fixed rules on this computer; what they do not know is marked and left out.`,
		`Incidents were counted in ${daysOf(matched.now)} (${count(counts.now)} in ${plural(days.now, 'day')}) and in ${daysOf(matched.before)} (${count(counts.before)} in ${plural(days.before, 'day')}), under the filter bar without its period and categories.`,
		'Only days of which both years are loaded count, so that no season is set against another.',
		...(finding && interval
			? [
					`The rate per day now was divided by the rate before: ${signedChange(finding.change.percent ?? 0)}, exact 95% interval ${signedChange(interval.low)} to ${signedChange(interval.high)}.`,
					`Verdict “${verdictOf(check).label}”: holds where the claim equals the figure to the unit it is given in; else not shown where the interval includes no change; else by direction and size.`
				]
			: ['No percentage is given: a count is under 20, nothing came before, or the periods cannot be compared.']),
		'“About”, fractions and “halved” are read to the nearest 5 percentage points; “nearly” allows up to 5 points less; “more than” is a least.',
		'A month counts as a loading gap where its source has far fewer records than the months beside it; a verdict is withheld where what is counted fell below three quarters of them.'
	];
}

export const headlineParameters = (reach: number): [string, string][] => [
	['Interval', '95%'],
	['Fewest for a percentage', '20 in each period'],
	['Control chart', 'limits of the older months, mean ± 2.66 × mean moving range'],
	['Axis', `±${decimal(reach * 100, 0)}%, the same for every claim of this session`]
];
