/** The sentence that opens a slide or a section: from what the counts look like, and no surer than they are. */
import { changeSentence } from '../analysis';
import { count } from '../core/format';
import { shownOf, type Pack } from '../disclosure/pack';
import { doubtOf } from './doubt';
import { aboutPercent } from './precision';
import { spanWords, subjectOf, viewOf } from './reading';

/**
 * "Burglary rose by about 10% from 2,865 to 3,150: about 285 more". A change counts as one only where the 95 % interval of the shown counts
 * excludes none (exact conditional test for two Poisson counts, as in Explore).
 */
export function headlineOf(pack: Pack, category: string | null): string {
	const found = viewOf(pack, category);
	const subject = subjectOf(pack, category);
	if (!found) return `${subject}: nothing is told`;
	const { view, rule } = found;
	const now = shownOf(view.total, rule);
	const span = spanWords(pack.period);
	if (view.before === null || !pack.before) return `${subject}: ${now.text} recorded in ${span}`;
	const before = shownOf(view.before, rule);
	const plain = `${subject}: ${now.text} recorded in ${span}, ${before.text} the year before`;
	if (now.value === null || before.value === null || now.value < 0) return plain;
	const days = { now: pack.period.to - pack.period.from, before: pack.before.to - pack.before.from };
	const { kind, verb, difference } = changeSentence({ now: now.value, before: before.value, days });
	if (kind === 'none-before' || kind === 'too-few') return plain;
	const path = `from ${before.text} to ${now.text}`;
	if (kind === 'unclear') return `${subject} showed no clear change: ${path}`;
	const doubt = doubtOf(pack, kind, view.months);
	if (doubt !== null) return `${subject} went ${path}. ${doubt}: this is not called a ${kind}`;
	const about = rule.base === 1 ? '' : 'about ';
	const change = aboutPercent(Math.abs(now.value / before.value - 1), rule);
	const size = count(Math.abs(difference));
	return `${subject} ${verb} by ${change} ${path}: ${about}${size} ${difference < 0 ? 'fewer' : 'more'}`;
}
