import { untrack } from 'svelte';
import type { Filter } from '../core/filter';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import type { Situations } from './situations.svelte';
import type { Workspace } from './workspace.svelte';

/** Incidents under the filter bar, for screens that ask nothing else of the whole filter. */
export class FilterCount {
	readonly #answer = new Answer<{ readonly filter: Filter; readonly count: number }>();
	readonly #situations: Situations;

	/** Call while a component is being set up. */
	constructor(backends: Backends, situations: Situations, workspace: Workspace) {
		this.#situations = situations;
		$effect(() => {
			const { version, total } = workspace.holdings;
			const { filter } = situations;
			untrack(() => {
				if (total > 0 && version > 0)
					this.#answer.ask(async (signal) => ({ filter, count: (await backends.store.totals(filter, null, signal)).total }));
				else this.#answer.clear();
			});
		});
	}

	/** Null while unknown. */
	get count(): number | null {
		return this.#answer.value?.count ?? null;
	}
	/** The filter that the count answers; once that is slow, the one that was chosen. */
	get shown(): Filter {
		const { value, slow, error } = this.#answer;
		return value === null || slow || error ? this.#situations.filter : value.filter;
	}
}
