import { untrack } from 'svelte';
import type { CellCounts, DemandCounts, Grid } from '../core/answers';
import { breaks } from '../analysis';
import type { Classes } from '../core/classes';
import { planCsv, windowLabel, WINDOW_PRESETS, type Plan, type PlanProgress, type Refusal } from '../deployment';
import { areaWords, cellArea } from './cellArea';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import { without, type Filter, type Period } from '../core/filter';
import type { Situations } from './situations.svelte';
import type { MapAnswer } from './explore.svelte';
import type { Workspace } from './workspace.svelte';

/** Fixes the resamples, so that the same data give the same plan on every machine. */
const SEED = 20_261;

/** Recorded incidents of the demand by hexagon, in the order of a grid that holds all of its cells. */
function recorded(demand: DemandCounts, grid: Grid): CellCounts {
	const at = new Map(grid.cells.map((cell, i) => [cell, i]));
	const counts = new Uint32Array(grid.cells.length);
	demand.cell.forEach((cell, i) => {
		const place = at.get(demand.cells[cell] ?? '');
		if (place !== undefined) counts[place] = (counts[place] ?? 0) + (demand.count[i] ?? 0);
	});
	const located = demand.count.reduce((sum, count) => sum + count, 0);
	return { resolution: grid.resolution, version: grid.version, counts, located, unlocated: demand.left.unlocated };
}

/** The plan for the chosen shift, made again whenever its settings or the filter change. */
export class Planning {
	/** The incidents that the plan is based on, as hexagons: there before the plan is. */
	readonly map = new Answer<MapAnswer>();
	readonly answer = new Answer<Plan | Refusal>();
	/** How far the planner is; null while it rests. */
	progress = $state.raw<PlanProgress | null>(null);
	readonly #situations: Situations;
	readonly #workspace: Workspace;
	readonly #key: string = $derived.by(() =>
		JSON.stringify([without(this.#situations.filter, 'week', 'origins'), this.#situations.now.plan])
	);

	/** Days whose records make the demand: the filter's period inside what is loaded. */
	readonly period: Period | null = $derived.by(() => {
		const { days } = this.#workspace.holdings;
		if (!days) return null;
		const all = { from: days.first, to: days.last + 1 };
		const { period } = this.#situations.filter;
		return period ? { from: Math.max(all.from, period.from), to: Math.min(all.to, period.to) } : all;
	});
	/** Some records say at what hour they happened. */
	readonly timed: boolean = $derived.by(() => this.#workspace.holdings.timed > 0);

	readonly presets = WINDOW_PRESETS;
	readonly labelOf = windowLabel;
	/** When the patrols go, in words. */
	readonly when: string = $derived.by(() => windowLabel(this.timed ? this.#situations.now.plan.window : null));
	/** The latest plan; null while there is none, or only a refusal. */
	readonly plan: Plan | null = $derived.by(() => (this.answer.value?.kind === 'plan' ? this.answer.value : null));
	readonly classes: Classes = $derived.by(() => breaks(this.map.value?.counts.counts ?? [], this.#situations.now.method));
	/** Area of a hexagon in words. */
	readonly cellArea: string = $derived.by(() => {
		const area = this.map.value ? cellArea(this.map.value.grid) : null;
		return area === null ? '' : areaWords(area);
	});

	/** The plan as a file for spreadsheets; empty without a plan. */
	csv(placeOf: (lng: number, lat: number) => string): string {
		return this.plan ? planCsv(this.plan, { placeOf }) : '';
	}

	cancel(): void {
		this.answer.cancel();
		this.progress = null;
	}

	/** Call while a component is being set up. */
	constructor(backends: Backends, situations: Situations, workspace: Workspace) {
		this.#situations = situations;
		this.#workspace = workspace;
		$effect(() => {
			const { holdings, synthetic } = workspace;
			const [filter, settings] = JSON.parse(this.#key) as [Filter, typeof situations.now.plan];
			// Without clock times a window of hours cannot be planned for.
			const window = holdings.timed > 0 ? settings.window : null;
			untrack(() => {
				const { period } = this;
				if (!period) {
					this.map.clear();
					this.answer.clear();
					return;
				}
				const snapped = holdings.sources.some((source) => source.snapped);
				const counted = (signal: AbortSignal): Promise<DemandCounts> =>
					backends.store.demand(filter, settings.resolution, window, { officer: false }, signal);
				this.map.ask(async (signal) => {
					const grid = await backends.store.grid(settings.resolution, signal);
					return { grid, counts: recorded(await counted(signal), grid) };
				});
				this.answer.ask(async (signal) => {
					const demand = await counted(signal);
					const { patrols, radius } = settings;
					const request = { demand, patrols, radiusMetres: radius, window, seed: SEED, period, synthetic, snapped };
					const outcome = await backends.planner.planShift(request, signal, (progress) => {
						if (!signal.aborted) this.progress = progress;
					});
					this.progress = null;
					return outcome;
				});
			});
		});
	}
}
