import type { Period } from '../../core/filter';
import type { Block, BlockColumns, Blocks } from './blocks';

/** The fields whose codes a clause can list. */
export type ListedField = 'location' | 'slot' | 'category' | 'outcome' | 'area' | 'origin';

/** One clause in codes: days inside a period, or codes that pass (`passes[code + 1]` is 1). */
export type Clause =
	{ readonly field: 'period'; readonly period: Period } | { readonly field: ListedField; readonly passes: () => Uint8Array };

/** Bits of a row's `fails`. */
const BITS = 32;

function markPeriod({ dayFirst, moreDays, fails }: Block, { from, to }: Period, bit: number): void {
	const keep = ~bit;
	for (let i = 0; i < fails.length; i++) {
		const first = dayFirst[i] ?? 0;
		const inside = first >= from && first + (moreDays[i] ?? 0) < to;
		fails[i] = ((fails[i] ?? 0) & keep) | (inside ? 0 : bit);
	}
}

function markListed(codes: BlockColumns[ListedField], fails: Uint32Array, failing: Uint32Array, bit: number): void {
	const keep = ~bit;
	for (let i = 0; i < fails.length; i++) fails[i] = ((fails[i] ?? 0) & keep) | (failing[(codes[i] ?? -1) + 1] ?? bit);
}

/**
 * Which rows fail which clause, a bit for each clause: a changed clause costs one pass over one column, and every view then tests
 * its own set of bits (crossfilter's method, github.com/crossfilter/crossfilter). The clauses used last keep their bits.
 */
export class Clauses {
	readonly #blocks: Blocks;
	/** Bit number by the clause as text, least recently used first. */
	readonly #bits = new Map<string, number>();

	constructor(blocks: Blocks) {
		this.#blocks = blocks;
	}

	/** The bits of some clauses, each told by a text that stands for it. A row passes all of them when `fails & mask` is 0. */
	mask(clauses: ReadonlyMap<string, Clause>): number {
		let mask = 0;
		for (const [key, clause] of clauses) {
			const known = this.#bits.get(key);
			const bit = known ?? this.#free();
			this.#bits.delete(key);
			this.#bits.set(key, bit);
			if (known === undefined) this.#mark(clause, 1 << bit);
			mask |= 1 << bit;
		}
		return mask;
	}

	/** To be called when rows came or went: marks of an earlier state are void. */
	clear(): void {
		this.#bits.clear();
	}

	#free(): number {
		if (this.#bits.size < BITS) return this.#bits.size;
		const [oldest] = this.#bits;
		if (!oldest) return 0;
		this.#bits.delete(oldest[0]);
		return oldest[1];
	}

	#mark(clause: Clause, bit: number): void {
		if (clause.field === 'period') {
			for (const block of this.#blocks.all) markPeriod(block, clause.period, bit);
			return;
		}
		const failing = Uint32Array.from(clause.passes(), (passes) => (passes ? 0 : bit));
		for (const block of this.#blocks.all) markListed(block[clause.field], block.fails, failing, bit);
	}
}
