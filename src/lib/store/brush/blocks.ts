import type { SourceId } from '../../core/source';

/** Codes of names or locations; −1 is none. */
export type CodeColumn = Int16Array | Int32Array;

/** The columns of loaded rows that brushing reads, one entry per row; about 22 bytes a row together with `fails`. */
export interface BlockColumns {
	readonly dayFirst: Int32Array;
	/** Days from the first to the last day on which it can have happened; 0 unless only the month is known. */
	readonly moreDays: Uint16Array;
	readonly slot: Uint8Array;
	readonly location: Int32Array;
	readonly category: CodeColumn;
	readonly outcome: CodeColumn;
	readonly area: CodeColumn;
	readonly origin: Uint8Array;
}

export interface Block extends BlockColumns {
	readonly source: SourceId;
	readonly length: number;
	/** One bit for each clause that the row fails. */
	readonly fails: Uint32Array;
}

/** What a row is made of as it is loaded, codes already common to all sources. */
export interface LoadedColumns extends Omit<BlockColumns, 'moreDays'> {
	readonly dayLast: Int32Array;
}

/** Half the room where the codes allow it. */
function narrowed(codes: CodeColumn): CodeColumn {
	for (const code of codes) if (code > 0x7fff) return codes;
	return Int16Array.from(codes);
}

/** The rows of all sources in the order of loading, in the blocks in which they came. */
export class Blocks {
	#blocks: readonly Block[] = [];

	add(source: SourceId, { dayLast, ...columns }: LoadedColumns): void {
		const { dayFirst, category, outcome, area } = columns;
		const block: Block = {
			...columns,
			source,
			length: dayFirst.length,
			moreDays: Uint16Array.from(dayLast, (last, i) => last - (dayFirst[i] ?? last)),
			category: narrowed(category),
			outcome: narrowed(outcome),
			area: narrowed(area),
			fails: new Uint32Array(dayFirst.length)
		};
		this.#blocks = [...this.#blocks, block];
	}

	/** Forgets the rows of a source. */
	remove(source: SourceId): void {
		this.#blocks = this.#blocks.filter((block) => block.source !== source);
	}

	get all(): readonly Block[] {
		return this.#blocks;
	}

	/** Blocks of some sources; all of them for null. */
	of(sources: readonly SourceId[] | null): readonly Block[] {
		return sources ? this.#blocks.filter((block) => sources.includes(block.source)) : this.#blocks;
	}
}
