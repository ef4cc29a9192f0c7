/** Lets messages in between two pieces of work; rejects when the work is no longer wanted. `done` is the part finished, 0–1. */
export type Pause = (done: number) => Promise<void>;
