import { untrack } from 'svelte';
import { measureWeek, postsIn, shiftHours, shiftLabel, stepIn, weekDifference } from '../../deployment';
import type {
	Infeasible,
	PerHour,
	Refusal,
	Share,
	Suggestion,
	WeekCurves,
	WeekFigures,
	WeekGrid,
	WeekProgress,
	WeekStep,
	WeekTerms
} from '../../deployment';
import type { Filter } from '../../core/filter';
import type { Overlay } from '../../core/overlay';
import { Answer } from '../answer.svelte';
import type { Backends } from '../backends';
import type { Layers } from '../layers.svelte';
import { MOST_IN_BLOCK, type WeekPlanId, type WeekPlanSettings } from '../settings/planWeek';
import type { Situations } from '../situations.svelte';
import type { Workspace } from '../workspace.svelte';
import { areasOf } from '../shift/demands';
import { askWeek, type Asked } from './asked';
import { emptyGrid, handOf } from './hand';
import { People } from './people.svelte';
import { astrayPlans, plansOf, weekFile, type Astray, type WeekPlans } from './plans';
import { tryChange, type NoTrial, type WeekChange, type WeekTrial } from './whatIf';

/** The plan of a week: curves of what patrols reach, the suggestion within a budget, and plans made by hand, measured as they are edited. */
export class WeekPlanning {
	readonly answer = new Answer<WeekCurves | Refusal>();
	readonly suggested = new Answer<Suggestion | Infeasible>();
	readonly trial = new Answer<WeekTrial | NoTrial>();
	/** How far the planner is; null while it rests. */
	progress = $state.raw<WeekProgress | null>(null);
	readonly #backends: Backends;
	readonly #situations: Situations;
	readonly #workspace: Workspace;
	readonly #layers: Layers;

