import { HexbeatError } from '../../../core/errors';
import type { Scan } from './contract';
import { IdTable } from './id-table';

/** One reading of a file; a later reading of the same file takes its place. */
export interface Reading {
	/** Number of the file in the import: its place in the list. */
	readonly file: number;
	readonly name: string;
	/** Headers of the columns in order. */
	readonly columns: readonly string[];
	/** Digest of its content, made while it is read. */
	readonly digest: Promise<string>;
	/** Reads its rows once more, to compare them. */
	readonly scan: Scan;
}

/** Readings that the table can tell apart. */
const MOST = 0xffff;

/** The ids of the files that are imported together, compared while they are read and forgotten when the import ends. */
export class ImportIds {
	table = new IdTable();
	/** Readings that count, by number. Numbers are not used again: a reading that was cancelled may still run for a moment. */
	readonly #readings = new Map<number, Reading>();
	#next = 0;

	/** Begins a reading; an earlier one of the same file no longer counts. @returns its number */
	begin(reading: Reading): number {
		this.forget([reading.file]);
		if (this.#next > MOST)
			throw new HexbeatError(
				'too-many-files',
				'Too many files were read without being loaded.',
				'Press Load or reload the page, then go on.'
			);
		this.#readings.set(this.#next, reading);
		return this.#next++;
	}

	/** A reading that counts; undefined once its file was removed or read again. */
	reading(number: number): Reading | undefined {
		return this.#readings.get(number);
	}

	/** Whether another file counts. */
	hasOthers(file: number): boolean {
		return [...this.#readings.values()].some((reading) => reading.file !== file);
	}

	/** Whether another file that counts has the same content. */
	async holds(digest: Promise<string>, file: number): Promise<boolean> {
		const others = [...this.#readings.values()].filter((reading) => reading.file !== file);
		if (others.length === 0) return false;
		const mine = await digest;
		// A reading that was cancelled has no digest.
		const theirs = await Promise.allSettled(others.map((reading) => reading.digest));
		return theirs.some((other) => other.status === 'fulfilled' && other.value === mine);
	}

	/** Takes files out of the comparison (null: all of them); with none left, everything is freed. */
	forget(files: readonly number[] | null): void {
		for (const [number, { file }] of this.#readings) if (files === null || files.includes(file)) this.#readings.delete(number);
		if (this.#readings.size > 0) return;
		this.table = new IdTable();
		if (this.#next > MOST / 2) this.#next = 0;
	}
}
