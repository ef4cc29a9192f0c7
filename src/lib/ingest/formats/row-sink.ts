import { LIMITS } from './limits';
import { textBlock, type BadRow } from './table';
import type { TakeBlock } from './table-source';

/** Rows of a block. */
const BLOCK = 2048;

/** Gathers the rows of formats that need no scanning into blocks: blank rows left out, overlong cells bad, all of them counted. */
export class RowSink {
	/** Data rows so far, bad ones included. */
	count = 0;
	#rows: string[][] = [];
	#lines: number[] = [];

	constructor(
		private readonly names: readonly string[],
		private readonly onBlock: TakeBlock,
		private readonly onBad: (bad: BadRow) => void
	) {}

	get full(): boolean {
		return this.#rows.length >= BLOCK;
	}

	/** @param line row, record or line of the file, from 1 */
	add(row: string[], line: number): void {
		let blank = true;
		for (let column = 0; column < row.length; column++) {
			const cell = row[column] ?? '';
			if (cell.length > LIMITS.cell) {
				this.bad(line, `cell is longer than ${LIMITS.cell / 1024} KB`, this.names[column] ?? '');
				return;
			}
			if (blank && cell.trim() !== '') blank = false;
		}
		if (blank) return;
		this.count++;
		this.#rows.push(row);
		this.#lines.push(line);
	}

	bad(line: number, reason: string, column = ''): void {
		this.count++;
		this.onBad({ line, column, reason });
	}

	/** Hands the rows gathered over. @param bytes of the file consumed so far */
	async flush(bytes: number): Promise<void> {
		if (this.#rows.length === 0) return;
		const block = textBlock(this.#rows, this.#lines, bytes);
		this.#rows = [];
		this.#lines = [];
		await this.onBlock(block);
	}
}
