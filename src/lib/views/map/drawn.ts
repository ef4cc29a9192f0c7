/** Frames after which a change that needed no new picture counts as drawn. */
const QUIET_FRAMES = 3;

interface Waiter {
	readonly wanted: number;
	readonly settle: () => void;
}

/** Tells when everything asked of a canvas has reached the screen. */
export class Drawn {
	#asked = 0;
	#done = 0;
	#stopped = false;
	#waiters: Waiter[] = [];

	changed(): void {
		this.#asked++;
	}

	rendered(): void {
		this.#done = this.#asked;
		const [ready, rest] = [
			this.#waiters.filter(({ wanted }) => wanted <= this.#done),
			this.#waiters.filter(({ wanted }) => wanted > this.#done)
		];
		this.#waiters = rest;
		for (const { settle } of ready) settle();
	}

	stop(): void {
		this.#stopped = true;
	}

	/**
	 * Settles in the frame that draws, without waiting for a further one.
	 * @throws AbortError when the canvas is gone before.
	 */
	async settled(idle: () => boolean): Promise<void> {
		const wanted = this.#asked;
		if (this.#done >= wanted) return;
		const drawn = new Promise<void>((settle) => {
			this.#waiters.push({ wanted, settle });
		});
		await Promise.race([drawn, this.#quiet(wanted, idle)]);
	}

	/** A change that leaves the picture as it is makes no frame: a few quiet ones tell. */
	async #quiet(wanted: number, idle: () => boolean): Promise<void> {
		for (let quiet = 0; this.#done < wanted && quiet < QUIET_FRAMES;) {
			await new Promise(requestAnimationFrame);
			if (this.#stopped) throw new DOMException('The map was closed before it was drawn.', 'AbortError');
			quiet = idle() ? quiet + 1 : 0;
		}
	}
}
