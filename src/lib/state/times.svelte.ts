import { untrack } from 'svelte';
import { breaks, changeSentence, type ChangeSentence } from '../analysis';
import type { WeekPattern } from '../analysis/jobs';
import type { Classes, ClassMethod } from '../core/classes';
import { without, type Filter, type Period } from '../core/filter';
import { termWeeks, type TermDates, type TermWeeks } from '../core/term-dates';
import { Answer } from './answer.svelte';
import type { App } from './context';
import type { TimeWeights } from './settings/times';

export interface Times {
	/** The filter that they answer; its window of the week is the user's selection and leaves the week whole. */
	readonly filter: Filter;
	/** Loaded days of the filter's period. */
	readonly period: Period;
	readonly nights: boolean;
	readonly whole: WeekPattern;
	/** Term and holiday weeks apart; null without term dates. */
	readonly terms: { readonly weeks: TermWeeks; readonly term: WeekPattern; readonly holiday: WeekPattern } | null;
}

/** Incidents by hour of the week, as the chosen weights place them. */
export const heldBy = (pattern: WeekPattern, weights: TimeWeights): Float64Array =>
	weights === 'spread' ? pattern.aoristic : pattern.plain;

/** Incidents in each hour of the week per 100 times that it came, whole numbers so that colour classes can be made of them. */
export const perHundred = (held: ArrayLike<number>, exposure: ArrayLike<number>): Uint32Array =>
	Uint32Array.from(held, (n, slot) => (exposure[slot] ? Math.round((100 * n) / exposure[slot]) : 0));

/** Colour classes over one or more weeks, so that equal fills mean equal rates. */
export const weekClasses = (weeks: readonly Uint32Array[], method: ClassMethod): Classes =>
	breaks(
		weeks.flatMap((week) => [...week]),
		method
	);

/** Holiday weeks against term weeks; null where there are none of a kind. */
export function termChange({ weeks, term, holiday }: NonNullable<Times['terms']>): ChangeSentence | null {
	if (weeks.weeks.term === 0 || weeks.weeks.holiday === 0) return null;
	const all = ({ timed, untimed }: WeekPattern): number => timed + untimed;
	return changeSentence({ now: all(holiday), before: all(term), days: { now: 7 * weeks.weeks.holiday, before: 7 * weeks.weeks.term } });
}

/** Incidents by hour of the week behind Time of day. */
export class Timing {
	readonly answer = new Answer<Times>();
	readonly #app: App;
	readonly #key: string = $derived.by(() =>
		JSON.stringify([without(this.#app.situations.filter, 'week'), this.#app.situations.now.nights])
	);

	/** Call while a component is being set up. */
	constructor(app: App) {
		this.#app = app;
		$effect(() => {
			const { days, version, timed } = app.workspace.holdings;
			const { dates } = app.terms;
			const [filter, nights] = JSON.parse(this.#key) as [Filter, boolean];
			untrack(() => {
				if (days && version > 0 && timed > 0) {
					const all = { from: days.first, to: days.last + 1 };
					const period = filter.period ? { from: Math.max(all.from, filter.period.from), to: Math.min(all.to, filter.period.to) } : all;
					this.answer.ask((signal) => this.#ask(filter, period, nights, dates, signal));
				} else this.answer.clear();
			});
		});
	}

	async #ask(filter: Filter, period: Period, nights: boolean, dates: TermDates | null, signal: AbortSignal): Promise<Times> {
		const { store, analyst } = this.#app.backends;
		const patternOf = async (periods: readonly Period[], clauses: readonly (Period | null)[]): Promise<WeekPattern> => {
			const spans = await Promise.all(clauses.map((own) => store.spans({ ...filter, period: own }, signal)));
			return analyst.weekPattern({ spans, periods, nights }, signal);
		};
		const whole = await patternOf(period.to > period.from ? [period] : [], [filter.period]);
		if (!dates) return { filter, period, nights, whole, terms: null };
		const weeks = termWeeks(dates, period);
		const [term, holiday] = await Promise.all([patternOf(weeks.term, weeks.term), patternOf(weeks.holiday, weeks.holiday)]);
		return { filter, period, nights, whole, terms: { weeks, term, holiday } };
	}
}
