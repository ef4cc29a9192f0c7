import { untrack } from 'svelte';
import { breaks } from '../../analysis';
import type { Classes } from '../../core/classes';
import { NO_FILL, type CellPaint } from '../../core/paint';
import { classOf, rampStep } from '../../core/classes';
import type { Filter } from '../../core/filter';
import { Answer } from '../answer.svelte';
import type { Backends } from '../backends';
import { areaWords, cellArea } from '../cellArea';
import type { App } from '../context';
import type { HotLayer } from '../settings/hotspots';
import { emerge, tell, test, type Emerged, type RowDetail, type Tested } from './ask';
import { densityLayer, harmLayer, type DensityLayer, type HarmLayer } from './layers';
import { rateBase, rateLayer, type RateBase, type RateLayer } from './rateLayer';
import type { HotRow } from './rows';

/** A layer of values beside the test. */
export type Surface = DensityLayer | HarmLayer | RateLayer;

/** The answers behind Hot spots: the test first, and what hangs on it once it is in. */
export class HotSpots {
	readonly tested = new Answer<Tested>();
	readonly emerged = new Answer<Emerged>();
	readonly details = new Answer<ReadonlyMap<string, RowDetail>>();
	readonly surface = new Answer<Surface>();
	/** The row that is pointed out, by its id. */
	chosen = $state<string | null>(null);

	readonly #app: Pick<App, 'situations' | 'layers' | 'denominators'>;
	#versions = 0;

	/** The layer that is asked for. */
	readonly layer: HotLayer = $derived.by(() => this.#app.situations.now.hotspots.layer);
	/** The layer on show: the evidence until another one's answer is in. */
	readonly shown: HotLayer = $derived.by(() => (this.#isIn(this.layer) ? this.layer : 'significance'));
	/** The list that stands beside the map: hot spots, or what is new and rising. */
	readonly rows: readonly HotRow[] = $derived.by(() =>
		this.layer === 'emerging' ? (this.emerged.value?.rising ?? []) : (this.tested.value?.rows ?? [])
	);
	readonly fading: readonly HotRow[] = $derived.by(() => (this.layer === 'emerging' ? (this.emerged.value?.fading ?? []) : []));
	readonly row: HotRow | null = $derived.by(() => [...this.rows, ...this.fading].find(({ id }) => id === this.chosen) ?? null);
	/** Limits of the colour classes of the layer on show. */
	readonly classes: Classes = $derived.by(() => breaks(this.#painted, this.#app.situations.now.method));
	readonly paint: CellPaint | null = $derived.by(() => this.#paint());
	/** What a rate could stand on; null without boundaries and a table of people that knows them. */
	readonly rateBase: RateBase | null = $derived.by(() => rateBase(this.#app.layers.overlays, this.#app.denominators.now));
	/** Area of a hexagon in words. */
	readonly cellArea: string = $derived.by(() => {
		const area = this.tested.value ? cellArea(this.tested.value.grid) : null;
		return area === null ? '' : areaWords(area);
	});

	/** Whole numbers that the classes are made of. */
	readonly #painted: ArrayLike<number> = $derived.by(() => {
		const { value } = this.surface;
		if (value && value.kind === this.shown) return Array.from(value.values, (n) => (Number.isNaN(n) ? 0 : Math.round(n)));
		return this.tested.value?.result.counts ?? [];
	});

	/** Call while a component is being set up. `filter` is what is asked. */
	constructor(app: Pick<App, 'backends' | 'situations' | 'workspace' | 'crosswalk' | 'layers' | 'denominators'>, filter: () => Filter) {
		const { backends, situations, workspace } = app;
		this.#app = app;
		const key = $derived(
			JSON.stringify([filter(), situations.now.resolution, situations.now.hotspots.steps, situations.now.hotspots.rings])
		);
		$effect(() => {
			const { holdings, gaps } = workspace;
			const [asked, resolution, steps, rings] = JSON.parse(key) as [Filter, number | null, 1 | 2, number];
			untrack(() => {
				if (holdings.total === 0 || holdings.version === 0) this.tested.clear();
				else
					this.tested.ask((signal) =>
						test(backends, asked, { holdings, resolution, steps, rings, gaps }, this.tested.value, ++this.#versions, signal)
					);
			});
		});
		this.#follow(backends, app);
	}

	/** What hangs on the test is asked when it is in, and only while it shows. */
	#follow(backends: Backends, { situations, crosswalk }: Pick<App, 'situations' | 'crosswalk'>): void {
		$effect(() => {
			const tested = this.tested.value;
			const { layer } = this;
			untrack(() => {
				if (tested && layer === 'emerging' && this.emerged.value?.tested !== tested)
					this.emerged.ask((signal) => emerge(backends, tested, signal));
			});
		});
		$effect(() => {
			const tested = this.tested.value;
			const { layer } = this;
			const { bandwidth } = situations.now.hotspots;
			const { weights, scale } = crosswalk;
			const base = layer === 'rate' ? this.rateBase : null;
			untrack(() => {
				if (tested && layer === 'density') this.surface.ask((signal) => densityLayer(backends, tested, bandwidth, signal));
				if (tested && layer === 'harm') this.surface.ask((signal) => harmLayer(backends, tested, weights, scale, signal));
				if (tested && base) this.surface.ask((signal) => rateLayer(backends, tested, base, signal));
			});
		});
		$effect(() => {
			const tested = this.tested.value;
			const rows = [...this.rows, ...this.fading];
			const { nights } = situations.now;
			untrack(() => {
				if (tested) this.details.ask((signal) => tell(backends, tested, rows, nights, signal));
			});
		});
	}

	/** Chooses the area that holds a hexagon; none where there is none. */
	choose(cell: string | null): void {
		this.chosen = cell === null ? null : ([...this.rows, ...this.fading].find(({ cells }) => cells.includes(cell))?.id ?? null);
	}

	cancel(): void {
		for (const answer of [this.tested, this.emerged, this.surface, this.details]) answer.cancel();
	}

	#paint(): CellPaint | null {
		const tested = this.tested.value;
		if (!tested) return null;
		const { shown, classes } = this;
		if (shown === 'emerging' && this.emerged.value) return { fills: 'emerging', of: this.emerged.value.result.pattern };
		if (isSurface(shown)) {
			const step = (n: number): number => (n > 0 ? rampStep(Math.max(0, classOf(n, classes)), classes) - 1 : NO_FILL);
			return { fills: 'sequential', of: Uint8Array.from(this.#painted, step) };
		}
		return shown === 'count' ? null : { fills: 'significance', of: tested.result.evidence };
	}

	#isIn(layer: HotLayer): boolean {
		const grid = this.tested.value?.grid;
		if (layer === 'emerging') return grid !== undefined && this.emerged.value?.tested.grid === grid;
		return !isSurface(layer) || (this.surface.value?.kind === layer && this.surface.value.tested.grid === grid);
	}
}

/** Whether a layer is one of values, asked for beside the test. */
export const isSurface = (layer: HotLayer): layer is Surface['kind'] => layer === 'density' || layer === 'harm' || layer === 'rate';
