import { untrack } from 'svelte';
import type { Bin, CellCounts, CellProfile, Grid, HourCounts, NameCount, Series } from '../core/answers';
import { without, type Filter, type Period } from '../core/filter';
import { FINEST, firstResolution } from '../core/fitting-resolution';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import { areaWords, cellArea } from './cellArea';
import { gapsBetween, gapsIn, isWholeMonths, monthsOf, type Gaps } from './gapDoubt';
import { comparedPeriod, fullMonths } from './periods';
import type { Situations } from './situations.svelte';
import type { Workspace } from './workspace.svelte';

/** The hexagons of one resolution with their counts. */
export interface MapAnswer {
	readonly grid: Grid;
	readonly counts: CellCounts;
}

/** A filter as text: equal filters are equal keys, so that an unchanged view asks nothing. */
type Key = string;
const keyOf = (filter: Filter): Key => JSON.stringify(filter);
const filterOf = (key: Key): Filter => JSON.parse(key) as Filter;

/** What, besides the filter, an answer depends on. */
interface How {
	readonly version: number;
	readonly resolution: number;
	readonly bin: Bin;
	readonly before: Period | null;
	readonly filter: Filter;
	readonly gapMonths: readonly string[];
}

/** What each view was asked: equal keys need no new answer. */
interface Keys {
	readonly map: Key;
	readonly trend: Key;
	readonly hours: Key;
	readonly categories: Key;
}

/** The answers of all views, for one and the same filter: they change together, so that the parts always add up. */
export interface Answers {
	/** The filter that they answer. */
	readonly filter: Filter;
	/** The period that it was compared with; null without one. */
	readonly before: Period | null;
	readonly keys: Keys;
	readonly map: MapAnswer;
	readonly trend: Series;
	readonly hours: HourCounts;
	readonly categories: readonly NameCount[];
	/** Months that look like a gap in loading, in the period and in the one it was compared with. */
	readonly gaps: Gaps;
}

/** The questions behind Explore. Each view asks under every clause but its own. */
export class Explore {
	readonly answer = new Answer<Answers>();
	/** Resolution that the zoom asks for; null before the map has said one. */
	zoomResolution = $state<number | null>(null);

	readonly #backends: Backends;
	readonly #situations: Situations;
	readonly #workspace: Workspace;
	#grid: Grid | null = null;

