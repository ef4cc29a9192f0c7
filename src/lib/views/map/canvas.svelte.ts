import { tick, untrack } from 'svelte';
import type { View } from './camera';
import { loadKit, type Kit } from './kit';
import type { Picture } from './layers';
import type { Stage } from './stage';
import { webgl2Available } from './webgl';

/** Times that a lost graphics context is made anew. */
const MOST_LOSSES = 3;
const SAME_ROWS = 'The table holds the same hexagons.';

/** The loaded libraries and the stage on which the picture stands, made again when the graphics card drops it. */
export class Canvas {
	#kit = $state.raw<Kit | null>(null);
	#stage = $state.raw<Stage | null>(null);
	#losses = $state(0);
	#fault = $state<string | null>(null);

	get kit(): Kit | null {
		return this.#kit;
	}

	get stage(): Stage | null {
		return this.#stage;
	}

	/** Why there is no map. */
	get fault(): string | null {
		return this.#fault;
	}

	async load(): Promise<void> {
		if (!webgl2Available()) {
			this.#fault = `This browser cannot draw the map: it offers no WebGL 2. ${SAME_ROWS}`;
			return;
		}
		try {
			this.#kit = await loadKit();
		} catch {
			this.#fault = `The map could not be loaded. Reload the page to try again. ${SAME_ROWS}`;
		}
	}

	/** Opens a stage; call in an effect, which closes it with what this returns. */
	open(host: HTMLDivElement, view: () => View): (() => void) | undefined {
		if (this.#kit === null || this.#losses > MOST_LOSSES) return undefined;
		let open = true;
		const onlost = () => {
			// One loss is reported in several ways.
			if (open) this.#lost();
			open = false;
		};
		const stage = this.#kit.deckStage({ host, view: untrack(view), onlost });
		this.#stage = stage;
		return () => {
			open = false;
			this.#stage = null;
			stage.destroy();
		};
	}

	#lost(): void {
		this.#losses++;
		if (this.#losses > MOST_LOSSES) this.#fault = `The graphics card stopped drawing the map. Reload the page to try again. ${SAME_ROWS}`;
	}

	show(picture: Picture): void {
		if (this.#kit !== null && this.#stage !== null) this.#stage.show(this.#kit.layersOf(picture));
	}

	/** Settles when everything given so far is on the screen, or there is no map. */
	async whenDrawn(complete: () => boolean): Promise<void> {
		await tick();
		while (this.#fault === null && (this.#stage === null || !complete())) await new Promise(requestAnimationFrame);
		await tick();
		await this.#stage?.whenDrawn();
	}
}
