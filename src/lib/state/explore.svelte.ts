import { untrack } from 'svelte';
import type { Bin, CellCounts, CellProfile, Grid, HourCounts, NameCount, Series } from '../core/answers';
import { without, type Filter, type Period } from '../core/filter';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import { areaWords, cellArea } from './cellArea';
import { comparedPeriod, fullMonths } from './periods';
import type { Situations } from './situations.svelte';
import type { Workspace } from './workspace.svelte';

/** The hexagons of one resolution with their counts: they change together or not at all. */
export interface MapAnswer {
	readonly grid: Grid;
	readonly counts: CellCounts;
}

/** A filter as text: equal filters are equal keys, so that an unchanged view asks nothing. */
type Key = string;
const keyOf = (filter: Filter): Key => JSON.stringify(filter);
const filterOf = (key: Key): Filter => JSON.parse(key) as Filter;

/** The questions behind Explore. Each view asks under every clause but its own. */
export class Explore {
	readonly map = new Answer<MapAnswer>();
	readonly trend = new Answer<Series>();
	readonly hours = new Answer<HourCounts>();
	readonly categories = new Answer<readonly NameCount[]>();
	/** Resolution that the zoom asks for. */
	zoomResolution = $state(8);

	readonly #backends: Backends;
	readonly #situations: Situations;
	readonly #workspace: Workspace;
	#grid: Grid | null = null;

	readonly resolution: number = $derived.by(() => this.#situations.now.resolution ?? this.zoomResolution);
	readonly bin: Bin = $derived.by(() => this.#situations.now.bin ?? this.#naturalBin());
	/** The same days a year earlier, when the data reach back that far. */
	readonly before: Period | null = $derived.by(() => comparedPeriod(this.#situations.filter.period, this.#workspace.holdings));
	readonly #mapKey: Key = $derived.by(() => keyOf(without(this.#situations.filter, 'drawn', 'cells')));
	readonly #trendKey: Key = $derived.by(() => keyOf(without(this.#situations.filter, 'period')));
	readonly #hourKey: Key = $derived.by(() => keyOf(without(this.#situations.filter, 'week')));
	readonly #categoryKey: Key = $derived.by(() => keyOf(without(this.#situations.filter, 'categories')));
	readonly #beforeKey: string = $derived.by(() => JSON.stringify(this.before));

	/** Call while a component is being set up: the questions are asked again for as long as it lives. */
	constructor(backends: Backends, situations: Situations, workspace: Workspace) {
		this.#backends = backends;
		this.#situations = situations;
		this.#workspace = workspace;
		const { store } = backends;
		this.#keepAsking(this.map, () => {
			const filter = filterOf(this.#mapKey),
				{ resolution } = this;
			return (signal) => this.#cells(filter, resolution, signal);
		});
		this.#keepAsking(this.trend, () => {
			const filter = filterOf(this.#trendKey),
				{ bin } = this;
			return (signal) => store.series(filter, bin, signal);
		});
		this.#keepAsking(this.hours, () => {
			const filter = filterOf(this.#hourKey);
			return (signal) => store.hours(filter, signal);
		});
		this.#keepAsking(this.categories, () => {
			const filter = filterOf(this.#categoryKey),
				before = JSON.parse(this.#beforeKey) as Period | null;
			return (signal) => store.values('category', filter, before, signal);
		});
	}

	/** Resolves when every view has its answer. */
	async settled(): Promise<void> {
		await Promise.all([this.map.settled, this.trend.settled, this.hours.settled, this.categories.settled]);
	}

	/** Incidents under all clauses, and in the compared period (null without one). */
	readonly totals: { readonly now: number; readonly before: number | null } | null = $derived.by(() => {
		if (!this.categories.value) return null;
		const wanted = this.#situations.filter.categories;
		const rows = this.categories.value.filter((row) => wanted === null || wanted.includes(row.name));
		const before = rows.some((row) => row.before === null) || !this.before ? null : rows.reduce((sum, row) => sum + (row.before ?? 0), 0);
		return { now: rows.reduce((sum, row) => sum + row.now, 0), before };
	});

	/** Area of a hexagon in words; empty before there is one. */
	readonly cellArea: string = $derived.by(() => {
		const area = this.map.value ? cellArea(this.map.value.grid) : null;
		return area === null ? '' : areaWords(area);
	});

	/** What the tooltip tells of one hexagon, under the map's filter. */
	profile(cell: string, signal: AbortSignal): Promise<CellProfile> {
		return this.#backends.store.cellProfile(filterOf(this.#mapKey), this.resolution, cell, signal);
	}

	#keepAsking<T>(answer: Answer<T>, question: () => (signal: AbortSignal) => Promise<T>): void {
		$effect(() => {
			const loaded = this.#workspace.holdings.version > 0 && this.#workspace.holdings.total > 0;
			const ask = question();
			untrack(() => {
				if (loaded) answer.ask(ask);
				else answer.clear();
			});
		});
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
