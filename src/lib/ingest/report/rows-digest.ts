import type { CleanBatch } from '../../core/incident';

/** Fewest rows whose being the same is no coincidence. */
const FEWEST = 20;
/** Bytes of a digest. */
const DIGEST = 32;

/**
 * Digest of the incidents that a file gives, whatever its format: the same table as CSV, workbook or Parquet comes out the same where its
 * cells are read the same, row by row. SHA-256 chained over the batches.
 */
export class RowsDigest {
	#last: Promise<Uint8Array<ArrayBuffer>> = Promise.resolve(new Uint8Array(0));
	#rows = 0;

	/** Takes a batch in; the digest itself is made beside the reading. */
	add({ columns, newNames, newPoints, length }: CleanBatch): void {
		this.#rows += length;
		const names = new TextEncoder().encode(JSON.stringify(newNames));
		const views: ArrayBufferView[] = [names, newPoints, ...Object.values(columns).map((column: ArrayBufferView) => column)];
		const all = new Uint8Array(DIGEST + views.reduce((size, { byteLength }) => size + byteLength, 0));
		let at = DIGEST;
		for (const { buffer, byteOffset, byteLength } of views) {
			all.set(new Uint8Array(buffer, byteOffset, byteLength), at);
			at += byteLength;
		}
		this.#last = this.#last.then(async (last) => {
			all.set(last);
			return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
		});
	}

	/** 64 hex digits; null for too few rows to tell. */
	get value(): Promise<string | null> {
		if (this.#rows < FEWEST) return Promise.resolve(null);
		return this.#last.then((last) => Array.from(last, (byte) => byte.toString(16).padStart(2, '0')).join(''));
	}
}
