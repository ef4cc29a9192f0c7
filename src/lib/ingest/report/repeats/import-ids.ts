import type { Scan } from './contract';
import { IdTable } from './id-table';

/** One reading of a file; a later reading of the same file takes its place. */
export interface Reading {
	/** Number of the file in the import: its place in the list. */
	readonly file: number;
	readonly name: string;
	/** Headers of the columns in order. */
	readonly columns: readonly string[];
	readonly digest: string;
	/** Reads its rows once more, to compare them. */
	readonly scan: Scan;
	/** Its rows count; false once the file was removed or read again. */
	live: boolean;
}

/** The ids of the files that are imported together, compared while they are read and forgotten when the import ends. */
export class ImportIds {
	table = new IdTable();
	#readings: Reading[] = [];

	/** Begins a reading; an earlier one of the same file no longer counts. @returns its number */
	begin(reading: Omit<Reading, 'live'>): number {
		this.forget([reading.file]);
		return this.#readings.push({ ...reading, live: true }) - 1;
	}

	reading(number: number): Reading | undefined {
		return this.#readings[number];
	}

	/** Whether another file that counts has the same content. */
	holds(digest: string, file: number): boolean {
		return this.#readings.some((reading) => reading.live && reading.file !== file && reading.digest === digest);
	}

	/** Takes files out of the comparison; with none left, everything is freed. */
	forget(files: readonly number[] | null): void {
		for (const reading of this.#readings) if (files === null || files.includes(reading.file)) reading.live = false;
		if (this.#readings.some(({ live }) => live)) return;
		this.#readings = [];
		this.table = new IdTable();
	}
}
