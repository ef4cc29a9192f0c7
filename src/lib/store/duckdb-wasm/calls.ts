import { HexbeatError, isAbort } from '../../core/errors';

/** A task that runs when its turn comes. `onAbort` names what interrupts it; without one it runs to its end. */
export type Task<T> = (onAbort: (interrupt: () => void) => void) => Promise<T>;

const cancelled = (): DOMException => new DOMException('Cancelled', 'AbortError');

function engineFailure(cause: unknown): Error {
	if (cause instanceof HexbeatError || isAbort(cause)) return cause as Error;
	return new HexbeatError(
		'engine-failed',
		'The database could not do what it was asked.',
		'Try again; if it happens again, reload the page and load the files again.',
		{ cause: cause instanceof Error ? cause : new Error(String(cause)) }
	);
}

/**
 * One task at a time on one connection, in the order of the calls. Every call settles exactly once: done, failed
 * (a HexbeatError with its cause) or aborted. An aborted task that still waits never starts; one that runs is interrupted
 * and its turn lasts until the database is free again.
 */
export class Calls {
	#tail: Promise<unknown> = Promise.resolve();
	#stopped: Error | null = null;
	readonly #open = new Set<(reason: Error) => void>();

	run<T>(task: Task<T>, signal?: AbortSignal): Promise<T> {
		if (this.#stopped) return Promise.reject(this.#stopped);
		if (signal?.aborted) return Promise.reject(cancelled());
		return new Promise<T>((resolve, reject) => {
			let settled = false;
			let interrupt = (): void => undefined;
			const settle = (then: () => void): void => {
				if (settled) return;
				settled = true;
				signal?.removeEventListener('abort', abort);
				this.#open.delete(fail);
				then();
			};
			const fail = (reason: Error): void => {
				settle(() => {
					reject(reason);
				});
			};
			const abort = (): void => {
				interrupt();
				fail(cancelled());
			};
			this.#open.add(fail);
			signal?.addEventListener('abort', abort, { once: true });
			this.#tail = this.#tail.then(async () => {
				if (settled) return;
				try {
					const value = await task((stop) => (interrupt = stop));
					settle(() => {
						resolve(value);
					});
				} catch (error) {
					fail(engineFailure(error));
				}
			});
		});
	}

	/** Rejects every open and every later call. */
	stop(reason: Error): void {
		this.#stopped ??= reason;
		for (const fail of [...this.#open]) fail(this.#stopped);
	}

	/** Settles once the task that runs now has ended. */
	async idle(): Promise<void> {
		await this.#tail;
	}
}
