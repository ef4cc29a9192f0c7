/** What a pack tells of a count, for words and figures. */
import { changeSentence } from '../analysis';
import { month, period as periodWords } from '../core/format';
import type { Period } from '../core/filter';
import { monthOf, monthStart } from '../core/time';
import { discloseChange, POLICIES, ruleOf, shownOf, type Look, type Pack, type PackView, type Rule, type Shown } from '../disclosure/pack';

/** The view of a category by its name, or of all; null where the pack has no such category. */
export function viewOf(pack: Pack, category: string | null): { readonly view: PackView; readonly rule: Rule } | null {
	if (category === null) return { view: pack.all, rule: ruleOf(pack.audience, pack.sensitivity) };
	const at = pack.categories.findIndex(({ name }) => name === category);
	const view = pack.byCategory[at];
	return view ? { view, rule: ruleOf(pack.audience, pack.categories[at]?.sensitivity ?? 'ordinary') } : null;
}

/** Counts as they may look; what is not told stays null. */
export const shownAll = (looks: readonly (Look | null)[], rule: Rule): (Shown | null)[] =>
	looks.map((look) => (look === null ? null : shownOf(look, rule)));

const NOT_CLEAR: Shown = { code: 'too few', value: null, text: 'no clear change', spoken: 'no clear change', below: null };

/** Whether the 95 % interval of the ratio of two counts includes no change. */
function isUnclear({ period, before }: Pack, from: number, to: number): boolean {
	if (!before || from === 0) return false;
	const days = { now: period.to - period.from, before: before.to - before.from };
	return changeSentence({ now: to, before: from, days }).kind === 'unclear';
}

/** The change of a count against the period before, from what both look like; null without one. */
export function changeOf(pack: Pack, total: Look, before: Look | null, rule: Rule): Shown | null {
	if (before === null) return null;
	const looks = [shownOf(before, rule), shownOf(total, rule)] as const;
	const [from, to] = [looks[0].value ?? 0, looks[1].value ?? 0];
	if (isUnclear(pack, from, to)) return NOT_CLEAR;
	return discloseChange(from, to, rule, POLICIES[pack.audience].minima, looks);
}

/** "the 12 months to October 2026", "October 2026". */
export const spanWords = (period: Period): string => {
	const [first, end] = [monthOf(period.from), monthOf(period.to)];
	const whole = monthStart(first) === period.from && monthStart(end) === period.to;
	if (whole && end - first === 1) return month(first, true);
	if (whole) return `the ${String(end - first)} months to ${month(end - 1, true)}`;
	return periodWords(period);
};

/** "Incidents", or what the pack or a category is about: "Burglary", "Canterbury". */
export function subjectOf(pack: Pack, category: string | null): string {
	const what = category ?? (pack.scope === '' ? 'All incidents' : pack.scope);
	return category !== null && pack.scope !== '' ? `${category}, ${pack.scope}` : what;
}
