import { throwIfAborted } from '../core/breathe';

/** One change at a time: loading, publishing, discarding and the first use of a resolution change the same tables. */
export class Lock {
	#tail: Promise<unknown> = Promise.resolve();

	/** Runs a task once the earlier ones ended, unless it was cancelled meanwhile. */
	run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		const mine = this.#tail.then(() => {
			throwIfAborted(signal);
			return task();
		});
		this.#tail = mine.catch(() => undefined);
		return mine;
	}
}
