import { untrack } from 'svelte';
import type { CellCounts, DemandCounts, Grid } from '../core/answers';
import type { Plan, Refusal } from '../deployment';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import { without, type Filter } from '../core/filter';
import type { Situations } from './situations.svelte';
import type { MapAnswer } from './explore.svelte';
import type { Workspace } from './workspace.svelte';

/** Patrol cells: about 124 m between centres. */
const PATROL_RESOLUTION = 10;
/** Fixes the resamples, so that the same data give the same plan on every machine. */
const SEED = 20_261;

/** A plan, or why there is none, with the incidents that it is based on as hexagons. */
export interface Planned {
	readonly outcome: Plan | Refusal;
	readonly map: MapAnswer;
}

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
	readonly answer = new Answer<Planned>();
	readonly #situations: Situations;
	readonly #key: string = $derived.by(() => JSON.stringify([without(this.#situations.filter, 'week', 'origins'), this.#situations.now.plan]));

	/** Call while a component is being set up. */
	constructor(backends: Backends, situations: Situations, workspace: Workspace) {
		this.#situations = situations;
		$effect(() => {
			const { holdings, synthetic } = workspace;
			const [filter, settings] = JSON.parse(this.#key) as [Filter, typeof situations.now.plan];
			// Without clock times a window of hours cannot be planned for.
			const window = holdings.timed > 0 ? settings.window : null;
			untrack(() => {
				if (holdings.total === 0 || !holdings.days) {
					this.answer.clear();
					return;
				}
				const days = { from: holdings.days.first, to: holdings.days.last + 1 };
				const period = filter.period ? { from: Math.max(days.from, filter.period.from), to: Math.min(days.to, filter.period.to) } : days;
				const snapped = holdings.sources.some((source) => source.snapped);
				this.answer.ask(async (signal) => {
					const demand = await backends.store.demand(filter, PATROL_RESOLUTION, window, { officer: false }, signal);
					const grid = await backends.store.grid(PATROL_RESOLUTION, signal);
					const request = { demand, patrols: settings.patrols, radiusMetres: settings.radius, window, seed: SEED, period, synthetic, snapped };
					return { outcome: await backends.planner.planShift(request, signal), map: { grid, counts: recorded(demand, grid) } };
				});
			});
		});
	}
}
