/** Lets messages in between two pieces of work; rejects when the work is no longer wanted. `done` is the part finished, 0–1. */
export type Pause = (done: number) => Promise<void>;

/** A pause that gives way to the event loop, so that an abort sent to a worker arrives. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
	signal?.throwIfAborted();
	await new Promise((resolve) => setTimeout(resolve));
	signal?.throwIfAborted();
}
