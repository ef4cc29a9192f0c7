/** Which two periods may be compared, and what to know about them. Pure. */
import type { Holdings } from '../../core/answers';
import type { Filter, Period } from '../../core/filter';
import { isoMonth, monthOf, monthStart, weekOf, weekStart, yearBefore } from '../../core/time';
import type { TermDates } from '../../core/term-dates';
import { comparedPeriod, fullMonths, lastMonths } from '../periods';

/** Two periods with a name for the menu; A comes first in time. */
export interface PeriodPair {
	readonly name: string;
	readonly a: Period;
	readonly b: Period;
}

/** What cannot be compared, and what to do instead. */
export interface Refused {
	readonly fault: string;
	readonly remedy: string;
}

/** A period as it is counted: parts without a loading gap, and their days. */
export interface CountedPeriod {
	readonly period: Period;
	readonly parts: readonly Period[];
	readonly days: number;
}

/** Two periods ready to be counted. */
export interface CheckedPair {
	readonly a: CountedPeriod;
	readonly b: CountedPeriod;
	/** The same days or weeks of another year: seasons face each other. */
	readonly matched: boolean;
	/** Days of a period that are not loaded, on either side. */
	readonly cut: boolean;
	/** Months (YYYY-MM) in either that look like a gap in loading, and are counted. */
	readonly gaps: { readonly a: readonly string[]; readonly b: readonly string[] };
	/** Months (YYYY-MM) left out, gaps and those that face them. */
	readonly leftOut: readonly string[];
}

type Known = Pick<Holdings, 'days' | 'dated' | 'total'>;
const YEAR_OF_WEEKS = 364;
const length = ({ from, to }: Period): number => to - from;
const isWhole = ({ from, to }: Period): boolean => monthStart(monthOf(from)) === from && monthStart(monthOf(to)) === to;
const monthsIn = ({ from, to }: Period): number[] =>
	Array.from({ length: monthOf(to - 1) - monthOf(from) + 1 }, (_, i) => monthOf(from) + i);

/** Pairs that fit what is loaded, the best first; `wish` is the period of the filter bar, `more` further pairs (terms, partnership years). */
export function proposePairs(holdings: Known, wish: Period | null, more: readonly PeriodPair[] = []): PeriodPair[] {
	const pairs: PeriodPair[] = [];
	const add = (name: string, b: Period | null, a: Period | null): void => {
		if (a && b && !pairs.some((known) => same(known.a, a) && same(known.b, b))) pairs.push({ name, a, b });
	};
	for (const months of [12, 6, 3, 1]) {
		const b = lastMonths(holdings, months);
		const words = months === 1 ? 'Last month' : `Last ${String(months)} months`;
		add(`${words} and the same ${months === 1 ? 'month' : 'months'} last year`, b, comparedPeriod(b, holdings));
	}
	for (const weeks of [4, 1]) {
		const b = lastWeeks(holdings, weeks);
		const a = b && { from: b.from - YEAR_OF_WEEKS, to: b.to - YEAR_OF_WEEKS };
		const words = weeks === 1 ? 'Last week and the same week' : `Last ${String(weeks)} weeks and the same weeks`;
		add(`${words} last year`, b, a && holdings.days && a.from >= holdings.days.first ? a : null);
	}
	for (const { name, a, b } of more) add(name, b, a);
	const full = fullMonths(holdings);
	const half = full ? Math.min(12, Math.floor((full.end - full.first) / 2)) : 0;
	if (full && half >= 1) {
		const from = (months: number): number => monthStart(full.end - months);
		const words = half === 1 ? 'Last month and the month before' : `Last ${String(half)} months and the ${String(half)} before`;
		add(words, { from: from(half), to: from(0) }, { from: from(2 * half), to: from(half) });
	}
	const chosen = wish && comparedPeriod(wish, holdings);
	const known = wish && chosen ? pairs.find((pair) => same(pair.b, wish) && same(pair.a, chosen)) : undefined;
	if (known) return [known, ...pairs.filter((pair) => pair !== known)];
	return wish && chosen ? [{ name: 'The period above and the same days last year', a: chosen, b: wish }, ...pairs] : pairs;
}

/** "Autumn term" of "Autumn term 2025". */
const stemOf = (name: string): string => name.replace(/\s*\b\d{4}(\s*[/–-]\s*\d{2,4})?\b\s*/g, ' ').trim();

