import type { Annotation } from '../core/annotation';
import { NO_FILTER, type Clause, type Filter } from '../core/filter';
import type { PlanSettings } from './settings/plan';
import { START, type Situation } from './situation';

const DEPTH = 100;

/** The current situation with undo and redo. Steps of one gesture (dragging) replace each other. */
export class Situations {
	#now = $state.raw<Situation>(START);
	#past = $state.raw<readonly Situation[]>([]);
	#future = $state.raw<readonly Situation[]>([]);
	#gesture: string | null = null;

	constructor(start: Situation = START) {
		this.#now = start;
	}

	get now(): Situation {
		return this.#now;
	}
	get filter(): Filter {
		return this.#now.filter;
	}
	get canUndo(): boolean {
		return this.#past.length > 0;
	}
	get canRedo(): boolean {
		return this.#future.length > 0;
	}

	/** Changes the situation as one step of undo; equal `gesture` names in a row make one step. */
	change(part: Partial<Situation>, gesture: string | null = null): void {
		const next = { ...this.#now, ...part };
		if (JSON.stringify(next) === JSON.stringify(this.#now)) return;
		if (gesture === null || gesture !== this.#gesture) this.#past = [...this.#past.slice(-DEPTH + 1), this.#now];
		this.#gesture = gesture;
		this.#future = [];
		this.#now = next;
	}

	/** Sets one clause of the filter. */
	set<C extends Clause>(clause: C, value: Filter[C], gesture: string | null = null): void {
		this.change({ filter: { ...this.#now.filter, [clause]: value } }, gesture);
	}

	setAll(filter: Partial<Filter>): void {
		this.change({ filter: { ...this.#now.filter, ...filter } });
	}

	plan(settings: Partial<PlanSettings>): void {
		this.change({ plan: { ...this.#now.plan, ...settings } });
	}

	reset(): void {
		this.change({ filter: NO_FILTER, resolution: null });
	}

	/** Takes a situation from outside (a link, browser history) without making it a step of undo. What was typed is in no link: it stays. */
	adopt(situation: Situation, annotations: readonly Annotation[] = this.#now.annotations): void {
		this.#now = { ...situation, annotations };
		this.#gesture = null;
	}

	undo(): void {
		const last = this.#past.at(-1);
		if (!last) return;
		this.#past = this.#past.slice(0, -1);
		this.#future = [this.#now, ...this.#future];
		this.#now = last;
		this.#gesture = null;
	}

	redo(): void {
		const [next, ...rest] = this.#future;
		if (!next) return;
		this.#future = rest;
		this.#past = [...this.#past, this.#now];
		this.#now = next;
		this.#gesture = null;
	}
}
