/** What a report says of a count and of its change, in the house form, from what the counts look like. */
import { count } from '../../core/format';
import { changeSentence, type ChangeSentence } from '../../analysis';
import type { Look, Pack, Rule, Sensitivity, Shown } from '../../disclosure/pack';
import { doubtOf } from '../doubt';
import { aboutPercent } from '../precision';
import { isExact, ruleIn, showIn } from './counted';
import { periodWords } from './words';

export interface Told {
	readonly total: Look;
	readonly before: Look | null;
	/** In the order of the pack's months, where they are told. */
	readonly months?: readonly (Look | null)[] | null;
}

const countWords = (shown: Shown): string =>
	shown.code === 'hidden' ? 'a hidden number' : shown.value === null ? shown.spoken : shown.text;

/** "3,150", "fewer than 5, perhaps none" or "hidden, so that …". */
export const spokenCount = (shown: Shown): string => (shown.value === null ? shown.spoken : shown.text);

/** A sentence with a full stop: the change from the period before, or the count alone where there is none. */
export function saysChange(pack: Pack, subject: string, { total, before, months }: Told, sensitivity: Sensitivity): string {
	const now = showIn(pack, total, sensitivity);
	if (!pack.before || before === null) return `${subject}: ${spokenCount(now)}, ${periodWords(pack.period)}.`;
	const then = showIn(pack, before, sensitivity);
	if (before === 0) return `${subject}: ${total === 0 ? 'none' : spokenCount(now)}, against none before (n/a).`;
	if (typeof total !== 'number' || typeof before !== 'number') {
		const why = total === 'hidden' || before === 'hidden' ? 'no percentage can be given' : 'too few for a percentage';
		return `${subject} went from ${countWords(then)} to ${countWords(now)}: ${why}.`;
	}
	const days = { now: pack.period.to - pack.period.from, before: pack.before.to - pack.before.from };
	const change = changeSentence({ now: total, before, days });
	const rule = ruleIn(pack, sensitivity);
	const doubt = doubtOf(pack, change.kind, months);
	if (doubt !== null) return `${subject} went from ${then.text} to ${now.text}. ${doubt}: this is not called a ${change.kind}.`;
	return `${subject} ${isExact(rule) ? change.text : aboutWords(change, days, rule)}.`;
}

/** The same without precision that rounded counts do not have. */
function aboutWords(change: ChangeSentence, days: { readonly now: number; readonly before: number }, rule: Rule): string {
	const { kind, verb, percent, interval, from, to, difference } = change;
	const even = days.now === days.before;
	const span = (incidents: number, over: number): string => (even ? count(incidents) : `${count(incidents)} in ${count(over)} days`);
	const path = `from ${span(from, days.before)} to ${span(to, days.now)}`;
	if (percent === null || interval === null) return `${verb} ${path}: too few for a percentage`;
	const daily = even ? '' : ' a day';
	if (kind === 'unclear') {
		const range = `95% interval about ${signed(interval.low, Math.floor)} to ${signed(interval.high, Math.ceil)}`;
		return `${verb}, ${path}: about ${signed(percent, Math.round)}${daily}, ${range}`;
	}
	const size = count(rule.base * Math.round(Math.abs(difference) / rule.base));
	return `${verb} by ${aboutPercent(Math.abs(percent), rule)}${daily} ${path}: about ${size} ${difference < 0 ? 'fewer' : 'more'}`;
}

function signed(fraction: number, to: (value: number) => number): string {
	const points = to(fraction * 100);
	return `${points > 0 ? '+' : points < 0 ? '−' : ''}${count(Math.abs(points))}%`;
}