	/** Layers that areas can come from, the one with most of them first. */
	readonly ways: readonly Overlay[] = $derived.by(() =>
		this.#layers.overlays.filter(({ kind }) => kind === 'areas').toSorted((a, b) => b.features.features.length - a.features.features.length)
	);
	/** The layer in use; null for the busiest hexagons. */
	readonly layer: Overlay | null = $derived.by(() => {
		const { layer } = this.settings;
		return layer === '' ? null : (this.ways.find(({ name }) => name === layer) ?? this.ways[0] ?? null);
	});
	/** A layer that the settings name and that is not here. */
	readonly missing: string | null = $derived.by(() => {
		const { layer } = this.settings;
		return layer !== null && layer !== '' && this.layer?.name !== layer ? layer : null;
	});
	/** Zones that patrols keep out of, on Shift as here, and those of them that are not loaded. */
	readonly zones: ReturnType<typeof areasOf> = $derived.by(() => areasOf(this.#situations.now.shift.excluded, this.#layers));
	readonly #key: string = $derived.by(() => {
		const { starts, radius, wanted, officer } = this.settings;
		return JSON.stringify([this.#situations.filter, { starts, radius, wanted, officer, excluded: this.zones.areas }]);
	});

	/** The latest curves; null while there are none, or only a refusal. */
	readonly curves: WeekCurves | null = $derived.by(() => (this.answer.value?.kind === 'week' ? this.answer.value : null));
	/** £ an hour by part of the day; null where it is not given. */
	readonly perHour: PerHour = $derived.by(() => {
		const { staff, rates } = this.settings;
		return staff.map((kind) => (rates[kind] === undefined ? null : rates[kind] / 100));
	});
	/** A budget in £ needs a price for every shift. */
	readonly unpriced: boolean = $derived.by(() => this.settings.budget.in === 'pounds' && this.perHour.includes(null));
	readonly terms: WeekTerms | null = $derived.by(() => {
		const { budget, cap, least, leastOf } = this.settings;
		if (!this.curves || this.unpriced) return null;
		const own = new Map(leastOf.map(({ name, hours }) => [name, hours]));
		return {
			budget,
			perHour: this.perHour.map((price) => price ?? 0),
			cap: cap / 100,
			least: this.curves.areas.map(({ name }) => own.get(name) ?? least)
		};
	});

	readonly plans: WeekPlans = $derived.by(() => plansOf(this.curves, this.settings, this.suggested.value, this.perHour));
	/** The plan on the screen: the one chosen, as far as it is there. A plan of one's own begins as a copy, today's as an empty grid. */
	readonly grid: WeekGrid | null = $derived.by(() => {
		const { curves, settings } = this;
		const { grids } = this.plans;
		if (!curves) return null;
		return grids[settings.show] ?? (settings.show === 'mine' ? grids.suggested : settings.show === 'current' ? emptyGrid(curves) : null);
	});
	readonly shown: WeekFigures | null = $derived.by(() => {
		const { curves, grid, perHour } = this;
		return curves && grid ? measureWeek(curves, grid, perHour) : null;
	});
	/** The plan on the screen against the suggestion; null where they are the same. */
	readonly behind: Share | null = $derived.by(() => {
		const { curves, grid } = this;
		const { suggested } = this.plans.grids;
		if (!curves || !grid || !suggested || this.settings.show === 'suggested') return null;
		return weekDifference({ curves, grid }, { curves, grid: suggested });
	});
	readonly astray: readonly Astray[] = $derived.by(() => (this.curves ? astrayPlans(this.curves, this.settings) : []));
	/** People that the calls of the week need. */
	readonly people: People;
	readonly labelOf = shiftLabel;
	readonly hoursOf = shiftHours;

	/** What one patrol more or fewer does in a block of the plan on the screen; null where there cannot be one. */
	step(block: number, by: 1 | -1): WeekStep | null {
		return this.curves && this.grid ? stepIn(this.curves, this.grid, block, by, this.perHour) : null;
	}
	/** Posts of a block of the plan on the screen. */
	posts(block: number): ReturnType<typeof postsIn> {
		return this.curves && this.grid ? postsIn(this.curves, this.grid, block) : [];
	}
	/** The plan on the screen as a file for spreadsheets; empty without one. */
	csv(titles: readonly string[], staff: readonly string[], names: Readonly<Record<WeekPlanId, string>>): string {
		const { curves, grid, shown: figures, plans, settings } = this;
		return curves && grid && figures ? weekFile({ curves, show: settings.show, grid, figures, plans, titles, staff, names }) : '';
	}

	get settings(): WeekPlanSettings {
		return this.#situations.now.planWeek;
	}

	/** Call while a component is being set up. */
	constructor(backends: Backends, situations: Situations, workspace: Workspace, layers: Layers) {
		this.#backends = backends;
		this.#situations = situations;
		this.#workspace = workspace;
		this.#layers = layers;
		this.people = new People(backends.planner, () => this);
		$effect(() => {
			const { total, version } = workspace.holdings;
			const [filter, settings] = JSON.parse(this.#key) as [Filter, Pick<Asked, 'starts' | 'radius' | 'wanted' | 'officer' | 'excluded'>];
			const { layer } = this;
			untrack(() => {
				this.trial.clear();
				if (total === 0 || version === 0) this.answer.clear();
				else this.answer.ask((signal) => this.#ask({ filter, layer, synthetic: workspace.synthetic, ...settings }, signal));
			});
		});
		$effect(() => {
			const { curves, terms } = this;
			untrack(() => {
				this.trial.clear();
				if (curves && terms) this.suggested.ask(() => this.#suggest(curves, terms));
				else this.suggested.clear();
			});
		});
		$effect(() => {
			// A trial speaks of the plan beside it.
			if (this.grid)
				untrack(() => {
					this.trial.clear();
				});
		});
	}

	/** Changes settings as one step of undo. */
	readonly change = (part: Partial<WeekPlanSettings>): void => {
		this.#situations.change({ planWeek: { ...this.settings, ...part } });
	};

	/** Sets the patrols of a block. On the suggestion this begins a plan of one's own. */
	set(block: number, patrols: number): void {
		const { curves, grid } = this;
		if (!curves || !grid || patrols === grid[block] || patrols < 0 || patrols > MOST_IN_BLOCK) return;
		const next = grid.slice();
		next[block] = patrols;
		this.#keep(next);
	}

	/** Puts a plan in the place of one made by hand. */
	copy(from: WeekPlanId, to: 'current' | 'mine'): void {
		const { curves, plans, settings } = this;
		const grid = plans.grids[from];
		if (curves && grid) this.change({ [to]: handOf(grid, curves, settings[to]), show: to });
	}

	/** Forgets a plan made by hand. */
	drop(plan: 'current' | 'mine'): void {
		this.change({ [plan]: null, show: 'suggested' });
	}

	/** Tries one change beside the plan on the screen. */
	tryOut(change: WeekChange): void {
		const { curves, grid, terms, perHour, settings } = this;
		if (!curves || !grid) return;
		const suggested = settings.show === 'suggested' ? terms : null;
		this.trial.ask((signal) =>
			tryChange(change, {
				now: { curves, grid },
				terms:
					suggested && change.kind === 'patrol'
						? { ...suggested, budget: { ...suggested.budget, most: this.budgetBy(change.by) } }
						: suggested,
				perHour,
				curvesFor: (radius) => this.#ask(this.#asked(radius), signal),
				suggest: (found, within) => this.#suggest(found, within)
			})
		);
	}

	/** Makes the trial the plan: the budget, the walk or the plan by hand changes, as one step of undo. */
	take({ change, grid }: WeekTrial): void {
		if (change.kind === 'walk') this.change({ radius: change.metres });
		else if (this.settings.show === 'suggested')
			this.change({ budget: { ...this.settings.budget, most: Math.round(this.budgetBy(change.by)) } });
		else this.#keep(grid);
	}

	/** The budget with one patrol on the longest shift more or fewer. */
	budgetBy(by: 1 | -1): number {
		const { budget } = this.settings;
		const costs = (this.curves?.shifts ?? []).map(({ hours, part }) => (budget.in === 'hours' ? hours : hours * (this.perHour[part] ?? 0)));
		return Math.max(0, Math.round(budget.most + by * Math.max(0, ...costs)));
	}

	cancel(): void {
		this.answer.cancel();
		this.trial.cancel();
		this.progress = null;
	}

	#keep(grid: WeekGrid): void {
		const { curves, settings } = this;
		if (!curves) return;
		const to = settings.show === 'current' ? 'current' : 'mine';
		this.change({ [to]: handOf(grid, curves, settings[to]), show: to });
	}

	#asked(radius: number): Asked {
		const { starts, wanted, officer } = this.settings;
		const { layer, zones } = this;
		const own = { starts, radius, wanted, officer, excluded: zones.areas };
		return { filter: this.#situations.filter, layer, synthetic: this.#workspace.synthetic, ...own };
	}

	async #ask(asked: Asked, signal: AbortSignal): Promise<WeekCurves | Refusal> {
		const answer = await askWeek(this.#backends, asked, signal, (progress) => {
			if (!signal.aborted) this.progress = progress;
		});
		this.progress = null;
		return answer;
	}

	#suggest({ shifts, areas, most, value, bound }: WeekCurves, terms: WeekTerms): Promise<Suggestion | Infeasible> {
		const plain = { budget: { ...terms.budget }, perHour: [...terms.perHour], cap: terms.cap, least: [...terms.least] };
		return this.#backends.planner.suggestWeek({ shifts, areas, most, value, bound }, plain);
	}
}
