/** Frames after which a change that needed no new picture counts as drawn. */
const QUIET_FRAMES = 3;

/** Tells when everything asked of a canvas has reached the screen. */
export class Drawn {
	#asked = 0;
	#done = 0;
	#stopped = false;

	changed(): void {
		this.#asked++;
	}

	rendered(): void {
		this.#done = this.#asked;
	}

	stop(): void {
		this.#stopped = true;
	}

	/** @throws AbortError when the canvas is gone before. */
	async settled(idle: () => boolean): Promise<void> {
		const wanted = this.#asked;
		for (let quiet = 0; this.#done < wanted && quiet < QUIET_FRAMES;) {
			await new Promise(requestAnimationFrame);
			if (this.#stopped) throw new DOMException('The map was closed before it was drawn.', 'AbortError');
			quiet = idle() ? quiet + 1 : 0;
		}
	}
}
