import { untrack } from 'svelte';
import { breaks } from '../analysis';
import type { Classes } from '../core/classes';
import type { Filter, Period } from '../core/filter';
import type { Overlay } from '../core/overlay';
import type { Route, RoutesFigures, RoutesRefusal } from '../deployment/routes';
import { windowLabel, WINDOW_PRESETS } from '../deployment';
import { metresBetween } from '../deployment/sites';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import type { Layers } from './layers.svelte';
import { plannedFilter, plannedPeriod } from './placing.svelte';
import { existingPoints, pointLayer, routeLayer, routesOf, type Existing } from './pointLayers';
import type { RouteSettings } from './settings/routes';
import type { Situations } from './situations.svelte';
import type { Workspace } from './workspace.svelte';

/** More lines than this are a street network, not way-marked routes. */
const MOST_ROUTES = 60;

export interface RoutesAnswer {
	readonly outcome: RoutesFigures | RoutesRefusal;
	readonly settings: RouteSettings;
	readonly filter: Filter;
	readonly existing: Existing;
	/** Incidents without a location, and records that officers made on their own initiative: left out. */
	readonly unlocated: number;
	readonly officer: number;
}

/** Incidents along the loaded routes, counted again whenever the settings, the filter or the layers change. */
export class StudyingRoutes {
	readonly answer = new Answer<RoutesAnswer>();
	/** Part of the work done, 0–1; null while it rests. */
	progress = $state.raw<number | null>(null);
	readonly #situations: Situations;
	readonly #workspace: Workspace;
	readonly #layers: Layers;

	readonly presets = WINDOW_PRESETS;
	readonly labelOf = windowLabel;
	readonly settings: RouteSettings = $derived.by(() => this.#situations.now.routes);
	readonly lines: readonly Overlay[] = $derived.by(() => this.#layers.overlays.filter(({ kind }) => kind === 'lines'));
	readonly points: readonly Overlay[] = $derived.by(() => this.#layers.overlays.filter(({ kind }) => kind === 'points'));
	readonly layer: Overlay | null = $derived.by(() => routeLayer(this.lines, this.settings.layer));
	readonly refuges: Overlay | null = $derived.by(() => pointLayer(this.points, this.settings.refuges));
	readonly routes: readonly Route[] = $derived.by(() => (this.layer ? routesOf(this.layer) : []));
	/** The layer holds more lines than routes can be. */
	readonly tooMany: boolean = $derived.by(() => this.routes.length > MOST_ROUTES);
	readonly period: Period | null = $derived.by(() => plannedPeriod(this.#workspace, this.#situations.filter));
	readonly timed: boolean = $derived.by(() => this.#workspace.holdings.timed > 0);
	readonly snapped: boolean = $derived.by(() => this.#workspace.holdings.sources.some((source) => source.snapped));
	readonly #key: string = $derived.by(() =>
		JSON.stringify([plannedFilter(this.#situations.filter), this.settings, this.#workspace.holdings.version])
	);

	/** Call while a component is being set up. */
	constructor(backends: Pick<Backends, 'store' | 'planner'>, situations: Situations, workspace: Workspace, layers: Layers) {
		this.#situations = situations;
		this.#workspace = workspace;
		this.#layers = layers;
		$effect(() => {
			const [filter, settings, version] = JSON.parse(this.#key) as [Filter, RouteSettings, number];
			const { routes, refuges, tooMany } = this;
			untrack(() => {
				if (version === 0 || workspace.holdings.total === 0 || routes.length === 0 || tooMany) {
					this.answer.clear();
					return;
				}
				this.answer.ask((signal) => this.#ask(backends, { settings, filter, routes, refuges }, signal));
			});
		});
	}

	async #ask(
		{ store, planner }: Pick<Backends, 'store' | 'planner'>,
		question: {
			readonly settings: RouteSettings;
			readonly filter: Filter;
			readonly routes: readonly Route[];
			readonly refuges: Overlay | null;
		},
		signal: AbortSignal
	): Promise<RoutesAnswer> {
		const { settings, filter, routes, refuges } = question;
		const incidents = await store.pointHours(filter, signal);
		const own = await store.totals(filter, null, signal);
		const all = await store.totals({ ...filter, origins: null }, null, signal);
		const existing = existingPoints(refuges, true);
		const request = {
			routes,
			incidents,
			bufferMetres: settings.buffer,
			pieceMetres: settings.piece,
			window: this.timed ? settings.window : null,
			refuges: existing.points,
			refugeMetres: settings.refugeWalk,
			marshalMetres: settings.marshalWalk,
			marshals: settings.marshals,
			snapped: this.snapped
		};
		const outcome = await planner.studyRoutes(request, signal, (done) => {
			if (!signal.aborted) this.progress = done;
		});
		this.progress = null;
		const officer = filter.origins?.includes('officer') === false ? all.total - own.total : 0;
		return { outcome, settings, filter, existing, unlocated: incidents.unlocated, officer };
	}

	/** Metres between two places. */
	apart(a: { readonly lng: number; readonly lat: number }, b: { readonly lng: number; readonly lat: number }): number {
		return metresBetween(a.lng, a.lat, b.lng, b.lat);
	}

	/** Colour classes of whole rates: the same make the map and its legend. */
	classesOf(rates: readonly number[]): Classes {
		return breaks(rates, 'quantile', 5);
	}

	/** A change of the settings as one step of undo. */
	change(part: Partial<RouteSettings>): void {
		this.#situations.change({ routes: { ...this.settings, ...part } });
	}

	cancel(): void {
		this.answer.cancel();
		this.progress = null;
	}
}
