import { isAbort } from '../core/errors';

const SLOW_MS = 300;

/** The answer to one question that is asked again whenever its filter changes. The old answer stays until the new one is in. */
export class Answer<T> {
	#value = $state.raw<T | null>(null);
	#error = $state.raw<Error | null>(null);
	#slow = $state(false);
	#abort: AbortController | null = null;
	#settled: Promise<void> = Promise.resolve();

	get value(): T | null {
		return this.#value;
	}
	get error(): Error | null {
		return this.#error;
	}
	/** Under way for longer than 300 ms: time to offer Cancel. */
	get slow(): boolean {
		return this.#slow;
	}
	/** Resolves when nothing is under way, questions asked meanwhile included. */
	async settle(): Promise<void> {
		let last: Promise<void> | null = null;
		while (last !== this.#settled) {
			last = this.#settled;
			await last;
		}
	}

	/** Asks; a question still under way is aborted and its answer dropped. */
	ask(question: (signal: AbortSignal) => Promise<T>): void {
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		this.#settled = this.#run(question, abort);
	}

	async #run(question: (signal: AbortSignal) => Promise<T>, abort: AbortController): Promise<void> {
		const timer = setTimeout(() => {
			this.#slow = true;
		}, SLOW_MS);
		try {
			const value = await question(abort.signal);
			if (this.#abort !== abort) return;
			this.#value = value;
			this.#error = null;
		} catch (error) {
			if (this.#abort === abort && !isAbort(error)) this.#error = error instanceof Error ? error : new Error(String(error));
		} finally {
			clearTimeout(timer);
			if (this.#abort === abort) {
				this.#abort = null;
				this.#slow = false;
			}
		}
	}

	/** Gives up the question under way and keeps the answer on the screen. */
	cancel(): void {
		this.#abort?.abort();
		this.#abort = null;
		this.#slow = false;
	}

	clear(): void {
		this.cancel();
		this.#value = null;
		this.#error = null;
	}
}
