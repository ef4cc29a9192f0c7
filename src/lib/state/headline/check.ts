/** One claim held against the data: counts, verdict, or the reason why there is none. Pure. */
import { judge, periodChart, type Claimed, type Finding, type PeriodChart } from '../../analysis';
import type { Claim } from '../../core/claim';
import type { Period } from '../../core/filter';
import { monthOf, monthStart } from '../../core/time';
import { findGapsAcross } from '../../ingest';
import { isShort } from './gapMonths';
import type { Evidence, GroupEvidence, HeldMonths } from './evidence';
import type { Matched, Unmatched } from './matched';
import { monthKeys, uncoveredDays } from './sources';

/** Why no verdict is given although both periods are loaded. */
export type Withheld =
	/** Months (YYYY-MM) in which rows of the claim are likely missing. */
	| { readonly kind: 'gap'; readonly months: readonly string[]; readonly label: string }
	/** A source brings rows to one of the periods only. */
	| { readonly kind: 'one-period'; readonly label: string; readonly keys: readonly string[]; readonly missing: 'now' | 'before' };

/** What is worth knowing beside a verdict. */
export type Remark =
	| { readonly kind: 'assumed-window' }
	/** Not all of the claimed periods is loaded: the same part of both is compared. */
	| { readonly kind: 'part'; readonly wished: { readonly now: Period; readonly before: Period } }
	| { readonly kind: 'unequal'; readonly now: number; readonly before: number }
	/** Looks like a gap, but what the claim counts held. */
	| { readonly kind: 'gap-elsewhere'; readonly months: readonly string[]; readonly label: string }
	| { readonly kind: 'part-source'; readonly label: string; readonly days: number; readonly which: 'now' | 'before' }
	/** Categories with rows in one of the periods only. */
	| {
			readonly kind: 'renamed';
			readonly own: boolean;
			readonly names: readonly { readonly name: string; readonly only: 'now' | 'before'; readonly count: number }[];
	  }
	| { readonly kind: 'officer'; readonly now: number; readonly before: number }
	| { readonly kind: 'placeless'; readonly now: number; readonly before: number }
	/** Night-time economy by category alone, at all hours. */
	| { readonly kind: 'all-hours' }
	/** The claim's own counts give another percentage than it says. */
	| { readonly kind: 'own-counts'; readonly change: number }
	| { readonly kind: 'other-counts'; readonly before: number; readonly now: number };

export interface MonthRow {
	/** Month index. */
	readonly month: number;
	readonly period: 'now' | 'before';
	readonly count: number;
	/** A loading gap that touches what is counted: in no chart limit. */
	readonly gap: boolean;
	/** Days of the month inside the period. */
	readonly days: number;
	readonly whole: boolean;
}

/** A claim that was checked. */
export interface Checked {
	readonly kind: 'checked';
	readonly claim: Claim;
	readonly matched: Matched;
	/** Names of the categories counted; null for all. */
	readonly names: readonly string[] | null;
	readonly counts: { readonly now: number; readonly before: number };
	readonly days: { readonly now: number; readonly before: number };
	/** Null while a verdict is withheld. */
	readonly finding: Finding | null;
	readonly withheld: readonly Withheld[];
	readonly remarks: readonly Remark[];
	readonly months: readonly MonthRow[];
	readonly chart: PeriodChart | null;
	/** Months of all that is loaded, under the same filter. */
	readonly series: Evidence['series'];
}

/** A claim that cannot be checked as it stands. */
export interface Unchecked {
	readonly kind: 'unchecked';
	readonly claim: Claim;
	readonly why: Unmatched | { readonly kind: 'no-subject' } | { readonly kind: 'no-direction' } | { readonly kind: 'no-categories' };
}

export type Check = Checked | Unchecked;

/** Step of a size in words or with "about". */
const ABOUT = 0.05;
/** Rows by which a category is more than a chance visitor. */
const SEVERAL = 20;
/** Share of officer-made rows from which they are worth a word. */
const OFFICER_SHARE = 0.05;