	/** Finest resolution at which every located incident has its hexagon: exact points that were coarsened have none finer than 10. */
	readonly finest: number = $derived.by(() => this.#workspace.holdings.finest ?? FINEST);
	readonly resolution: number = $derived.by(() => {
		const { extent } = this.#workspace.holdings;
		const fitting = this.zoomResolution ?? (extent ? firstResolution(extent) : FINEST);
		return Math.min(this.#situations.now.resolution ?? fitting, this.finest);
	});
	readonly bin: Bin = $derived.by(() => this.#situations.now.bin ?? this.#naturalBin());
	/** The same days a year earlier, when the data reach back that far. */
	readonly before: Period | null = $derived.by(() => comparedPeriod(this.#situations.filter.period, this.#workspace.holdings));
	readonly #mapKey: Key = $derived.by(() => keyOf(without(this.#situations.filter, 'drawn', 'cells')));
	readonly #trendKey: Key = $derived.by(() => keyOf(without(this.#situations.filter, 'period')));
	readonly #hourKey: Key = $derived.by(() => keyOf(without(this.#situations.filter, 'week')));
	readonly #categoryKey: Key = $derived.by(() => keyOf(without(this.#situations.filter, 'categories')));

	/** Call while a component is being set up: the questions are asked again for as long as it lives. */
	constructor(backends: Backends, situations: Situations, workspace: Workspace) {
		this.#backends = backends;
		this.#situations = situations;
		this.#workspace = workspace;
		$effect(() => {
			const { total, version } = workspace.holdings;
			const asked = { map: this.#mapKey, trend: this.#trendKey, hours: this.#hourKey, categories: this.#categoryKey };
			const how = {
				version,
				resolution: this.resolution,
				bin: this.bin,
				before: this.before,
				filter: situations.filter,
				gapMonths: workspace.gaps
			};
			untrack(() => {
				if (total > 0) this.answer.ask((signal) => this.#askAll(asked, how, signal));
				else this.answer.clear();
			});
		});
	}

	/**
	 * The filter to show beside the figures: the one that they answer, so that a sentence never names one filter and counts another, and a
	 * change is one picture. Only a slow answer lets the filter go ahead.
	 */
	readonly shown: Filter = $derived.by(() => {
		const { value, slow, error } = this.answer;
		return value === null || slow || error ? this.#situations.filter : value.filter;
	});

	/** Incidents under all clauses, and in the compared period (null without one). */
	readonly totals: { readonly now: number; readonly before: number | null } | null = $derived.by(() => {
		const { value } = this.answer;
		if (!value) return null;
		const wanted = value.filter.categories;
		const rows = value.categories.filter((row) => wanted === null || wanted.includes(row.name));
		const before = rows.some((row) => row.before === null) || !value.before ? null : rows.reduce((sum, row) => sum + (row.before ?? 0), 0);
		return { now: rows.reduce((sum, row) => sum + row.now, 0), before };
	});

	/** Area of a hexagon in words; empty before there is one. */
	readonly cellArea: string = $derived.by(() => {
		const area = this.answer.value ? cellArea(this.answer.value.map.grid) : null;
		return area === null ? '' : areaWords(area);
	});

	/** What the tooltip tells of one hexagon, under the map's filter. */
	profile(cell: string, signal: AbortSignal): Promise<CellProfile> {
		return this.#backends.store.cellProfile(filterOf(this.#mapKey), this.resolution, cell, signal);
	}

	async #askAll(asked: Keys, how: How, signal: AbortSignal): Promise<Answers> {
		const { store } = this.#backends;
		const { version, resolution, bin, before } = how;
		const keys: Keys = {
			map: `${String(version)} ${String(resolution)} ${asked.map}`,
			trend: `${String(version)} ${bin} ${asked.trend}`,
			hours: `${String(version)} ${asked.hours}`,
			categories: `${String(version)} ${JSON.stringify(before)} ${asked.categories}`
		};
		const kept = this.answer.value;
		const [map, trend, hours, categories] = await Promise.all([
			kept?.keys.map === keys.map ? kept.map : this.#cells(filterOf(asked.map), resolution, signal),
			kept?.keys.trend === keys.trend ? kept.trend : store.series(filterOf(asked.trend), bin, signal),
			kept?.keys.hours === keys.hours ? kept.hours : store.hours(filterOf(asked.hours), signal),
			kept?.keys.categories === keys.categories ? kept.categories : store.values('category', filterOf(asked.categories), before, signal)
		]);
		const gaps = await this.#gaps(how, filterOf(asked.trend), trend, signal);
		return { filter: how.filter, before, keys, map, trend, hours, categories, gaps };
	}

	async #gaps({ filter: { period }, before, gapMonths }: How, unbounded: Filter, trend: Series, signal: AbortSignal): Promise<Gaps> {
		if (!period) return { now: gapMonths, before: [], without: null };
		const now = monthsOf(period);
		if (!before) return { now: gapsIn(now, gapMonths), before: [], without: null };
		const earlier = monthsOf(before);
		const gaps = { now: gapsIn(now, gapMonths), before: gapsIn(earlier, gapMonths), without: null };
		if (gaps.now.length + gaps.before.length === 0 || !isWholeMonths(period)) return gaps;
		const months = trend.bin === 'month' ? trend : await this.#backends.store.series(unbounded, 'month', signal);
		return gapsBetween(months, gapMonths, earlier, now);
	}

	async #cells(filter: Filter, resolution: number, signal: AbortSignal): Promise<MapAnswer> {
		const { store } = this.#backends;
		const version = this.#workspace.holdings.version;
		if (this.#grid?.resolution !== resolution || this.#grid.version !== version) this.#grid = await store.grid(resolution, signal);
		return { grid: this.#grid, counts: await store.cells(filter, resolution, signal) };
	}

	/** Months, unless fewer than four full ones are loaded and the days are known. */
	#naturalBin(): Bin {
		const { holdings } = this.#workspace;
		const full = fullMonths(holdings);
		return holdings.dated < holdings.total || !holdings.days || (full && full.end - full.first >= 4)
			? 'month'
			: holdings.days.last - holdings.days.first > 35
				? 'week'
				: 'day';
	}
}