/** Terms that are loaded whole, each with the term of the same name a year before; the latest first. */
export function termPairs(terms: TermDates | null, { days }: Pick<Known, 'days'>): PeriodPair[] {
	if (!terms || !days) return [];
	const whole = terms.spans.filter(({ kind, period }) => kind === 'term' && period.from >= days.first && period.to <= days.last + 1);
	return whole
		.flatMap(({ name, period }) => {
			const year = period.from - YEAR_OF_WEEKS;
			const before = whole.find((term) => stemOf(term.name) === stemOf(name) && Math.abs(term.period.from - year) <= 45);
			return before ? [{ name: `${before.name} and ${name}`, a: before.period, b: period }] : [];
		})
		.sort((x, y) => y.b.from - x.b.from);
}

export const same = (a: Period | null, b: Period | null): boolean => a?.from === b?.from && a?.to === b?.to;

/** The last whole weeks, where every record has a day; null otherwise. */
function lastWeeks({ days, dated, total }: Known, weeks: number): Period | null {
	if (!days || dated < total) return null;
	const end = weekStart(weekOf(days.last + 1));
	return end - 7 * weeks >= days.first ? { from: end - 7 * weeks, to: end } : null;
}

/** Checks two periods: what is not loaded is cut off and said, what cannot be compared is refused. */
export function checkPair(
	a: Period,
	b: Period,
	holdings: Known,
	gapMonths: readonly string[],
	withoutGaps: boolean
): CheckedPair | Refused {
	const { days } = holdings;
	if (!days) return { fault: 'Nothing is loaded.', remedy: 'Load files first.' };
	const clip = ({ from, to }: Period): Period => ({ from: Math.max(from, days.first), to: Math.min(to, days.last + 1) });
	const [first, second] = [clip(a), clip(b)];
	if (length(first) <= 0 || length(second) <= 0)
		return {
			fault: 'One of the periods lies outside what is loaded.',
			remedy: 'Choose periods inside the loaded days, or load more files.'
		};
	if (first.from < second.to && second.from < first.to)
		return { fault: 'The periods share days, so they cannot be compared.', remedy: 'Choose two periods that do not overlap.' };
	if (holdings.dated < holdings.total && !(isWhole(first) && isWhole(second)))
		return {
			fault: 'Some records give only the month, and a period begins or ends inside one.',
			remedy: 'Choose whole months: part of a month would leave those records out.'
		};
	const facing = isWhole(first) && isWhole(second) && monthsIn(first).length === monthsIn(second).length;
	const [gapsA, gapsB] = [first, second].map((period) => monthsIn(period).filter((month) => gapMonths.includes(isoMonth(month))));
	const shift = monthOf(second.from) - monthOf(first.from);
	const out = new Set(withoutGaps ? [...(gapsA ?? []), ...(gapsB ?? [])] : []);
	if (facing)
		for (const month of [...out]) {
			if (monthsIn(first).includes(month)) out.add(month + shift);
			if (monthsIn(second).includes(month)) out.add(month - shift);
		}
	const [countedA, countedB] = [countedPeriod(first, out), countedPeriod(second, out)];
	if (countedA.days === 0 || countedB.days === 0)
		return {
			fault: 'Without the months that look like a loading gap, nothing is left to compare.',
			remedy: 'Load those months again, or choose other periods.'
		};
	const names = (months: readonly number[] | undefined): string[] => (months ?? []).filter((month) => !out.has(month)).map(isoMonth);
	return {
		a: countedA,
		b: countedB,
		matched: isMatched(first, second),
		cut: !same(first, a) || !same(second, b),
		gaps: { a: names(gapsA), b: names(gapsB) },
		leftOut: [...out].sort((x, y) => x - y).map(isoMonth)
	};
}

/** The parts of a period outside some months. */
function countedPeriod(period: Period, out: ReadonlySet<number>): CountedPeriod {
	const parts: Period[] = [];
	let from = period.from;
	for (const month of monthsIn(period).filter((held) => out.has(held))) {
		const to = Math.max(period.from, monthStart(month));
		if (to > from) parts.push({ from, to });
		from = monthStart(month + 1);
	}
	if (from < period.to) parts.push({ from, to: period.to });
	return { period, parts, days: parts.reduce((sum, part) => sum + length(part), 0) };
}

/** Whether the later period is the earlier one, whole years (or years of 52 weeks) on. */
function isMatched(a: Period, b: Period): boolean {
	const [early, late] = a.from < b.from ? [a, b] : [b, a];
	const shift = late.from - early.from;
	if (shift % YEAR_OF_WEEKS === 0 && length(a) === length(b)) return true;
	let back = late;
	while (back.from > early.from) back = { from: yearBefore(back.from), to: yearBefore(back.to) };
	return same(back, early);
}

/** The filters whose counts add up to a side. */
export const filtersOf = (filter: Filter, { parts }: CountedPeriod): Filter[] => parts.map((period) => ({ ...filter, period }));
