import { untrack } from 'svelte';
import { breaks } from '../analysis';
import type { Classes } from '../core/classes';
import { weekdayOf } from '../core/time';
import {
	eveningOf,
	occurrenceOn,
	occurrences,
	planCsv,
	windowLabel,
	windowPresets,
	type Draft,
	type NamedArea,
	type Occurrence,
	type Plan,
	type PlanProgress,
	type PlanRequest,
	type Refusal,
	type ShiftTours,
	type WindowPreset
} from '../deployment';
import { areaWords, cellArea } from './cellArea';
import { Answer } from './answer.svelte';
import type { App } from './context';
import { without, type Filter, type Period } from '../core/filter';
import type { MapAnswer } from './explore.svelte';
import { boundariesOf } from './layers.svelte';
import { areasOf, countedBoth, filterFor, harmDemands, weightGroups } from './shift/demands';
import { londonNow } from './shift/londonNow';
import { recorded } from './shift/recorded';
import { shiftUnits, unequalHours, unitsOf, type NamedUnit } from './shift/units';
import { streetLines } from './streetLines';
import { unknownOrigin } from './unknownOrigin';

/** Fixes the resamples, so that the same data give the same plan on every machine. */
const SEED = 20_261;
/** Plans kept for going back to: undo and the slider answer at once. */
const KEPT = 6;
/** Layers with more areas than this are not looked through: it would hold the plan up. */
const MOST_AREAS = 400;
/** Dates offered for a tasking. */
const DATES = 4;

type Asked = Pick<App, 'backends' | 'situations' | 'workspace' | 'crosswalk' | 'layers'>;

