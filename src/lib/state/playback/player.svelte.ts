/** Asks to be called back before the next picture, and takes it back. */
export interface Clock {
	request(tick: (now: number) => void): number;
	cancel(id: number): void;
}

const screen: Clock = {
	request: (tick) => requestAnimationFrame(tick),
	cancel: (id) => {
		cancelAnimationFrame(id);
	}
};

interface Wishes {
	/** Number of frames. */
	readonly length: number;
	/** Frames a second. */
	readonly speed: number;
	readonly loop: boolean;
}

/** Which frame is shown, and whether it moves on by itself. No frame is skipped, however slow the machine. */
export class Player {
	#frame = $state(0);
	#playing = $state(false);
	#request = 0;
	#due = 0;
	readonly #wishes: () => Wishes;
	readonly #onrest: (frame: number) => void;
	readonly #clock: Clock;

	/** @param onrest told the frame whenever the picture comes to rest: a step, a pause, the end. */
	constructor(wishes: () => Wishes, onrest: (frame: number) => void, clock: Clock = screen) {
		this.#wishes = wishes;
		this.#onrest = onrest;
		this.#clock = clock;
	}

	get frame(): number {
		return Math.max(0, Math.min(this.#frame, this.#wishes().length - 1));
	}
	get playing(): boolean {
		return this.#playing;
	}

	/** Shows a frame and stays there. */
	go(frame: number): void {
		this.#stop();
		this.#frame = Math.max(0, Math.min(frame, this.#wishes().length - 1));
		this.#onrest(this.#frame);
	}

	step(by: number): void {
		this.go(this.frame + by);
	}

	/** Begins again at the start when the last frame is shown. */
	play(): void {
		const { length } = this.#wishes();
		if (this.#playing || length < 2) return;
		if (this.frame >= length - 1) this.#frame = 0;
		this.#playing = true;
		this.#due = 0;
		this.#request = this.#clock.request(this.#tick);
	}

	pause(): void {
		if (!this.#playing) return;
		this.#stop();
		this.#onrest(this.frame);
	}

	toggle(): void {
		if (this.#playing) this.pause();
		else this.play();
	}

	/** Shows a frame without a word: of a link, or another run. */
	show(frame: number): void {
		this.#stop();
		this.#frame = frame;
	}

	#stop(): void {
		this.#clock.cancel(this.#request);
		this.#playing = false;
	}

	readonly #tick = (now: number): void => {
		if (!this.#playing) return;
		const { length, speed, loop } = this.#wishes();
		if (this.#due === 0) this.#due = now + 1000 / speed;
		if (now >= this.#due) {
			if (this.frame >= length - 1 && !loop) {
				this.pause();
				return;
			}
			this.#frame = this.frame >= length - 1 ? 0 : this.frame + 1;
			// After a stall the beat begins anew, so that no burst follows.
			this.#due = Math.max(this.#due, now - 1000 / speed) + 1000 / speed;
		}
		this.#request = this.#clock.request(this.#tick);
	};
}