/** A claim in numbers; null where it says neither a direction nor counts. */
export function claimedOf({ direction, size, counts }: Claim): Claimed | null {
	if (direction === null) return null;
	const byCounts = counts && counts.before > 0 ? Math.abs(counts.now / counts.before - 1) : null;
	const bound = size === null || size.bound === 'about' ? 'exactly' : size.bound;
	if (size === null) return { direction, size: byCounts, unit: 0.001, bound, counts };
	return { direction, size: size.fraction, unit: size.bound === 'about' ? ABOUT : 10 ** (-2 - size.digits), bound, counts };
}

export interface Given {
	readonly claim: Claim;
	readonly matched: Matched;
	readonly names: readonly string[] | null;
	readonly assumedWindow: boolean;
	/** The filter asks for hours of the week. */
	readonly hours: boolean;
}

const lengthOf = ({ from, to }: Period): number => to - from;

export function checkClaim(given: Given, evidence: Evidence): Check {
	const { claim, matched, names } = given;
	const claimed = claimedOf(claim);
	if (!claimed) return { kind: 'unchecked', claim, why: { kind: 'no-direction' } };
	const { withheld, elsewhere } = judgeSources(given, evidence);
	const gapMonths = new Set(withheld.flatMap((reason) => (reason.kind === 'gap' ? reason.months : [])));
	const days = { now: lengthOf(matched.now), before: lengthOf(matched.before) };
	const months = monthRows(matched, evidence, gapMonths);
	const usable = (which: 'now' | 'before'): (number | null)[] =>
		months.filter(({ period }) => period === which).map(({ count, gap, whole }) => (gap || !whole ? null : count));
	return {
		kind: 'checked',
		claim,
		matched,
		names,
		counts: evidence.counts,
		days,
		finding: withheld.length > 0 ? null : judge(claimed, { ...evidence.counts, days }),
		withheld,
		remarks: [...elsewhere, ...remarksOn(given, evidence, days)],
		months,
		chart: periodChart(usable('before'), usable('now')),
		series: evidence.series
	};
}

/** Whether each source covers both periods, and its gaps. */
function judgeSources({ matched, names }: Given, { groups }: Evidence): { withheld: Withheld[]; elsewhere: Remark[] } {
	const withheld: Withheld[] = [];
	const elsewhere: Remark[] = [];
	const wanted = new Set([...monthKeys(matched.now), ...monthKeys(matched.before)]);
	for (const group of groups) {
		const { label, keys } = group;
		for (const which of ['now', 'before'] as const) {
			const missing = uncoveredDays(group, matched[which]);
			if (missing >= lengthOf(matched[which])) withheld.push({ kind: 'one-period', label, keys, missing: which });
			else if (missing > 0) elsewhere.push({ kind: 'part-source', label, days: missing, which });
		}
		const said = new Set<string>();
		for (const { label: name, months } of lookedAt(group)) {
			const found = findGapsAcross([{ monthsByCategory: months, series: name }]).map(({ month }) => month);
			const gaps = [...new Set(found)].filter((month) => wanted.has(month) && !said.has(month)).sort();
			for (const month of gaps) said.add(month);
			const short = gaps.filter((month) => isShort(month, months, names));
			const held = gaps.filter((month) => !short.includes(month));
			if (short.length > 0) withheld.push({ kind: 'gap', months: short, label: name });
			if (held.length > 0) elsewhere.push({ kind: 'gap-elsewhere', months: held, label: name });
		}
	}
	return { withheld, elsewhere };
}

/** Each source of a series by itself, as the sum hides a gap of one, and the series as a whole, whose files are months of one log. */
function lookedAt({ held, label, months }: GroupEvidence): readonly HeldMonths[] {
	return held.length < 2 ? held : [...held, { label, months }];
}

