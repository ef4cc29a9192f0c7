import { untrack } from 'svelte';
import { changeSentence, type ChangeSentence } from '../analysis';
import type { SeriesReading } from '../analysis/jobs';
import type { Bin, Series } from '../core/answers';
import { NO_FILTER, without, type Filter } from '../core/filter';
import { isoMonth, monthStart } from '../core/time';
import { yearBeforeOf, yearWindows, type YearChoice, type YearWindow } from '../core/year-window';
import { Answer } from './answer.svelte';
import type { App } from './context';
import type { Explore } from './explore.svelte';
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
	/** Months of either year that look like a gap in loading (YYYY-MM). */
	readonly gaps: readonly string[];
	/** The change without those months, and without the same months of the other year; null without gaps, or with nothing left. */
	readonly withoutGaps: ChangeSentence | null;
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
	const gapsIn = ({ first, end }: YearWindow): string[] =>
		Array.from({ length: end - first }, (_, i) => isoMonth(first + i)).filter((month) => gapMonths.includes(month));
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
				gaps: [...(loaded ? gapsIn(loaded) : []), ...gapsIn(year)],
				withoutGaps: loaded ? withoutGaps(trends, loaded, year) : null
			};
		})
		.reverse();
}

/** Two years without the months in which either has a gap in loading. */
function withoutGaps({ months, gapMonths }: Trends, before: YearWindow, now: YearWindow): ChangeSentence | null {
	const isGap = (month: number): boolean => gapMonths.includes(isoMonth(month));
	const places = Array.from({ length: now.end - now.first }, (_, i) => i);
	const kept = places.filter((i) => !isGap(before.first + i) && !isGap(now.first + i));
	if (kept.length === places.length || kept.length === 0) return null;
	const sum = (first: number, of: (month: number) => number): number => kept.reduce((total, i) => total + of(first + i), 0);
	const count = (month: number): number => months.counts[month - months.start] ?? 0;
	const length = (month: number): number => monthStart(month + 1) - monthStart(month);
	return changeSentence({
		now: sum(now.first, count),
		before: sum(before.first, count),
		days: { now: sum(now.first, length), before: sum(before.first, length) }
	});
}
