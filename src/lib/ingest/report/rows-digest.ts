import type { CleanBatch } from '../../core/incident';

/** Fewest rows whose being the same is no coincidence. */
const FEWEST = 20;

/**
 * Digest of the incidents that a file gives, whatever its format: the same table as CSV, workbook or Parquet comes out the same where its
 * cells are read the same, row by row. SHA-256 chained over the batches.
 */
export class RowsDigest {
	#last: Uint8Array<ArrayBuffer> = new Uint8Array(0);
	#rows = 0;

	async add({ columns, newNames, newPoints, length }: CleanBatch): Promise<void> {
		this.#rows += length;
		const names = new TextEncoder().encode(JSON.stringify(newNames));
		const views: ArrayBufferView[] = [this.#last, names, newPoints, ...Object.values(columns).map((column: ArrayBufferView) => column)];
		const all = new Uint8Array(views.reduce((size, { byteLength }) => size + byteLength, 0));
		let at = 0;
		for (const { buffer, byteOffset, byteLength } of views) {
			all.set(new Uint8Array(buffer, byteOffset, byteLength), at);
			at += byteLength;
		}
		this.#last = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
	}

	/** 64 hex digits; null for too few rows to tell. */
	get value(): string | null {
		if (this.#rows < FEWEST) return null;
		return Array.from(this.#last, (byte) => byte.toString(16).padStart(2, '0')).join('');
	}
}
