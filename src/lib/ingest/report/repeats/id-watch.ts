import { isMissing, isMissingAt } from '../../columns/is-missing';
import type { RowBlock } from '../../formats';
import type { Keeping, RowPlace } from './contract';
import type { ImportIds, Reading } from './import-ids';

/** Pairs of rows kept for comparison, and different ids counted one by one. */
const MOST_PAIRS = 500;
const MOST_IDS = 100_000;

/** A row that repeats an id, and where the row that owns the id stands. */
export interface Pair {
	readonly row: readonly string[];
	readonly other: RowPlace;
}

/**
 * Watches the ids of one file while it is read. Every id is owned by one row: the first in the order of files and lines, or the last
 * where the last is to stay. Rows without an id are never compared. Nothing here makes an object per row but for repeated ones.
 */
export class IdWatch {
	/** Rows beyond the owner's, those of them that another file owns, and those left out. */
	rows = 0;
	elsewhere = 0;
	leftOut = 0;
	readonly pairs: Pair[] = [];
	/** Numbers of the other files, and of those that owned an id until now. */
	readonly files = new Set<number>();
	readonly overtaken = new Set<number>();
	readonly #ids = new Set<number>();
	readonly #file: number;
	#entry = -1;
	#present = false;

	constructor(
		private readonly all: ImportIds,
		/** Number of this reading. */
		readonly reading: number,
		private readonly column: number,
		readonly keeping: Keeping
	) {
		this.#file = all.reading(reading)?.file ?? 0;
	}

	/** Different ids that repeat; counted up to 100,000. */
	get ids(): number {
		return this.#ids.size;
	}

	/** Before the last row of each id is known: makes a row the owner unless a later file is. */
	claim(row: readonly string[], line: number): void {
		this.#lookFor(row[this.column] ?? '');
		if (!this.#present) return;
		if (this.#entry < 0) this.all.table.add(this.reading, line);
		else if (this.#precedence() >= 0) this.#own(line);
	}

	/** Whether a row is left out because its id belongs to another one. Asked once for each row, before `keep`. */
	leaves(block: RowBlock, i: number): boolean {
		const line = block.line(i);
		this.#look(block, i);
		if (!this.#present || this.#entry < 0) return false;
		if (this.keeping === 'all' || this.#isOwner(line) || !this.#owner()) return false;
		if (this.keeping === 'first' && this.#precedence() < 0) return false;
		this.leftOut++;
		this.#repeat(block, i);
		return true;
	}

	/** A row was taken whose `leaves` was just asked. */
	keep(block: RowBlock, i: number): void {
		if (!this.#present || this.keeping === 'last') return;
		const line = block.line(i);
		if (this.#entry < 0) this.all.table.add(this.reading, line);
		else if (!this.#owner()) this.#own(line);
		else {
			const yields = this.keeping === 'first';
			this.#repeat(block, i);
			if (yields) this.#own(line);
		}
	}

	/** Why the row just left out is: where the row stands that keeps its id. */
	get reason(): string {
		const owner = this.#owner();
		const line = String(this.all.table.line(this.#entry));
		return owner && owner.file !== this.#file ? `Repeats the id of line ${line} of “${owner.name}”.` : `Repeats the id of line ${line}.`;
	}

	#look(block: RowBlock, i: number): void {
		const { spans } = block;
		if (!spans) {
			this.#lookFor(block.row(i)[this.column] ?? '');
			return;
		}
		const { bytes, at, width } = spans;
		const cell = 2 * (i * width + this.column);
		const from = at[cell] ?? 0;
		const to = at[cell + 1] ?? 0;
		this.#present = !isMissingAt(bytes, from, to);
		this.#entry = this.#present ? this.all.table.findAt(bytes, from, to) : -1;
	}

	#lookFor(id: string): void {
		this.#present = !isMissing(id);
		this.#entry = this.#present ? this.all.table.find(id) : -1;
	}

	/** The reading that owns the id in hand, if it still counts. */
	#owner(): Reading | undefined {
		return this.all.reading(this.all.table.owner(this.#entry));
	}

	/** Positive when this file comes after the owner's (or that one no longer counts), 0 in the same file, negative before it. */
	#precedence(): number {
		const owner = this.#owner();
		if (this.all.table.owner(this.#entry) === this.reading) return 0;
		return owner ? this.#file - owner.file : 1;
	}

	#isOwner(line: number): boolean {
		return this.all.table.owner(this.#entry) === this.reading && this.all.table.line(this.#entry) === line;
	}

	#own(line: number): void {
		const owner = this.#owner();
		if (owner && owner.file !== this.#file) this.overtaken.add(owner.file);
		this.all.table.give(this.#entry, this.reading, line);
	}

	#repeat(block: RowBlock, i: number): void {
		const { table } = this.all;
		const owner = this.#owner();
		this.rows++;
		if (this.#ids.size < MOST_IDS) this.#ids.add(this.#entry);
		if (owner && owner.file !== this.#file) {
			this.elsewhere++;
			this.files.add(owner.file);
		}
		if (this.pairs.length < MOST_PAIRS)
			this.pairs.push({ row: block.row(i).map(copied), other: { reading: table.owner(this.#entry), line: table.line(this.#entry) } });
	}
}

/** A text of its own: a cell can hold the whole block alive that it was cut from. */
const copied = (text: string): string => Array.from(text).join('');
