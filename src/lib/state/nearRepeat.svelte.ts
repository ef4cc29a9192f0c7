import { untrack } from 'svelte';
import type { NearRepeatResult } from '../analysis/jobs';
import type { NameCount, Placed } from '../core/answers';
import type { Filter } from '../core/filter';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import { refuseBefore, refusePlaced, type NearRefusal } from './nearRepeatRefusal';
import type { NearRepeatSettings } from './settings/nearRepeat';
import type { Situations } from './situations.svelte';
import type { Workspace } from './workspace.svelte';

/** Most incidents that are tested: the latest. */
const MOST = 20_000;
export const PERMUTATIONS = 999;
/** Fixes the reorderings, so that the same data give the same p on every machine. */
export const SEED = 20_261;

export interface NearFinding {
	readonly kind: 'finding';
	readonly result: NearRepeatResult;
	/** Ends of the bands. */
	readonly distances: readonly number[];
	readonly days: readonly number[];
	readonly left: Placed['left'];
	/** First and last day of the incidents tested. */
	readonly span: { readonly first: number; readonly last: number };
	/** Stand at the centres of hexagons. */
	readonly coarse: number;
	/** What was asked, largest first. */
	readonly categories: readonly NameCount[];
	readonly filter: Filter;
}

export type NearOutcome = NearFinding | (NearRefusal & { readonly kind: 'refusal' });

/** Ends of bands of equal width from 0 on. */
const ends = (width: number, many: number): number[] => Array.from({ length: many + 1 }, (_, i) => i * width);

/** The near-repeat test under the filter, made again whenever the filter or the bands change. */
export class NearRepeats {
	readonly answer = new Answer<NearOutcome>();
	/** Part of the test that is done, 0–1; null while it rests. */
	progress = $state.raw<number | null>(null);
	/** The user gave the test up, and nothing has been asked since. */
	cancelled = $state(false);
	readonly #backends: Backends;
	readonly #situations: Situations;
	readonly #workspace: Workspace;
	readonly #filter: () => Filter;

	/** Call while a component is being set up. */
	constructor(backends: Backends, situations: Situations, workspace: Workspace, filter: () => Filter) {
		this.#backends = backends;
		this.#situations = situations;
		this.#workspace = workspace;
		this.#filter = filter;
		$effect(() => {
			const { version } = workspace.holdings;
			const asked = JSON.stringify([version, filter(), situations.now.nearRepeat]);
			untrack(() => {
				if (asked !== '') this.run();
			});
		});
	}

	run(): void {
		const filter = this.#filter();
		const settings = this.#situations.now.nearRepeat;
		this.cancelled = false;
		this.progress = null;
		if (this.#workspace.holdings.total === 0) this.answer.clear();
		else this.answer.ask((signal) => this.#test(filter, settings, signal));
	}

	cancel(): void {
		this.answer.cancel();
		this.progress = null;
		this.cancelled = true;
	}

	async #test(filter: Filter, settings: NearRepeatSettings, signal: AbortSignal): Promise<NearOutcome> {
		const { store, analyst } = this.#backends;
		const { holdings } = this.#workspace;
		const asked = await store.values('source', filter, null, signal);
		const before = refuseBefore(asked, holdings);
		if (before) return { kind: 'refusal', ...before };
		const placed = await store.placed(filter, MOST, signal);
		const refused = refusePlaced(placed, settings);
		if (refused) return { kind: 'refusal', ...refused };
		const categories = await store.values('category', filter, null, signal);
		const distances = ends(settings.metres, settings.distances);
		const days = ends(settings.days, settings.times);
		const { lng, lat, day } = placed;
		const request = { lng, lat, day, distances, days, permutations: PERMUTATIONS, seed: SEED };
		const result = await analyst.nearRepeat(request, signal, (done) => {
			if (!signal.aborted) this.progress = done;
		});
		this.progress = null;
		const span = { first: day[0] ?? 0, last: day.at(-1) ?? 0 };
		return { kind: 'finding', result, distances, days, left: placed.left, span, coarse: placed.coarse, categories, filter };
	}
}
