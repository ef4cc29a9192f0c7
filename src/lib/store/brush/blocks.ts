import type { Period } from '../../core/filter';
import { NO_SLOT } from '../../core/incident';
import type { SourceId } from '../../core/source';

/** Codes of names or locations; −1 is none. */
export type CodeColumn = Int16Array | Int32Array;

/** The columns of loaded rows that brushing reads, one entry per row; about 20 bytes a row with `byDay`. */
interface BlockColumns {
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
	/** Rows in the order of their first day, so that a period is a stretch of it. */
	readonly byDay: Uint16Array;
	/** Whether the day of every row is known. */
	readonly dated: boolean;
}

/** What rows are made of as they are loaded, codes already common to all sources. */
export interface LoadedColumns extends Omit<BlockColumns, 'moreDays'> {
	readonly dayLast: Int32Array;
}

/** Most rows of a block: their numbers fit 16 bits. */
const MOST = 65_536;

/** A copy in half the room where the codes allow it. */
function narrowed(codes: CodeColumn): CodeColumn {
	let most = 0;
	for (let i = 0; i < codes.length; i++) most = Math.max(most, codes[i] ?? 0);
	return most > 0x7fff ? codes.slice() : new Int16Array(codes);
}

function daysBetween(first: Int32Array, last: Int32Array): Uint16Array {
	const days = new Uint16Array(first.length);
	for (let i = 0; i < days.length; i++) days[i] = (last[i] ?? 0) - (first[i] ?? 0);
	return days;
}

/** Row numbers by day, rows of a day in their order (counting sort). */
function sortedByDay(days: Int32Array): Uint16Array {
	let first = Infinity;
	let last = -Infinity;
	for (let row = 0; row < days.length; row++) {
		const day = days[row] ?? 0;
		if (day < first) first = day;
		if (day > last) last = day;
	}
	const next = new Uint32Array(Math.max(0, last - first + 2));
	for (let row = 0; row < days.length; row++) {
		const after = (days[row] ?? 0) - first + 1;
		next[after] = (next[after] ?? 0) + 1;
	}
	for (let i = 1; i < next.length; i++) next[i] = (next[i] ?? 0) + (next[i - 1] ?? 0);
	const order = new Uint16Array(days.length);
	for (let row = 0; row < days.length; row++) {
		const day = (days[row] ?? 0) - first;
		const at = next[day] ?? 0;
		next[day] = at + 1;
		order[at] = row;
	}
	return order;
}

function blockOf(source: SourceId, from: number, to: number, { dayLast, ...columns }: LoadedColumns): Block {
	const dayFirst = columns.dayFirst.slice(from, to);
	const moreDays = daysBetween(dayFirst, dayLast.subarray(from, to));
	return {
		source,
		length: to - from,
		dayFirst,
		moreDays,
		slot: columns.slot.slice(from, to),
		location: columns.location.slice(from, to),
		category: narrowed(columns.category.subarray(from, to)),
		outcome: narrowed(columns.outcome.subarray(from, to)),
		area: narrowed(columns.area.subarray(from, to)),
		origin: columns.origin.slice(from, to),
		byDay: sortedByDay(dayFirst),
		dated: moreDays.every((days) => days === 0)
	};
}

/** What is left of a block without the rows of some periods. */
function remaining(block: Block, periods: readonly Period[]): Block[] {
	const { source, length, dayFirst, moreDays, slot, location, category, outcome, area, origin } = block;
	const gone = (row: number): boolean => {
		const first = dayFirst[row] ?? 0;
		const last = first + (moreDays[row] ?? 0);
		return periods.some(({ from, to }) => first >= from && last < to);
	};
	const rows = Array.from({ length }, (_, row) => row).filter((row) => !gone(row));
	if (rows.length === length) return [block];
	if (rows.length === 0) return [];
	const days = Int32Array.from(rows, (row) => dayFirst[row] ?? 0);
	const columns = {
		dayFirst: days,
		dayLast: Int32Array.from(rows, (row, i) => (days[i] ?? 0) + (moreDays[row] ?? 0)),
		slot: Uint8Array.from(rows, (row) => slot[row] ?? NO_SLOT),
		location: Int32Array.from(rows, (row) => location[row] ?? -1),
		category: Int32Array.from(rows, (row) => category[row] ?? -1),
		outcome: Int32Array.from(rows, (row) => outcome[row] ?? -1),
		area: Int32Array.from(rows, (row) => area[row] ?? -1),
		origin: Uint8Array.from(rows, (row) => origin[row] ?? 0)
	};
	return [blockOf(source, 0, rows.length, columns)];
}

/** The rows of all sources in the order of loading. */
export class Blocks {
	#blocks: readonly Block[] = [];

	/** Copies rows: the columns given may be moved elsewhere afterwards. */
	add(source: SourceId, columns: LoadedColumns): void {
		const size = columns.dayFirst.length;
		const starts = Array.from({ length: Math.ceil(size / MOST) }, (_, i) => i * MOST);
		this.#blocks = [...this.#blocks, ...starts.map((from) => blockOf(source, from, Math.min(size, from + MOST), columns))];
	}

	/** Forgets the rows of a source. */
	remove(source: SourceId): void {
		this.#blocks = this.#blocks.filter((block) => block.source !== source);
	}

	/** Forgets the rows of a source that lie wholly inside one of the periods. */
	cut(source: SourceId, periods: readonly Period[]): void {
		this.#blocks = this.#blocks.flatMap((block) => (block.source === source ? remaining(block, periods) : [block]));
	}

	/** Rows of some sources. */
	rows(sources: readonly SourceId[]): number {
		return this.of(sources).reduce((sum, { length }) => sum + length, 0);
	}

	/** Blocks of some sources; all of them for null. */
	of(sources: readonly SourceId[] | null): readonly Block[] {
		return sources ? this.#blocks.filter((block) => sources.includes(block.source)) : this.#blocks;
	}
}
