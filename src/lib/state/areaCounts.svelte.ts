import { untrack } from 'svelte';
import type { NameCount } from '../core/answers';
import { without, type Filter, type Period } from '../core/filter';
import type { Overlay } from '../core/overlay';
import { hasDistricts, layerUnits, namedCounts, type AreaUnit } from './areaUnits';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import type { Layers } from './layers.svelte';
import { comparedPeriod } from './periods';
import type { AreaSettings } from './settings/areas';
import type { Situations } from './situations.svelte';
import type { Workspace } from './workspace.svelte';

/** Incidents by area, and those in no area. All under the filter are the sum of `now`, `none` and `unlocated`. */
export interface AreaAnswer {
	/** The filter that it answers. */
	readonly filter: Filter;
	/** The period that it is compared with; null without one. */
	readonly before: Period | null;
	/** What the areas are; null: the data's own names. */
	readonly layer: Overlay | null;
	readonly units: readonly AreaUnit[];
	/** In the order of the units. */
	readonly now: Uint32Array;
	readonly then: Uint32Array | null;
	/** In no area, or without the name of one. */
	readonly none: number;
	readonly unlocated: number;
	/** In more than one area, counted in the first. */
	readonly overlapping: number;
	/** Known only to a hexagon that may cross a boundary. */
	readonly coarse: number;
	readonly total: number;
}

/** A way to divide the incidents by area. */
export interface AreaWay {
	readonly by: NonNullable<AreaSettings['by']>;
	readonly label: string;
}

const sameWay = (a: AreaSettings['by'], b: AreaSettings['by']): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The questions behind Areas. */
export class AreaCounts {
	readonly answer = new Answer<AreaAnswer>();
	/** Names that the data give, under no filter: which ways to divide there are. */
	readonly #names = new Answer<readonly NameCount[]>();
	readonly #layers: Layers;
	readonly #situations: Situations;

	/** Call while a component is being set up: the questions are asked again for as long as it lives. */
	constructor(backends: Backends, situations: Situations, workspace: Workspace, layers: Layers) {
		this.#layers = layers;
		this.#situations = situations;
		$effect(() => {
			if (workspace.holdings.total === 0) return;
			const all = without(situations.filter, 'period', 'categories', 'week', 'drawn', 'cells', 'boundary', 'areas', 'outcomes', 'origins');
			untrack(() => {
				this.#names.ask((signal) => backends.store.values('area', all, null, signal));
			});
		});
		$effect(() => {
			const { holdings } = workspace;
			const { way, layer } = this;
			const filter = situations.filter;
			const before = comparedPeriod(filter.period, holdings);
			untrack(() => {
				if (holdings.total === 0 || way === null) this.answer.clear();
				else
					this.answer.ask(async (signal) =>
						layer ? this.#inLayer(backends, { filter, before }, layer, signal) : this.#byName(backends, { filter, before }, way, signal)
					);
			});
		});
	}

	/** The ways that the loaded files and layers offer: layers first, the one with most areas in front. */
	readonly ways: readonly AreaWay[] = $derived.by(() => {
		const layers = this.#layers.overlays.filter(({ kind }) => kind === 'areas');
		const sorted = [...layers].sort((a, b) => b.features.features.length - a.features.features.length);
		const names = this.#names.value ?? [];
		const known = namedCounts(names, 'areas').named.length;
		return [
			...sorted.map(({ name }) => ({ by: { layer: name }, label: name })),
			...(known > 0 ? [{ by: 'areas' as const, label: 'Areas as the data name them' }] : []),
			...(hasDistricts(names) ? [{ by: 'districts' as const, label: 'Districts as the data name them' }] : [])
		];
	});

	/** The way chosen, if it is there, else the first; null before there is any. */
	readonly way: AreaWay['by'] | null = $derived.by(() => {
		const wanted = this.#situations.now.areas.by;
		return (this.ways.find(({ by }) => sameWay(by, wanted)) ?? this.ways[0])?.by ?? null;
	});
	/** A layer that a link asks for and that is not here. */
	readonly missing: string | null = $derived.by(() => {
		const { by } = this.#situations.now.areas;
		return by !== null && typeof by === 'object' && !sameWay(by, this.way) ? by.layer : null;
	});
	readonly layer: Overlay | null = $derived.by(() => {
		const { way } = this;
		return way !== null && typeof way === 'object' ? (this.#layers.overlays.find(({ name }) => name === way.layer) ?? null) : null;
	});
	/** There is no way to divide at all, and it is known. */
	readonly none: boolean = $derived.by(() => this.#names.value !== null && this.ways.length === 0);

	async #inLayer(
		{ store }: Backends,
		{ filter, before }: Pick<AreaAnswer, 'filter' | 'before'>,
		layer: Overlay,
		signal: AbortSignal
	): Promise<AreaAnswer> {
		const units = layerUnits(layer);
		const shapes = units.map(({ polygons }) => polygons ?? []);
		const asked = without(filter, 'boundary');
		const now = await store.byBoundaries(asked, shapes, 'month', signal);
		const then = before && (await store.byBoundaries({ ...asked, period: before }, shapes, 'month', signal));
		const inside = now.totals.reduce((sum, n) => sum + n, 0);
		const { none, unlocated, overlapping, coarse } = now;
		return {
			filter,
			before,
			layer,
			units,
			now: now.totals,
			then: then && then.totals,
			none,
			unlocated,
			overlapping,
			coarse,
			total: inside + none + unlocated
		};
	}

	async #byName(
		{ store }: Backends,
		{ filter, before }: Pick<AreaAnswer, 'filter' | 'before'>,
		way: AreaWay['by'],
		signal: AbortSignal
	): Promise<AreaAnswer> {
		const values = await store.values('area', without(filter, 'areas'), before, signal);
		const { named, none } = namedCounts(values, way === 'districts' ? 'districts' : 'areas');
		return {
			filter,
			before,
			layer: null,
			units: named.map(({ name }) => ({ name, texts: [name], polygons: null })),
			now: Uint32Array.from(named, ({ now }) => now),
			then: before && Uint32Array.from(named, (row) => row.before ?? 0),
			none: none?.now ?? 0,
			unlocated: 0,
			overlapping: 0,
			coarse: 0,
			total: values.reduce((sum, { now }) => sum + now, 0)
		};
	}
}
