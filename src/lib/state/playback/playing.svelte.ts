import { untrack } from 'svelte';
import type { Filter } from '../../core/filter';
import { Answer } from '../answer.svelte';
import type { App } from '../context';
import type { Explore } from '../explore.svelte';
import type { PlaybackSettings, PlaybackStep } from '../settings/playback';
import { Player } from './player.svelte';
import { entriesOf, framesOfSeries, gapFrames, partialFrames, spanOf, wholeOf, type Run } from './run';

/** The frames behind Playback, asked again whenever filter, hexagons or step change, and the player that shows them. */
export class Playing {
	readonly answer = new Answer<Run>();
	readonly player: Player;
	readonly #app: App;
	readonly #explore: Explore;

	/** Steps that the data bear: weeks need days, hours need clock times. */
	readonly steps: Readonly<Record<PlaybackStep, boolean>> = $derived.by(() => {
		const { dated, timed } = this.#app.workspace.holdings;
		return { month: true, week: dated > 0, hour: timed > 0 };
	});
	readonly settings: PlaybackSettings = $derived.by(() => this.#app.situations.now.playback);
	readonly step: PlaybackStep = $derived.by(() => {
		const { step } = this.settings;
		return step !== null && this.steps[step] ? step : 'month';
	});

	/** Call while a component is being set up. */
	constructor(app: App, explore: Explore) {
		this.#app = app;
		this.#explore = explore;
		this.player = new Player(
			() => ({ length: this.answer.value?.all.length ?? 0, speed: this.settings.speed, loop: this.settings.loop }),
			(frame) => {
				this.#rest(frame);
			}
		);
		$effect(() => {
			const { total, version } = app.workspace.holdings;
			const key = JSON.stringify([app.situations.filter, this.step, explore.resolution, app.situations.now.method, version]);
			untrack(() => {
				if (total === 0) {
					this.answer.clear();
					return;
				}
				const [filter, step, resolution] = JSON.parse(key) as [Filter, PlaybackStep, number];
				this.answer.ask((signal) => this.#run(filter, step, resolution, signal));
			});
		});
		// A new run opens where the link or the last picture was.
		$effect(() => {
			const run = this.answer.value;
			const { at } = this.settings;
			if (run)
				untrack(() => {
					const frame = (at ?? (run.step === 'hour' ? 0 : run.first + run.all.length - 1)) - run.first;
					if (!this.player.playing && this.player.frame !== frame) this.player.show(Math.max(0, Math.min(frame, run.all.length - 1)));
				});
		});
	}

	change(part: Partial<PlaybackSettings>): void {
		this.#app.situations.change({ playback: { ...this.settings, ...part } });
	}

	#rest(frame: number): void {
		const run = this.answer.value;
		if (!run) return;
		// Stepping through frames is one gesture: undo leads back to where it began.
		this.#app.situations.change({ playback: { ...this.settings, at: run.first + frame } }, 'playback');
	}

	async #run(filter: Filter, step: PlaybackStep, resolution: number, signal: AbortSignal): Promise<Run> {
		const { store, analyst } = this.#app.backends;
		const { workspace, situations } = this.#app;
		const { days } = workspace.holdings;
		const span = days ? spanOf(step, filter, days) : { first: 0, end: 0 };
		const [grid, cells, over] = await Promise.all([
			store.grid(resolution, signal),
			step === 'hour' ? store.cellHours(filter, resolution, signal) : store.cellSeries(filter, resolution, step, signal),
			step === 'hour' ? store.hours(filter, signal) : store.series(filter, step, signal)
		]);
		const frames = await analyst.frames({ ...entriesOf(cells), ...span, method: situations.now.method }, signal);
		return {
			step,
			filter,
			grid,
			first: span.first,
			frames,
			all: 'untimed' in over ? over.counts : framesOfSeries(over, span),
			whole: wholeOf(grid, frames, cells.unlocated),
			unplayed: 'untimed' in over ? over.untimed : over.undated,
			partial: days ? partialFrames(step, span, filter, days) : new Set(),
			gaps: gapFrames(step, span, workspace.gaps)
		};
	}
}
