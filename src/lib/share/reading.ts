/** What a pack tells of a count, for words and figures. */
import { changeSentence, type ChangeSentence } from '../analysis';
import { month, period as periodWords } from '../core/format';
import type { Period } from '../core/filter';
import { monthOf, monthStart } from '../core/time';
import { discloseChange, POLICIES, ruleOf, shownOf, type Look, type Pack, type PackView, type Rule, type Shown } from '../disclosure/pack';
import { doubtOf, FEW } from './doubt';
import { rounded } from './precision';

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

const GAP: Shown = { code: 'too few', value: null, text: 'loading gap', spoken: 'not told: months look like a loading gap', below: null };

/** What is compared: a view, or a sum of some. */
export interface Counted {
	readonly total: Look;
	readonly before: Look | null;
	readonly months?: readonly (Look | null)[] | null;
}

/** Rise, fall or neither, by the 95 % interval of the ratio of two shown counts. */
function kindOf({ period, before }: Pack, from: number, to: number): ChangeSentence['kind'] {
	if (!before) return 'none-before';
	const days = { now: period.to - period.from, before: before.to - before.from };
	return changeSentence({ now: to, before: from, days }).kind;
}

/** The change of a count against the period before, from what both look like; null without one. */
export function changeOf(pack: Pack, { total, before, months }: Counted, rule: Rule): Shown | null {
	if (before === null) return null;
	const looks = [shownOf(before, rule), shownOf(total, rule)] as const;
	const [from, to] = [looks[0].value ?? 0, looks[1].value ?? 0];
	const kind = kindOf(pack, from, to);
	if (kind === 'unclear') return NOT_CLEAR;
	if (doubtOf(pack, kind, months) !== null) return GAP;
	return rounded(discloseChange(from, to, rule, POLICIES[pack.audience].minima, looks), rule);
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

/** The months of a priority: those of its categories together, where each of them is told; else null. Only to judge its change by. */
export function monthsOfPriority(pack: Pack, name: string): readonly (Look | null)[] | null {
	const views = pack.byCategory.filter((_, i) => pack.categories[i]?.priority === name);
	if (views.some(({ months }) => months === null)) return null;
	return pack.months.map((_, at) => views.reduce<Look | null>((sum, { months }) => together(sum, months?.[at] ?? null), 0));
}

function together(sum: Look | null, look: Look | null): Look | null {
	if (typeof sum !== 'number' || look === null || look === 'hidden') return null;
	return sum + (look === 'few' ? FEW : look);
}
