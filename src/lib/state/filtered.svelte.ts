import { untrack } from 'svelte';
import type { Filter } from '../core/filter';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import type { Workspace } from './workspace.svelte';

/** How many incidents the filter leaves, for the filter bar of screens whose figures come later. */
export class Filtered {
	readonly answer = new Answer<{ readonly filter: Filter; readonly total: number }>();
	readonly #filter: () => Filter;

	/** The filter beside the figure: the one that it answers, unless the answer is slow. */
	readonly shown: Filter = $derived.by(() => {
		const { value, slow, error } = this.answer;
		return value === null || slow || error ? this.#filter() : value.filter;
	});
	readonly total: number | null = $derived.by(() => this.answer.value?.total ?? null);

	/** Call while a component is being set up: the question is asked again for as long as it lives. */
	constructor(backends: Pick<Backends, 'store'>, filter: () => Filter, workspace: Pick<Workspace, 'holdings'>) {
		this.#filter = filter;
		$effect(() => {
			const { total, version } = workspace.holdings;
			const asked = filter();
			untrack(() => {
				if (total === 0 || version === 0) this.answer.clear();
				else
					this.answer.ask(async (signal) => {
						const totals = await backends.store.totals(asked, null, signal);
						return { filter: asked, total: totals.total };
					});
			});
		});
	}
}
