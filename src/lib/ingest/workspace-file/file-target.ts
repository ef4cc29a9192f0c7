import type { Target } from './draft';

/** Gathers blocks for a workspace file; the browser may move them out of memory. */
export class FileTarget implements Target {
	at = 0;
	readonly #parts: Blob[] = [];

	startSource(): Promise<null> {
		return Promise.resolve(null);
	}

	write(bytes: Uint8Array<ArrayBuffer>): void {
		this.#parts.push(new Blob([bytes]));
		this.at += bytes.length;
	}

	endSource(): void {
		// All sources share one file.
	}

	abandon(): Promise<void> {
		this.#parts.length = 0;
		return Promise.resolve();
	}

	/** The file: what comes first, then everything written. */
	file(head: Uint8Array<ArrayBuffer>): Blob {
		return new Blob([head, ...this.#parts], { type: 'application/octet-stream' });
	}
}
