import { untrack } from 'svelte';
import type { NameCount } from '../core/answers';
import { without, type Filter, type Period } from '../core/filter';
import type { Overlay } from '../core/overlay';
import { hasDistricts, layerUnits, namedCounts, type AreaUnit } from './areaUnits';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import type { Layers } from './layers.svelte';
import { matchedPeriods, takeOff, type MatchedPeriods } from './matchedPeriods';
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
	/** Both without the months that look like a loading gap, for the change; null where nothing can be compared. */
	readonly matched: MatchedCounts | null;
	/** In no area, or without the name of one. */
	readonly none: number;
	readonly unlocated: number;
	/** In more than one area, counted in the first. */
	readonly overlapping: number;
	/** Known only to a hexagon that may cross a boundary. */
	readonly coarse: number;
	readonly total: number;
}

/** Counts of two periods, in the order of the units. */
export interface MatchedCounts {
	readonly now: Uint32Array;
	readonly then: Uint32Array;
	readonly days: MatchedPeriods['days'];
	/** Months left out, as in `MatchedPeriods`. */
	readonly months: readonly number[];
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
			const matched = filter.period && before && matchedPeriods(filter.period, before, workspace.gaps);
			const asked = { filter, before, matched };
			untrack(() => {
				if (holdings.total === 0 || way === null) this.answer.clear();
				else this.answer.ask((signal) => (layer ? inLayer(backends, asked, layer, signal) : byName(backends, asked, way, signal)));
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
}

interface Asked extends Pick<AreaAnswer, 'filter' | 'before'> {
	readonly matched: MatchedPeriods | null;
}

async function matchedCounts(
	{ matched }: Asked,
	now: Uint32Array,
	then: Uint32Array | null,
	countIn: (period: Period) => Promise<Uint32Array>
): Promise<MatchedCounts | null> {
	if (!matched || !then) return null;
	const { out, days, months } = matched;
	return { now: await takeOff(now, out.now, countIn), then: await takeOff(then, out.before, countIn), days, months };
}

async function inLayer({ store }: Backends, asked: Asked, layer: Overlay, signal: AbortSignal): Promise<AreaAnswer> {
	const { filter, before } = asked;
	const units = layerUnits(layer);
	const shapes = units.map(({ polygons }) => polygons ?? []);
	const own = without(filter, 'boundary');
	const countIn = async (period: Period): Promise<Uint32Array> =>
		(await store.byBoundaries({ ...own, period }, shapes, 'month', signal)).totals;
	const { totals: now, none, unlocated, overlapping, coarse } = await store.byBoundaries(own, shapes, 'month', signal);
	const then = before && (await countIn(before));
	const matched = await matchedCounts(asked, now, then, countIn);
	const total = now.reduce((sum, n) => sum + n, 0) + none + unlocated;
	return { filter, before, layer, units, now, then, matched, none, unlocated, overlapping, coarse, total };
}

async function byName({ store }: Backends, asked: Asked, way: AreaWay['by'], signal: AbortSignal): Promise<AreaAnswer> {
	const { filter, before } = asked;
	const by = way === 'districts' ? 'districts' : 'areas';
	const own = without(filter, 'areas');
	const { named, none } = namedCounts(await store.values('area', own, before, signal), by);
	const countIn = async (period: Period): Promise<Uint32Array> => {
		const counts = namedCounts(await store.values('area', { ...own, period }, null, signal), by).named;
		const byText = new Map(counts.map((row) => [row.name, row.now]));
		return Uint32Array.from(named, ({ name }) => byText.get(name) ?? 0);
	};
	const now = Uint32Array.from(named, (row) => row.now);
	const then = before && Uint32Array.from(named, (row) => row.before ?? 0);
	const matched = await matchedCounts(asked, now, then, countIn);
	const total = now.reduce((sum, n) => sum + n, 0) + (none?.now ?? 0);
	const units = named.map(({ name }) => ({ name, texts: [name], polygons: null }));
	return { filter, before, layer: null, units, now, then, matched, none: none?.now ?? 0, unlocated: 0, overlapping: 0, coarse: 0, total };
}
