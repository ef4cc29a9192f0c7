import { untrack } from 'svelte';
import { breaks } from '../analysis';
import type { Classes } from '../core/classes';
import { without, type Filter, type Period } from '../core/filter';
import type { Origin } from '../core/incident';
import type { Overlay } from '../core/overlay';
import { windowLabel, WINDOW_PRESETS } from '../deployment';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import type { Layers } from './layers.svelte';
import { nearPoint, pointLayer } from './pointLayers';
import type { SiteSettings } from './settings/site';
import type { ShiftSettings } from './settings/shift';
import { askSites, type SiteAnswer, type SiteQuestion } from './siting';
import { streetLines } from './streetLines';
import type { Situations } from './situations.svelte';
import type { Workspace } from './workspace.svelte';

/** Officer-initiated records follow patrols: they are out unless the user asks for them. */
const NOT_OFFICERS: readonly Origin[] = ['public', 'unknown'];

/** What a plan counts under a filter: its own hours, and no record that patrols made unless asked for. */
export const plannedFilter = (filter: Filter): Filter => ({ ...without(filter, 'week'), origins: filter.origins ?? NOT_OFFICERS });

/** The days that the records cover, inside the filter's period. */
export function plannedPeriod({ holdings: { days } }: Pick<Workspace, 'holdings'>, { period }: Filter): Period | null {
	if (!days) return null;
	const all = { from: days.first, to: days.last + 1 };
	return period ? { from: Math.max(all.from, period.from), to: Math.min(all.to, period.to) } : all;
}

/** Places for new points, chosen again whenever the settings, the filter or the layers change. */
export class Placing {
	readonly answer = new Answer<SiteAnswer>();
	/** Part of the work done, 0–1; null while it rests. */
	progress = $state.raw<number | null>(null);
	readonly #situations: Situations;
	readonly #workspace: Workspace;
	readonly #layers: Layers;

	readonly presets = WINDOW_PRESETS;
	readonly labelOf = windowLabel;
	readonly settings: SiteSettings = $derived.by(() => this.#situations.now.site);
	/** Layers of points that are loaded. */
	readonly choices: readonly Overlay[] = $derived.by(() => this.#layers.overlays.filter(({ kind }) => kind === 'points'));
	readonly existing: Overlay | null = $derived.by(() => pointLayer(this.choices, this.settings.existing));
	readonly premises: Overlay | null = $derived.by(() => {
		const { candidates } = this.settings;
		return typeof candidates === 'string' ? null : pointLayer(this.choices, candidates.layer);
	});
	readonly period: Period | null = $derived.by(() => plannedPeriod(this.#workspace, this.#situations.filter));
	readonly timed: boolean = $derived.by(() => this.#workspace.holdings.timed > 0);
	readonly classes: Classes = $derived.by(() => breaks(this.answer.value?.counts.counts ?? [], this.#situations.now.method));
	/** Loaded layers of lines that walks can follow. */
	readonly lines: readonly string[] = $derived.by(() =>
		this.#layers.overlays.filter(({ kind }) => kind === 'lines').map(({ name }) => name)
	);
	/** What walks follow, and how fast: the same on Shift. */
	readonly walk: Pick<ShiftSettings, 'streets' | 'speed'> = $derived.by(() => this.#situations.now.shift);
	readonly #streets: SiteQuestion['streets'] = $derived.by(() => {
		const { streets } = this.walk;
		const lines = streetLines(this.#layers.overlays, streets);
		return streets !== null && lines ? { name: streets, lines } : null;
	});
	readonly #key: string = $derived.by(() =>
		JSON.stringify([plannedFilter(this.#situations.filter), this.settings, this.walk.speed, this.#workspace.holdings.version])
	);

	/** Call while a component is being set up. */
	constructor(backends: Pick<Backends, 'store' | 'planner'>, situations: Situations, workspace: Workspace, layers: Layers) {
		this.#situations = situations;
		this.#workspace = workspace;
		this.#layers = layers;
		$effect(() => {
			const [filter, settings, speed, version] = JSON.parse(this.#key) as [Filter, SiteSettings, number, number];
			const { existing, premises, timed } = this;
			const streets = this.#streets;
			untrack(() => {
				if (version === 0 || workspace.holdings.total === 0) {
					this.answer.clear();
					return;
				}
				this.answer.ask(async (signal) => {
					const answer = await askSites(backends, { settings, filter, existing, premises, timed, streets, speed }, signal, (done) => {
						if (!signal.aborted) this.progress = done;
					});
					this.progress = null;
					return answer;
				});
			});
		});
	}

	/** A change of the settings as one step of undo. */
	change(part: Partial<SiteSettings>): void {
		this.#situations.change({ site: { ...this.settings, ...part } });
	}

	/** The same for the walk, on Shift, too. */
	changeWalk(part: Partial<Pick<ShiftSettings, 'streets' | 'speed'>>): void {
		this.#situations.change({ shift: { ...this.#situations.now.shift, ...part } });
	}

	/** Where a place is by the existing point nearest to it: "180 m S of High Street hub"; empty without one within 2 km. */
	whereIs(lng: number, lat: number): string {
		return nearPoint(this.answer.value?.basis.existing.all ?? [], lng, lat);
	}

	cancel(): void {
		this.answer.cancel();
		this.progress = null;
	}
}
