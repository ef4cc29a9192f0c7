import { untrack } from 'svelte';
import { changeSentence } from '../../analysis';
import type { CellCounts, Grid, NameCount } from '../../core/answers';
import { yearWindows } from '../../core/year-window';
import type { Boundary, Filter } from '../../core/filter';
import { Answer } from '../answer.svelte';
import { areaGroups } from '../areas';
import type { App } from '../context';
import type { Explore } from '../explore.svelte';
import { comparedPeriod } from '../periods';
import type { ComparedArea, CompareSettings } from '../settings/compare';
import { byHour, mixRows, type AreaMix, type Comparison, type Side } from './comparison';
import { checkPair, filtersOf, proposePairs, same, termPairs, type CheckedPair, type PeriodPair, type Refused } from './periodPairs';

/** What is asked for one side: filters that share no incident, and the days they cover (null where shares are compared). */
interface Asked {
	readonly name: string;
	readonly filters: readonly Filter[];
	readonly days: number | null;
}
interface AskedPair {
	readonly a: Asked;
	readonly b: Asked;
	readonly periods: CheckedPair | null;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const isRefused = (asked: AskedPair | Refused | null): asked is Refused => asked !== null && 'fault' in asked;

/** Two sides, what is chosen for each, and the answer. */
export class Comparing {
	readonly answer = new Answer<Comparison>();
	/** Menus of the sides: counts by category and by area under all other clauses. */
	readonly menus = new Answer<{ readonly categories: readonly NameCount[]; readonly areas: readonly NameCount[] }>();
	/** How far the analysis is, 0–1. */
	progress = $state(0);
	readonly #app: App;
	readonly #explore: Explore;
	readonly #periodName: (period: CheckedPair['a']) => string;

