import { untrack } from 'svelte';
import { breaks } from '../analysis';
import type { Classes } from '../core/classes';
import { cellsAt } from '../core/cells';
import { without, type Filter } from '../core/filter';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import type { Crosswalks } from './crosswalk.svelte';
import { evaluate, type Answered, type Evaluation } from './evaluation/evaluate';
import { windowsOf, type Windows, type WindowsRefusal } from './evaluation/windows';
import { MOST_CELLS, type EvaluationSettings } from './settings/evaluation';
import type { Situations } from './situations.svelte';
import type { Workspace } from './workspace.svelte';

/** What a click on the map or a shape chooses. */
export type Role = 'target' | 'control';

/** The before-and-after test, made again whenever its settings or the filter change. */
export class Evaluating {
	readonly answer = new Answer<Answered>();
	/** How far the matching of control areas is, 0–1; null while it rests. */
	progress = $state.raw<number | null>(null);
	readonly #situations: Situations;
	readonly #workspace: Workspace;
	readonly #key: string = $derived.by(() => JSON.stringify([this.filter, this.#situations.now.evaluation]));

	readonly settings: EvaluationSettings = $derived.by(() => this.#situations.now.evaluation);
	/** The filter without period and place: the test chooses those itself. */
	readonly filter: Filter = $derived.by(() => without(this.#situations.filter, 'period', 'cells', 'drawn'));
	readonly windows: Windows | WindowsRefusal = $derived.by(() =>
		windowsOf(this.settings, this.#workspace.holdings, this.settings.gaps ? [] : this.#workspace.gaps)
	);
	/** Some records give the month only: dates are firsts of months. */
	readonly monthly: boolean = $derived.by(() => this.#workspace.holdings.dated < this.#workspace.holdings.total);
	/** The latest result; null while there is none, or a refusal. */
	readonly result: Evaluation | null = $derived.by(() =>
		this.answer.value?.outcome.kind === 'evaluation' ? this.answer.value.outcome : null
	);
	readonly refusal: WindowsRefusal | null = $derived.by(() =>
		this.answer.value?.outcome.kind === 'refusal' ? this.answer.value.outcome : null
	);
	readonly classes: Classes = $derived.by(() => breaks(this.answer.value?.ground.counts.counts ?? [], this.#situations.now.method));
	/** Hexagons of the control areas as shown: those of the result, or those picked. */
	readonly control: readonly string[] = $derived.by(() => this.settings.control ?? this.result?.control.ids ?? []);

	/** Call while a component is being set up. */
	constructor(
		backends: Pick<Backends, 'store' | 'analyst'>,
		situations: Situations,
		workspace: Workspace,
		crosswalk: Pick<Crosswalks, 'weights'>
	) {
		this.#situations = situations;
		this.#workspace = workspace;
		$effect(() => {
			const { total } = workspace.holdings;
			const [filter, settings] = JSON.parse(this.#key) as [Filter, EvaluationSettings];
			const { windows } = this;
			const weights = settings.harm ? crosswalk.weights : new Map<string, number>();
			untrack(() => {
				if (total === 0) {
					this.answer.clear();
					return;
				}
				this.answer.ask(async (signal) => {
					const answered = await evaluate(backends, { settings, filter, windows, weights }, signal, (done) => {
						if (!signal.aborted) this.progress = done;
					});
					this.progress = null;
					return answered;
				});
			});
		});
	}

	change(part: Partial<EvaluationSettings>): void {
		this.#situations.change({ evaluation: { ...this.settings, ...part } });
	}

	/** One hexagon more or fewer. What is picked as control belongs to it from then on, proposed ones included. */
	toggle(role: Role, cell: string): void {
		const now = role === 'target' ? this.settings.target : this.control;
		this.choose(role, now.includes(cell) ? now.filter((other) => other !== cell) : [...now, cell]);
	}

	/** Puts hexagons in the place of an area; an area takes from the other what both would hold. */
	choose(role: Role, cells: readonly string[], hot = false): void {
		const chosen = [...new Set(cells)].slice(0, MOST_CELLS);
		const taken = new Set(chosen);
		if (role === 'target') this.change({ target: chosen, hot, control: this.settings.control?.filter((cell) => !taken.has(cell)) ?? null });
		else this.change({ control: chosen.filter((cell) => !this.settings.target.includes(cell)) });
	}

	/** Another size of hexagon; the areas are carried over. */
	resize(resolution: EvaluationSettings['resolution']): void {
		const { target, control } = this.settings;
		const carried = cellsAt(target, resolution).slice(0, MOST_CELLS);
		this.change({
			resolution,
			target: carried,
			control:
				control &&
				cellsAt(control, resolution)
					.filter((cell) => !carried.includes(cell))
					.slice(0, MOST_CELLS)
		});
	}

	cancel(): void {
		this.answer.cancel();
		this.progress = null;
	}
}
