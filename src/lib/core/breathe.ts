/** @throws AbortError when the call was cancelled. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new DOMException('Cancelled', 'AbortError');
}

/** Lets messages in, an abort among them, between two slices of a long computation. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
	throwIfAborted(signal);
	await new Promise((resolve) => setTimeout(resolve, 0));
	throwIfAborted(signal);
}
