import { readSlice, SLICE } from '../formats/file-slices';

const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Digest of the whole content of a file, 64 hex digits: the SHA-256 of the SHA-256 digests of its slices of 4 MB, so that a file of any
 * size takes little memory. The same content has the same digest under any name and out of any archive. Its first eight digits are
 * the file's key.
 */
export class ContentDigest {
	/** Resolves after `end`; rejects after `fail`. */
	readonly value: Promise<string>;
	readonly #slices: Promise<ArrayBuffer>[] = [];
	#resolve: (digest: Promise<string>) => void = () => undefined;
	#reject: (reason: unknown) => void = () => undefined;

	constructor() {
		this.value = new Promise((resolve, reject) => {
			this.#resolve = resolve;
			this.#reject = reject;
		});
		// Whoever waits for it is told; nobody has to wait.
		this.value.catch(() => undefined);
	}

	/** Takes the next slice: 4 MB each but for the last one. */
	add(bytes: Uint8Array<ArrayBuffer>): void {
		const slice = crypto.subtle.digest('SHA-256', bytes);
		slice.catch(() => undefined);
		this.#slices.push(slice);
	}

	/** Every byte was given. */
	end(): void {
		if (this.#slices.length === 0) this.add(new Uint8Array(0));
		this.#resolve(this.#joined());
	}

	/** The file was not read to its end. */
	fail(reason: unknown): void {
		this.#reject(reason);
	}

	async #joined(): Promise<string> {
		const digests = await Promise.all(this.#slices);
		return hex(await crypto.subtle.digest('SHA-256', await new Blob(digests).arrayBuffer()));
	}
}

/** The same of a file that nobody is reading. */
export async function contentDigest(file: Blob, signal?: AbortSignal): Promise<string> {
	const digest = new ContentDigest();
	for (let from = 0; from < file.size; from += SLICE) {
		digest.add((await readSlice(file, from, SLICE)).bytes);
		signal?.throwIfAborted();
	}
	digest.end();
	return digest.value;
}