function remarksOn(given: Given, { counts, officer, placeless, groups }: Evidence, days: Checked['days']): Remark[] {
	const { claim, matched, assumedWindow, hours, names } = given;
	const remarks: Remark[] = [];
	if (assumedWindow) remarks.push({ kind: 'assumed-window' });
	if (matched.wished) remarks.push({ kind: 'part', wished: matched.wished });
	if (days.now !== days.before) remarks.push({ kind: 'unequal', ...days });
	remarks.push(...renamed(groups, matched, names));
	if (officer.now + officer.before >= OFFICER_SHARE * (counts.now + counts.before) && officer.now + officer.before > 0)
		remarks.push({ kind: 'officer', ...officer });
	if (placeless && placeless.now + placeless.before > 0) remarks.push({ kind: 'placeless', ...placeless });
	if (!hours && claim.subjects.some((subject) => subject.kind === 'priority' && subject.id === 'night-time-economy'))
		remarks.push({ kind: 'all-hours' });
	return [...remarks, ...ownCounts(claim, counts)];
}

function ownCounts({ counts, size, direction }: Claim, found: Evidence['counts']): Remark[] {
	if (!counts) return [];
	const remarks: Remark[] = [];
	if (counts.before !== found.before || counts.now !== found.now) remarks.push({ kind: 'other-counts', ...counts });
	const own = counts.before > 0 ? counts.now / counts.before - 1 : null;
	const sign = direction === 'down' ? -1 : 1;
	if (own !== null && size && size.bound === 'exactly' && Math.abs(own - sign * size.fraction) > 0.5 * 10 ** (-2 - size.digits) + 1e-9)
		remarks.push({ kind: 'own-counts', change: own });
	return remarks;
}

/** Categories of one source that occur in one of the periods only: their names may have changed. */
function renamed(groups: readonly GroupEvidence[], { now, before }: Matched, names: readonly string[] | null): Remark[] {
	const seen = new Map<string, { name: string; only: 'now' | 'before'; count: number }>();
	for (const group of groups) {
		if (uncoveredDays(group, now) > 0 || uncoveredDays(group, before) > 0) continue;
		const totals = { now: totalsOf(group, now), before: totalsOf(group, before) };
		for (const name of new Set([...totals.now.keys(), ...totals.before.keys()])) {
			const [later, earlier] = [totals.now.get(name) ?? 0, totals.before.get(name) ?? 0];
			if (Math.min(later, earlier) > 0 || Math.max(later, earlier) < SEVERAL) continue;
			seen.set(name, { name, only: later > 0 ? 'now' : 'before', count: Math.max(later, earlier) });
		}
	}
	const isOwn = (name: string): boolean => names === null || names.includes(name);
	const all = [...seen.values()].sort((a, b) => b.count - a.count);
	return [true, false].flatMap((own): Remark[] => {
		const listed = all.filter(({ name }) => isOwn(name) === own);
		return listed.length > 0 ? [{ kind: 'renamed', own, names: listed }] : [];
	});
}

function totalsOf({ months }: GroupEvidence, period: Period): Map<string, number> {
	const totals = new Map<string, number>();
	for (const key of monthKeys(period))
		for (const [name, count] of Object.entries(months[key] ?? {})) totals.set(name, (totals.get(name) ?? 0) + count);
	return totals;
}

/** Months of both periods in order, older ones first. */
function monthRows({ now, before }: Matched, { series }: Evidence, gaps: ReadonlySet<string>): MonthRow[] {
	const rows = (period: Period, which: 'now' | 'before'): MonthRow[] =>
		monthKeys(period).map((key, i) => {
			const month = monthOf(period.from) + i;
			const days = Math.min(period.to, monthStart(month + 1)) - Math.max(period.from, monthStart(month));
			return {
				month,
				period: which,
				count: series.counts[month - series.start] ?? 0,
				gap: gaps.has(key),
				days,
				whole: days === monthStart(month + 1) - monthStart(month)
			};
		});
	return [...rows(before, 'before'), ...rows(now, 'now')];
}
