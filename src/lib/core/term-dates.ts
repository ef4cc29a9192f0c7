/** Term and holiday dates of schools or a university, and the weeks that are one or the other. */
import type { Period } from './filter';
import { weekOf, weekStart } from './time';

export const TERM_KINDS = ['term', 'holiday'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

export interface TermSpan {
	readonly name: string;
	readonly period: Period;
	readonly kind: TermKind;
}

export interface TermDates {
	/** Name of the file that they came in. */
	readonly name: string;
	/** In order of their first day. */
	readonly spans: readonly TermSpan[];
}

export interface TermWeeks {
	/** Runs of whole weeks, Monday first, of each kind; in order and apart. */
	readonly term: readonly Period[];
	readonly holiday: readonly Period[];
	/** Weeks of each kind. */
	readonly weeks: Readonly<Record<TermKind, number>>;
	/** Whole weeks that are neither: part term and part holiday, or without dates. */
	readonly left: number;
}

const WEEK = 7;
/** Of Monday to Friday, so many days make a week: a bank holiday takes nothing away. */
const ENOUGH = 4;

/** What a day is: a holiday inside a term is a holiday; null without dates. */
export function kindOfDay({ spans }: TermDates, day: number): TermKind | null {
	const kinds = spans.filter(({ period }) => day >= period.from && day < period.to).map(({ kind }) => kind);
	return kinds.includes('holiday') ? 'holiday' : (kinds[0] ?? null);
}

/** The whole weeks of a period that are term or holiday on at least four of their five working days. */
export function termWeeks(dates: TermDates, period: Period): TermWeeks {
	const runs: Record<TermKind, Period[]> = { term: [], holiday: [] };
	const weeks = { term: 0, holiday: 0 };
	let left = 0;
	for (let monday = weekStart(weekOf(period.from + WEEK - 1)); monday + WEEK <= period.to; monday += WEEK) {
		const kind = kindOfWeek(dates, monday);
		if (kind === null) {
			left++;
			continue;
		}
		weeks[kind]++;
		const last = runs[kind].at(-1);
		if (last?.to === monday) runs[kind][runs[kind].length - 1] = { from: last.from, to: monday + WEEK };
		else runs[kind].push({ from: monday, to: monday + WEEK });
	}
	return { ...runs, weeks, left };
}

function kindOfWeek(dates: TermDates, monday: number): TermKind | null {
	const days = [0, 1, 2, 3, 4].map((day) => kindOfDay(dates, monday + day));
	return TERM_KINDS.find((kind) => days.filter((own) => own === kind).length >= ENOUGH) ?? null;
}