/** The plan for the chosen shift and its tours, made again whenever its settings or the filter change. */
export class Planning {
	/** The incidents that the plan is based on, as hexagons: there before the plan is. */
	readonly map = new Answer<MapAnswer>();
	readonly answer = new Answer<Plan | Refusal>();
	/** Rounds on foot for the plan's date; null without hours. */
	readonly tours = new Answer<ShiftTours>();
	/** How far the planner is; null while it rests. */
	progress = $state.raw<PlanProgress | null>(null);
	/** The choice of posts while its doubts are worked out; null before and after. */
	draft = $state.raw<Draft | null>(null);
	/** Part of the tours done, 0–1. */
	toured = $state(0);
	readonly #app: Asked;
	readonly #kept = new Map<string, Plan | Refusal>();
	/** Weekday and date are those of the moment when the screen opened. */
	readonly #now = londonNow(Date.now());
	/** The incidents that the plan is based on, but for their hours. */
	readonly filter: Filter = $derived.by(() => {
		const { situations, crosswalk } = this.#app;
		return filterFor(without(situations.filter, 'week', 'origins'), situations.now.shift.objective, crosswalk);
	});
	readonly #key: string = $derived.by(() => {
		const { plan, shift } = this.#app.situations.now;
		const { objective } = shift;
		const { crosswalk, layers } = this.#app;
		return JSON.stringify({
			filter: this.filter,
			plan,
			objective,
			weights: [...crosswalk.weights],
			excluded: areasOf(shift.excluded, layers).areas,
			minimum: areasOf(shift.minimum, layers).areas,
			usual: shift.usual,
			cap: shift.cap,
			hours: shift.cap < 100 ? unequalHours(this.units, this.timed ? plan.window : null) : [],
			// Layers by name alone: their shapes would make the key long.
			capped: shift.cap < 100 ? layers.overlays.filter(({ kind }) => kind === 'areas').map(({ id }) => id) : []
		});
	});

	/** Days whose records make the demand: the filter's period inside what is loaded. */
	readonly period: Period | null = $derived.by(() => {
		const { days } = this.#app.workspace.holdings;
		if (!days) return null;
		const all = { from: days.first, to: days.last + 1 };
		const { period } = this.#app.situations.filter;
		return period ? { from: Math.max(all.from, period.from), to: Math.min(all.to, period.to) } : all;
	});
	/** Some records say at what hour they happened. */
	readonly timed: boolean = $derived.by(() => this.#app.workspace.holdings.timed > 0);

	readonly presets: readonly WindowPreset[] = windowPresets(weekdayOf(eveningOf(this.#now)));
	readonly labelOf = windowLabel;
	/** When the patrols go, in words. */
	readonly when: string = $derived.by(() => windowLabel(this.timed ? this.#app.situations.now.plan.window : null));
	/** The latest plan; null while there is none, or only a refusal. */
	readonly plan: Plan | null = $derived.by(() => (this.answer.value?.kind === 'plan' ? this.answer.value : null));
	readonly classes: Classes = $derived.by(() => breaks(this.map.value?.counts.counts ?? [], this.#app.situations.now.method));
	/** Area of a hexagon in words. */
	readonly cellArea: string = $derived.by(() => {
		const area = this.map.value ? cellArea(this.map.value.grid) : null;
		return area === null ? '' : areaWords(area);
	});
	readonly units: readonly NamedUnit[] = $derived.by(() => unitsOf(this.#app.situations.now.shift, this.#app.situations.now.plan.patrols));
	/** The times that the window comes, in order: those ahead or under way, and the day that was chosen, even when it has passed; empty for all hours. */
	readonly dates: readonly Occurrence[] = $derived.by(() => {
		const {
			plan: { window },
			shift: { day }
		} = this.#app.situations.now;
		if (!window || !this.timed) return [];
		const next = occurrences(window, this.#now, DATES);
		const chosen = day === null || next.some((own) => own.day === day) ? null : occurrenceOn(window, day, this.#now);
		return chosen ? [...next, chosen].sort((a, b) => a.day - b.day) : next;
	});
	/** When the tasking is for: the day that was chosen where the window comes on it, else the next. */
	readonly date: Occurrence | null = $derived.by(
		() => this.dates.find(({ day }) => day === this.#app.situations.now.shift.day) ?? this.dates[0] ?? null
	);
	/** Areas that the settings name and that are not loaded. */
	readonly missing: readonly string[] = $derived.by(() => {
		const { excluded, minimum } = this.#app.situations.now.shift;
		return [...areasOf(excluded, this.#app.layers).missing, ...areasOf(minimum, this.#app.layers).missing];
	});
	/** What the tours depend on beside the plan. */
	readonly #tourKey: string = $derived.by(() => {
		const { dwell, revisit, speed, streets } = this.#app.situations.now.shift;
		return JSON.stringify([this.units, this.date, { dwell, revisit, speed }, streets]);
	});

	/** The plan as a file for spreadsheets; empty without a plan. */
	csv(placeOf: (lng: number, lat: number) => string): string {
		return this.plan ? planCsv(this.plan, { placeOf }) : '';
	}

	cancel(): void {
		this.answer.cancel();
		this.progress = null;
		this.draft = null;
	}

	/** Call while a component is being set up. */
	constructor(app: Asked) {
		this.#app = app;
		$effect(() => {
			const { holdings, synthetic } = app.workspace;
			const key = this.#key;
			const asked = JSON.parse(key) as Question;
			untrack(() => {
				if (this.period) this.#ask(asked, `${String(holdings.version)} ${key}`, this.period, holdings.timed > 0, synthetic);
				else for (const answer of [this.map, this.answer, this.tours]) answer.clear();
			});
		});
		$effect(() => {
			const { plan } = this;
			const [units, date, pace, streets] = JSON.parse(this.#tourKey) as TourQuestion;
			untrack(() => {
				if (!plan || !date || plan.basis.placeOnly) {
					this.tours.clear();
					return;
				}
				// Another number of patrols is on its way: the old tours stay until its plan is in.
				if (units.length !== plan.patrols) return;
				const request = {
					posts: plan.posts.map(({ cell, lng, lat }) => ({ cell, lng, lat })),
					cells: plan.cells,
					units: shiftUnits(units, date),
					...pace,
					streets: streetLines(app.layers.overlays, streets),
					// Another day, another start and order: nobody can wait for the patrol to pass.
					seed: date.day
				};
				this.tours.ask((signal) =>
					app.backends.planner.shiftTours(request, signal, (done) => {
						if (!signal.aborted) this.toured = done;
					})
				);
			});
		});
	}

	/** The cap with the areas of the layers that were there when it was asked for. */
	#capOf(cap: number, hours: readonly number[], ids: readonly string[]): Pick<PlanRequest, 'cap'> {
		const layers = this.#app.layers.overlays
			.filter(({ id }) => ids.includes(id))
			.map((layer) => ({ layer: layer.name, areas: boundariesOf(layer).map(({ name, polygons }) => ({ name, polygons })) }))
			.filter(({ areas }) => areas.length <= MOST_AREAS);
		return layers.length > 0 ? { cap: { share: cap / 100, layers, hours } } : {};
	}

	#keep(key: string, outcome: Plan | Refusal): void {
		this.#kept.set(key, outcome);
		const [oldest] = this.#kept.keys();
		if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
	}

	#ask(
		{ filter, plan: settings, objective, weights, excluded, minimum, usual, cap, hours, capped }: Question,
		key: string,
		period: Period,
		timed: boolean,
		synthetic: boolean
	): void {
		const { store, planner } = this.#app.backends;
		const { resolution, patrols, radius: radiusMetres } = settings;
		// Without clock times a window of hours cannot be planned for.
		const window = timed ? settings.window : null;
		const snapped = this.#app.workspace.holdings.sources.some((source) => source.snapped);
		this.draft = null;
		this.map.ask(async (signal) => {
			const grid = await store.grid(resolution, signal);
			return { grid, counts: recorded(await store.demand(filter, resolution, window, { officer: false }, signal), grid) };
		});
		this.answer.ask(async (signal) => {
			const known = this.#kept.get(key);
			if (known) return known;
			const counts = await countedBoth(store, filter, { resolution, window }, signal);
			const groups = weightGroups(filter, { places: new Map(), weights: new Map(weights) });
			const harm = groups ? { harm: await harmDemands(store, filter, { resolution, window, groups }, signal) } : {};
			const unknown = await unknownOrigin(store, { ...filter, week: window }, signal);
			const request = {
				...counts,
				patrols,
				radiusMetres,
				window,
				seed: SEED,
				period,
				synthetic,
				snapped,
				excluded,
				minimum,
				usual,
				...harm
			};
			const outcome = await planner.planShift(
				{ ...request, ...this.#capOf(cap, hours, capped), unknownOrigin: unknown, objective: objective === 'harm' ? 'harm' : 'incidents' },
				signal,
				(progress) => {
					if (signal.aborted) return;
					this.progress = progress;
					this.draft = progress.draft ?? this.draft;
				}
			);
			this.progress = null;
			this.draft = null;
			this.#keep(key, outcome);
			return outcome;
		});
	}
}

interface Question {
	readonly filter: Filter;
	readonly plan: App['situations']['now']['plan'];
	readonly objective: App['situations']['now']['shift']['objective'];
	readonly weights: readonly (readonly [string, number])[];
	readonly excluded: readonly NamedArea[];
	readonly minimum: readonly NamedArea[];
	readonly usual: App['situations']['now']['shift']['usual'];
	readonly cap: number;
	/** Hours of each patrol; empty where all work as long. */
	readonly hours: readonly number[];
	/** Layers of areas that the cap may hold for. */
	readonly capped: readonly string[];
}
type TourQuestion = [
	readonly NamedUnit[],
	Occurrence | null,
	Pick<App['situations']['now']['shift'], 'dwell' | 'revisit' | 'speed'>,
	string | null
];
