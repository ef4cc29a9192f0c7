import type { SourceFacts } from '../../core/source';
import { readBlock, type Block } from './block';
import { ROW_BYTES } from './columns';
import { readFacts, rowsOf } from './facts';
import { damaged, tooLarge } from './faults';
import { LIMITS } from './limits';
import { field, list, oneOf, optional, text, whole } from './shape';

export const VARIANTS = ['rows', 'aggregates'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Rows of a source, packed. */
export interface RowBlock extends Block {
	readonly rows: number;
}

export interface SourceEntry {
	readonly facts: SourceFacts;
	/** File beside the manifest that holds its blocks; null when they follow the manifest. */
	readonly file: string | null;
	/** Bytes of its blocks in all. */
	readonly bytes: number;
	readonly names: Block;
	readonly points: Block;
	/** Cells of coarsened positions; null without. */
	readonly cells: Block | null;
	readonly rows: readonly RowBlock[];
}

export interface CountsEntry {
	readonly resolution: number;
	/** Counts that follow. */
	readonly length: number;
	readonly sources: readonly string[];
	readonly names: Block;
	readonly values: Block;
}

/** What a workspace says of itself, before any of its blocks is unpacked. */
export interface Manifest {
	readonly variant: Variant;
	readonly name: string;
	readonly saved: string;
	readonly view: string;
	/** Layers and documents. */
	readonly texts: Block;
	readonly sources: readonly SourceEntry[];
	readonly counts: CountsEntry | null;
}

export const COUNT_BYTES = 12;

function readRowBlock(value: unknown, where: string): RowBlock {
	const rows = whole(field(value, 'rows', where), 1, LIMITS.blockRows, `the rows of ${where}`);
	const block = readBlock(value, LIMITS.blockRows * ROW_BYTES, where);
	if (block.size !== rows * ROW_BYTES) throw damaged(`${where} says ${String(rows)} rows and ${String(block.size)} bytes`);
	return { ...block, rows };
}

function readSource(value: unknown, index: number): SourceEntry {
	const where = `source ${String(index + 1)}`;
	const facts = readFacts(field(value, 'facts', where), where);
	const file = field(value, 'file', where);
	const cells = field(value, 'cells', where);
	const rows = list(field(value, 'rows', where), LIMITS.rows, `the blocks of ${where}`, (item, i) =>
		readRowBlock(item, `block ${String(i + 1)} of ${where}`)
	);
	const held = rows.reduce((sum, block) => sum + block.rows, 0);
	if (held !== rowsOf(facts)) throw damaged(`the rows of ${where} do not add up`);
	if (cells !== null && facts.positions !== 'cells') throw damaged(`${where} says otherwise than its positions`);
	return {
		facts,
		file: file === null ? null : text(file, 100, `the file of ${where}`),
		bytes: whole(field(value, 'bytes', where), 0, Number.MAX_SAFE_INTEGER, `the size of ${where}`),
		names: readBlock(field(value, 'names', where), LIMITS.text, `the names of ${where}`),
		points: readBlock(field(value, 'points', where), LIMITS.points * 16, `the points of ${where}`),
		cells: cells === null ? null : readBlock(cells, LIMITS.points * 32, `the cells of ${where}`),
		rows
	};
}

function readCounts(value: unknown): CountsEntry {
	const where = 'the table of counts';
	const length = whole(field(value, 'length', where), 0, LIMITS.counts, `the length of ${where}`);
	const values = readBlock(field(value, 'values', where), LIMITS.counts * COUNT_BYTES, where);
	if (values.size !== length * COUNT_BYTES) throw damaged(`${where} has another length than it says`);
	return {
		resolution: whole(field(value, 'resolution', where), 0, 15, `the resolution of ${where}`),
		length,
		sources: list(field(value, 'sources', where), LIMITS.sources, `the sources of ${where}`, (item) => text(item, LIMITS.name, 'a source')),
		names: readBlock(field(value, 'names', where), LIMITS.text, `the names of ${where}`),
		values
	};
}

/** Checks what a manifest says, field by field; nothing that it does not know is taken over. */
export function readManifest(value: unknown): Manifest {
	const where = 'the table of contents';
	const saved = text(field(value, 'saved', where), 40, 'the date');
	if (Number.isNaN(Date.parse(saved))) throw damaged('the date cannot be read');
	const variant = oneOf(field(value, 'variant', where), VARIANTS, 'the kind of workspace');
	const counts = optional(value, 'counts');
	const sources = list(field(value, 'sources', where), LIMITS.sources, 'the list of sources', readSource);
	if (sources.reduce((sum, { facts }) => sum + rowsOf(facts), 0) > LIMITS.rows)
		throw tooLarge(`more than ${String(LIMITS.rows)} incidents`);
	if ((variant === 'aggregates') !== (counts !== null && counts !== undefined) || (variant === 'aggregates' && sources.length > 0))
		throw damaged('the kind of workspace and its content do not fit');
	return {
		variant,
		name: text(field(value, 'name', where), LIMITS.name, 'the name'),
		saved: new Date(saved).toISOString(),
		view: text(field(value, 'view', where), 1_000_000, 'the view'),
		texts: readBlock(field(value, 'texts', where), LIMITS.text, 'the layers and notes'),
		sources,
		counts: variant === 'aggregates' ? readCounts(counts) : null
	};
}

/** Every block of a manifest that lies behind it. */
export function ownBlocks({ texts, sources, counts }: Manifest): Block[] {
	const own = sources.filter(({ file }) => file === null);
	return [texts, ...own.flatMap(blocksOf), ...(counts ? [counts.names, counts.values] : [])];
}

export const blocksOf = ({ names, points, cells, rows }: SourceEntry): Block[] => [names, points, ...(cells ? [cells] : []), ...rows];
