import { changeSentence, type ChangeSentence } from '../analysis';
import { isoMonthName, listWords } from '../core/format';
import { isoMonth, monthStart } from '../core/time';
import type { Look, Pack } from '../disclosure/pack';

/** A suppressed count stands for its middle: it only says whether a clear change stays one. */
export const FEW = 2;
const sizeIn = (look: Look | null): number => (typeof look === 'number' ? look : look === 'few' ? FEW : NaN);

/** Months of a view, in the order of the pack's; null where nothing is told of them. */
type Months = readonly (Look | null)[] | null | undefined;

/**
 * Why a change may be nothing but missing data: a fall to a period with a gap in loading, or a rise from one, that is not there without those
 * months, or of which the months are not told. Null where there is no such doubt. The rule is that of Explore.
 */
export function doubtOf(pack: Pack, kind: ChangeSentence['kind'], months: Months): string | null {
	const gaps = pack.gaps.filter((gap) => pack.months.some(({ month, now }) => month === gap && now === (kind === 'fall')));
	if ((kind !== 'fall' && kind !== 'rise') || gaps.length === 0) return null;
	if (without(pack, months) === kind) return null;
	return `${listWords(gaps.map((gap) => isoMonthName(isoMonth(gap))))} ${gaps.length === 1 ? 'looks' : 'look'} like a loading gap`;
}

/** The kind of change over the pairs of months of which neither is a gap; null where it cannot be told. */
function without(pack: Pack, looks: Months): ChangeSentence['kind'] | null {
	const told = pack.months.map((one, at) => ({ ...one, look: looks?.[at] ?? null }));
	const now = told.filter((one) => one.now);
	const before = told.filter((one) => !one.now);
	const kept = now.flatMap((one, i) => {
		const other = before[i];
		return other && ![one, other].some(({ month }) => pack.gaps.includes(month)) ? [{ now: one, before: other }] : [];
	});
	if (now.length !== before.length || kept.length === 0) return null;
	const sum = (side: 'now' | 'before'): number => kept.reduce((all, pair) => all + sizeIn(pair[side].look), 0);
	const days = (side: 'now' | 'before'): number =>
		kept.reduce((all, { [side]: { month } }) => all + monthStart(month + 1) - monthStart(month), 0);
	const counts = { now: sum('now'), before: sum('before'), days: { now: days('now'), before: days('before') } };
	return Number.isNaN(counts.now + counts.before) ? null : changeSentence(counts).kind;
}
