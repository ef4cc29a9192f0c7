import { untrack } from 'svelte';
import { changeSentence, type ChangeSentence } from '../analysis';
import type { SeriesReading } from '../analysis/jobs';
import type { Bin, Series } from '../core/answers';
import { NO_FILTER, without, type Filter } from '../core/filter';
import { isoMonth } from '../core/time';
import { yearBeforeOf, yearWindows, type YearChoice, type YearWindow } from '../core/year-window';
import { Answer } from './answer.svelte';
import type { App } from './context';
import type { Explore } from './explore.svelte';
import { gapsBetween, gapsIn, type Gaps } from './gapDoubt';
import { counting, type Counting } from './reading';

export interface Trends {
	/** The filter that they answer; its period is the user's selection and leaves the series whole. */
	readonly filter: Filter;
	readonly series: Series;
	readonly counting: Counting;
	readonly months: Series;
	/** Months that look like a gap in loading (YYYY-MM), those without any record at all among them. */
	readonly gapMonths: readonly string[];
	readonly emptyMonths: readonly string[];
	readonly reading: SeriesReading;
}

/** A year with the change against the one before it. */
export interface YearRow {
	readonly year: YearWindow;
	readonly count: number;
	/** The year before, whether it is loaded whole or not. */
	readonly before: { readonly label: string; readonly count: number | null };
	/** Null where the year before is not loaded whole. */
	readonly change: ChangeSentence | null;
	readonly gaps: Gaps;
}

/** The series behind Trends and what the methods make of it. */
export class Trending {
	readonly answer = new Answer<Trends>();
	readonly #app: App;
	readonly #key: string = $derived.by(() => JSON.stringify(without(this.#app.situations.filter, 'period')));
	readonly choice: YearChoice = $derived.by(() => this.#app.situations.now.years);

	/** Whole years of the chosen kind, the latest first. */
	readonly years: readonly YearRow[] = $derived.by(() => {
		const { days } = this.#app.workspace.holdings;
		const { value } = this.answer;
		return value && days ? yearRows(value, this.choice, days) : [];
	});

	/** Call while a component is being set up. */
	constructor(app: App, explore: Explore) {
		this.#app = app;
		$effect(() => {
			const { holdings, gaps } = app.workspace;
			const [key, { bin }, { version }] = [this.#key, explore, holdings];
			untrack(() => {
				if (holdings.days && version > 0) this.answer.ask((signal) => this.#ask(JSON.parse(key) as Filter, bin, gaps, signal));
				else this.answer.clear();
			});
		});
	}

	async #ask(filter: Filter, bin: Bin, suspects: readonly string[], signal: AbortSignal): Promise<Trends> {
		const { backends, workspace } = this.#app;
		const days = workspace.holdings.days ?? { first: 0, last: 0 };
		const { store } = backends;
		const [series, months, all] = await Promise.all([
			store.series(filter, bin, signal),
			store.series(filter, 'month', signal),
			store.series(NO_FILTER, 'month', signal)
		]);
		const emptyMonths = Array.from(all.counts, (n, i) => (n === 0 ? isoMonth(all.start + i) : '')).filter((month) => month !== '');
		const gapMonths = [...new Set([...suspects, ...emptyMonths])].sort();
		const own = counting(series, days, gapMonths);
		const { counted } = counting(months, days, gapMonths);
		const request = { bin, counts: [...series.counts], counted: own.counted, months: { counts: [...months.counts], counted } };
		const reading = await backends.analyst.readSeries(request, signal);
		return { filter, series, counting: own, months, gapMonths, emptyMonths, reading };
	}
}

function yearRows(trends: Trends, choice: YearChoice, days: { readonly first: number; readonly last: number }): YearRow[] {
	const { months, gapMonths } = trends;
	const windows = yearWindows(choice, days);
	const countOf = ({ first, end }: YearWindow): number =>
		months.counts.subarray(Math.max(0, first - months.start), end - months.start).reduce((a, b) => a + b, 0);
	return windows
		.map((year, i): YearRow => {
			const count = countOf(year);
			const loaded = windows[i - 1] ?? null;
			const before = loaded ?? yearBeforeOf(choice.kind, year);
			const length = ({ period }: YearWindow): number => period.to - period.from;
			const earlier = loaded ? countOf(loaded) : null;
			return {
				year,
				count,
				before: { label: before.label, count: earlier },
				change:
					earlier === null ? null : changeSentence({ now: count, before: earlier, days: { now: length(year), before: length(before) } }),
				gaps: loaded ? gapsBetween(months, gapMonths, loaded, year) : { now: gapsIn(year, gapMonths), before: [], without: null }
			};
		})
		.reverse();
}
