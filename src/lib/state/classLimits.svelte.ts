import { untrack } from 'svelte';
import { breaks } from '../analysis';
import type { Classes } from '../core/classes';
import type { Explore } from './explore.svelte';
import type { Situations } from './situations.svelte';

/** Class limits of the map: fixed while the filter changes, so that colours can be compared, until the user rescales. */
export class ClassLimits {
	#now = $state.raw<Classes>({ lower: [1], max: 0 });
	readonly #explore: Explore;
	readonly #situations: Situations;

	/** Call while a component is being set up. */
	constructor(explore: Explore, situations: Situations) {
		this.#explore = explore;
		this.#situations = situations;
		let made = '';
		$effect.pre(() => {
			const answer = explore.answer.value?.map;
			if (!answer) return;
			// Other hexagons, other data or another way of classing need other limits; another filter does not.
			const key = `${String(answer.grid.version)} ${String(answer.grid.resolution)} ${situations.now.method}`;
			if (key === made) return;
			made = key;
			untrack(() => {
				this.rescale();
			});
		});
	}

	get now(): Classes {
		return this.#now;
	}

	/** The limits no longer fit what is shown. */
	readonly stale: boolean = $derived.by(() => {
		const counts = this.#explore.answer.value?.map.counts.counts;
		return counts !== undefined && this.of(counts).lower.join() !== this.#now.lower.join();
	});

	rescale(): void {
		this.#now = this.of(this.#explore.answer.value?.map.counts.counts ?? []);
	}

	/** Fresh limits for any counts, by the chosen method. */
	of(counts: ArrayLike<number>): Classes {
		return breaks(counts, this.#situations.now.method);
	}
}
