import { untrack } from 'svelte';
import { HexbeatError } from '../../core/errors';
import type { Pack } from '../../disclosure/pack';
import { Answer } from '../answer.svelte';
import type { Selection } from './gather';
import type { PackMaker } from './making';

/** Packs beyond those of the story that are kept for going back to. */
const SPARE = 8;

/** What became of a view: its pack, or why there is none. */
export type Outcome = Pack | HexbeatError;

/** Packs of the views that a story's slides have of their own, one after the other and each made once. */
export class ViewPacks {
	readonly #maker: PackMaker;
	#known = $state.raw<ReadonlyMap<string, Outcome>>(new Map());
	/** Part of the counting under way that is done, 0–1. */
	done = $state(0);
	/** What was asked for and is neither made nor given up. */
	#left = $state(0);
	readonly #run = new Answer<true>();
	#asked = '';
	#wanted: readonly Selection[] = [];

	constructor(maker: PackMaker) {
		this.#maker = maker;
	}

	/** Views still to be counted; none while nothing is under way. */
	get left(): number {
		return this.#left;
	}

	/** Asks for the packs of some views and of no others; those under way go on when they are asked for again. */
	want(selections: readonly Selection[]): void {
		const wanted = new Map(selections.map((one) => [this.#maker.keyOf(one), one]));
		const asked = [...wanted.keys()].sort().join();
		if (asked === this.#asked) return;
		this.#asked = asked;
		this.#wanted = [...wanted.values()];
		untrack(() => {
			this.#start();
		});
	}

	/** Counts what was given up, and what failed otherwise than by the rules. */
	again(): void {
		this.#known = new Map([...this.#known].filter(([, one]) => !(one instanceof HexbeatError) || one.code === 'selection-too-close'));
		this.#start();
	}

	/** Gives up what is under way; packs that are made stay. */
	cancel(): void {
		this.#run.cancel();
		this.#left = 0;
	}

	/** The pack of a view or why there is none; null while it is not made. */
	of(selection: Selection): Outcome | null {
		return this.#known.get(this.#maker.keyOf(selection)) ?? null;
	}

	/** Resolves when nothing is under way. */
	settle(): Promise<void> {
		return this.#run.settle();
	}

	#start(): void {
		const wanted = this.#wanted.map((selection) => ({ selection, key: this.#maker.keyOf(selection) }));
		this.#forget(new Set(wanted.map(({ key }) => key)));
		const missing = wanted.filter(({ key }) => !this.#known.has(key));
		this.#run.cancel();
		this.#left = missing.length;
		this.done = 0;
		if (missing.length === 0) return;
		this.#run.ask(async (signal) => {
			for (const [i, { selection, key }] of missing.entries()) {
				const outcome = await this.#make(selection, signal, (part) => {
					if (!signal.aborted) this.done = (i + part) / missing.length;
				});
				this.#known = new Map([...this.#known, [key, outcome]]);
				this.#left = missing.length - i - 1;
			}
			return true;
		});
	}

	/** @throws the reason when given up */
	async #make(selection: Selection, signal: AbortSignal, onProgress: (part: number) => void): Promise<Outcome> {
		try {
			return await this.#maker.make(selection, signal, onProgress);
		} catch (fault) {
			signal.throwIfAborted();
			if (fault instanceof HexbeatError) return fault;
			return new HexbeatError('view-failed', 'This view could not be counted.', 'Try again; if it happens again, reload the page.', {
				cause: fault
			});
		}
	}

	/** The oldest that no slide needs. */
	#forget(wanted: ReadonlySet<string>): void {
		const spare = [...this.#known.keys()].filter((key) => !wanted.has(key));
		const gone = new Set(spare.slice(0, Math.max(0, spare.length - SPARE)));
		if (gone.size > 0) this.#known = new Map([...this.#known].filter(([key]) => !gone.has(key)));
	}
}