	readonly settings: CompareSettings = $derived.by(() => this.#app.situations.now.compare);
	/** Terms face each other although their days differ. */
	readonly #terms: readonly PeriodPair[] = $derived.by(() => termPairs(this.#app.terms.dates, this.#app.workspace.holdings));
	/** Periods that fit, the best first. */
	readonly pairs: readonly PeriodPair[] = $derived.by(() => {
		const { workspace, situations } = this.#app;
		const years = workspace.holdings.days ? yearWindows(situations.now.years, workspace.holdings.days) : [];
		const [before, last] = years.slice(-2);
		const more = before && last ? [{ name: `${last.label} and ${before.label}`, a: before.period, b: last.period }] : [];
		return proposePairs(workspace.holdings, situations.filter.period, [...this.#terms, ...more]);
	});
	/** Areas that can be chosen: of the records, and of dropped layers. */
	readonly areas: readonly (ComparedArea & { readonly count: number | null })[] = $derived.by(() => [
		...areaGroups(this.menus.value?.areas ?? [])
			.filter(({ name }) => name !== 'Not given')
			.map(({ name, count }) => ({ name, layer: null, count })),
		...this.#app.layers.boundaries.map(({ name, layer }) => ({ name, layer, count: null }))
	]);
	/** The sides as chosen or proposed. */
	readonly chosen: Pick<CompareSettings, 'periods' | 'categories' | 'areas'> = $derived.by(() => {
		const { periods, categories, areas } = this.settings;
		const [pair] = this.pairs;
		const names = (this.menus.value?.categories ?? []).map(({ name }) => [name]);
		const [one = null, two = null] = this.areas.map(({ name, layer }) => ({ name, layer }));
		return {
			periods: [periods[0] ?? pair?.a ?? null, periods[1] ?? pair?.b ?? null],
			categories: [categories[0] ?? names[0] ?? null, categories[1] ?? names[1] ?? null],
			areas: [areas[0] ?? one, areas[1] ?? two]
		};
	});
	readonly #asked: AskedPair | Refused | null = $derived.by(() => this.#ask());
	/** Why the sides cannot be compared; null when they can. */
	readonly refusal: Refused | null = $derived.by(() => (isRefused(this.#asked) ? this.#asked : null));

	/** Call while a component is being set up. `periodName` says a period in words. */
	constructor(app: App, explore: Explore, periodName: (period: CheckedPair['a']) => string) {
		this.#app = app;
		this.#explore = explore;
		this.#periodName = periodName;
		$effect(() => {
			const { total, version } = app.workspace.holdings;
			const filter = JSON.stringify({ ...app.situations.filter, categories: null, areas: null, boundary: null });
			untrack(() => {
				if (total > 0 && version > 0) this.menus.ask((signal) => this.#menus(JSON.parse(filter) as Filter, signal));
				else this.menus.clear();
			});
		});
		$effect(() => {
			const { version } = app.workspace.holdings;
			const key = JSON.stringify([this.#asked, this.settings.mode, this.#explore.resolution, version]);
			untrack(() => {
				const [asked, mode, resolution] = JSON.parse(key) as [AskedPair | Refused | null, CompareSettings['mode'], number];
				if (asked === null || isRefused(asked)) this.answer.clear();
				else this.answer.ask((signal) => this.#compare(asked, mode, resolution, signal));
			});
		});
	}

	async #menus(filter: Filter, signal: AbortSignal) {
		const { store } = this.#app.backends;
		const [categories, areas] = await Promise.all([
			store.values(
				'category',
				{ ...filter, areas: this.#app.situations.filter.areas, boundary: this.#app.situations.filter.boundary },
				null,
				signal
			),
			store.values('area', { ...filter, categories: this.#app.situations.filter.categories }, null, signal)
		]);
		return { categories, areas };
	}

	#ask(): AskedPair | Refused | null {
		const { filter } = this.#app.situations;
		if (this.#app.workspace.holdings.total === 0) return null;
		if (this.settings.mode === 'periods') return this.#askPeriods(filter);
		return this.settings.mode === 'categories' ? this.#askCategories(filter) : this.#askAreas(filter);
	}

	#askPeriods(filter: Filter): AskedPair | Refused {
		const [a, b] = this.chosen.periods;
		if (!a || !b)
			return { fault: 'Fewer than two whole months are loaded.', remedy: 'Load an earlier file, or choose two periods by their days.' };
		const { holdings, gaps } = this.#app.workspace;
		const periods = checkPair(a, b, holdings, gaps, this.settings.withoutGaps);
		if ('fault' in periods) return periods;
		const term = this.#terms.some((pair) => same(pair.a, a) && same(pair.b, b));
		const side = (counted: CheckedPair['a']): Asked => ({
			name: this.#periodName(counted),
			filters: filtersOf(filter, counted),
			days: counted.days
		});
		return { a: side(periods.a), b: side(periods.b), periods: { ...periods, matched: periods.matched || term } };
	}

	#askCategories(filter: Filter): AskedPair | Refused | null {
		const [a, b] = this.chosen.categories;
		if (!a || !b) return this.menus.value ? { fault: 'Only one category is loaded.', remedy: 'Load more, or widen the filters.' } : null;
		const shared = a.filter((name) => b.includes(name));
		if (shared.length > 0)
			return {
				fault: `“${shared[0] ?? ''}” is on both sides, so the sides cannot be compared.`,
				remedy: 'Choose two that share no category.'
			};
		const side = (categories: readonly string[]): Asked => ({
			name: this.categoryName(categories),
			filters: [{ ...filter, categories }],
			days: null
		});
		return { a: side(a), b: side(b), periods: null };
	}

	#askAreas(filter: Filter): AskedPair | Refused | null {
		const [a, b] = this.chosen.areas;
		if (!a || !b)
			return this.menus.value
				? { fault: 'The records name fewer than two areas.', remedy: 'Drop a file with boundaries on the page to compare its areas.' }
				: null;
		if (a.name === b.name && a.layer === b.layer) return { fault: `“${a.name}” is on both sides.`, remedy: 'Choose two different areas.' };
		const boundaries = [a, b].map(({ name, layer }) => (layer === null ? null : this.#app.layers.find({ name, layer })));
		if ([a, b].some(({ layer }, i) => layer !== null && boundaries[i] === null))
			return { fault: 'The layer with this boundary is not here.', remedy: 'Drop its file on the page again.' };
		const side = ({ name }: ComparedArea, boundary: Boundary | null | undefined): Asked => ({
			name,
			filters: [boundary ? { ...filter, areas: null, boundary } : { ...filter, areas: [name], boundary: null }],
			days: null
		});
		return { a: side(a, boundaries[0]), b: side(b, boundaries[1]), periods: null };
	}

	/** What categories are called together. */
	categoryName(names: readonly string[]): string {
		const [only] = names;
		if (names.length === 1 && only !== undefined) return only;
		return this.#app.crosswalk.nameOf(names) ?? `${String(names.length)} categories`;
	}

	async #compare(
		{ a, b, periods }: AskedPair,
		mode: CompareSettings['mode'],
		resolution: number,
		signal: AbortSignal
	): Promise<Comparison> {
		const { store, analyst } = this.#app.backends;
		this.progress = 0;
		const grid = await store.grid(resolution, signal);
		const [left, right] = await Promise.all([this.#side(a, grid, signal), this.#side(b, grid, signal)]);
		const request = {
			a: left.counts.counts,
			b: right.counts.counts,
			exposure: { a: Math.max(1, left.exposure), b: Math.max(1, right.exposure) }
		};
		const result = await analyst.compare(request, signal, (done) => {
			if (!signal.aborted) this.progress = done;
		});
		const areas = mode === 'areas' ? await this.#areaMix(a, b, signal) : null;
		return { mode, grid, a: left, b: right, result, periods, areas };
	}

	async #side({ name, filters, days }: Asked, grid: Grid, signal: AbortSignal): Promise<Side> {
		const { store } = this.#app.backends;
		const parts = await Promise.all(filters.map((filter) => store.cells(filter, grid.resolution, signal)));
		const counts = parts.length === 1 && parts[0] ? parts[0] : sumOf(parts, grid);
		return { name: capital(name), counts, total: counts.located + counts.unlocated, exposure: days ?? counts.located };
	}

	async #areaMix(a: Asked, b: Asked, signal: AbortSignal): Promise<AreaMix> {
		const { store, analyst } = this.#app.backends;
		const [left, right] = [a.filters[0], b.filters[0]];
		if (!left || !right) return { categories: [], hours: null, untimed: { a: 0, b: 0 }, changes: null };
		const before = comparedPeriod(left.period, this.#app.workspace.holdings);
		const [valuesA, valuesB, hoursA, hoursB] = await Promise.all([
			store.values('category', left, before, signal),
			store.values('category', right, before, signal),
			store.hours(left, signal),
			store.hours(right, signal)
		]);
		const names = [...new Set([...valuesA, ...valuesB].map(({ name }) => name))];
		const countsOf = (values: readonly NameCount[]): Uint32Array =>
			Uint32Array.from(names, (name) => values.find((value) => value.name === name)?.now ?? 0);
		const mix = async (labels: readonly string[], one: Uint32Array, other: Uint32Array) => {
			const exposure = { a: Math.max(1, sum(one)), b: Math.max(1, sum(other)) };
			return mixRows(labels, one, other, await analyst.compare({ a: one, b: other, exposure }, signal));
		};
		const categories = await mix(names, countsOf(valuesA), countsOf(valuesB));
		const [one, other] = [byHour(hoursA), byHour(hoursB)];
		const timed = sum(one) > 0 && sum(other) > 0;
		const labels = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
		const change = (values: readonly NameCount[]) => {
			const [now, then] = [sum(values.map((value) => value.now)), sum(values.map((value) => value.before ?? 0))];
			const { period } = left;
			return period && before
				? changeSentence({ now, before: then, days: { now: period.to - period.from, before: before.to - before.from } })
				: null;
		};
		const changes = { a: change(valuesA), b: change(valuesB) };
		return {
			categories: categories.toSorted((x, y) => y.a + y.b - x.a - x.b),
			hours: timed ? await mix(labels, one, other) : null,
			untimed: { a: hoursA.untimed, b: hoursB.untimed },
			changes: changes.a && changes.b ? { a: changes.a, b: changes.b } : null
		};
	}
}

const sum = (counts: ArrayLike<number>): number => Array.from(counts).reduce((total, n) => total + n, 0);

/** Counts of parts that share no incident, together. */
function sumOf(parts: readonly CellCounts[], { resolution, version, cells }: Grid): CellCounts {
	const counts = new Uint32Array(cells.length);
	for (const part of parts)
		part.counts.forEach((n, at) => {
			counts[at] = (counts[at] ?? 0) + n;
		});
	const add = (of: (part: CellCounts) => number): number => parts.reduce((total, part) => total + of(part), 0);
	return { resolution, version, counts, located: add(({ located }) => located), unlocated: add(({ unlocated }) => unlocated) };
}
