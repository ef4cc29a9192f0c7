import { PRECISIONS } from '../../core/incident';
import { POSITIONS, type SourceFacts } from '../../core/source';
import { readBlock, type Block } from './block';
import { ROW_BYTES } from './columns';
import { damaged, tooLarge } from './faults';
import { LIMITS } from './limits';
import { field, flag, list, oneOf, optional, text, whole } from './shape';

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

const PROFILES: readonly SourceFacts['profile'][] = ['police-uk-street', 'police-uk-stop-search', 'safezone', 'generic'];
/** Days since 1970 of the years 1800 to 2200. */
const DAYS = { first: -62_091, last: 84_006 };
export const COUNT_BYTES = 12;

function readFacts(value: unknown, where: string): SourceFacts {
	const count = (name: string): number => whole(field(value, name, where), 0, LIMITS.rows, `${name} of ${where}`);
	const days = field(value, 'days', where);
	const day = (name: 'first' | 'last'): number => whole(field(days, name, where), DAYS.first, DAYS.last, `the ${name} day of ${where}`);
	const precision = field(value, 'precision', where);
	const key = text(field(value, 'key', where), 64, `the key of ${where}`);
	if (!/^[0-9a-f]{8,64}$/.test(key)) throw damaged(`the key of ${where} is not hexadecimal`);
	const positions = oneOf(field(value, 'positions', where), POSITIONS, `the positions of ${where}`);
	if (positions === 'exact') throw damaged(`${where} holds exact positions, which no Hexbeat saves`);
	return {
		key,
		label: text(field(value, 'label', where), LIMITS.name, `the name of ${where}`),
		profile: oneOf(field(value, 'profile', where), PROFILES, `the layout of ${where}`),
		rows: count('rows'),
		accepted: count('accepted'),
		rejected: count('rejected'),
		unlocated: count('unlocated'),
		precision: precision === null ? null : oneOf(precision, PRECISIONS, `the precision of ${where}`),
		days: days === null ? null : { first: day('first'), last: day('last') },
		snapped: flag(field(value, 'snapped', where), `“snapped” of ${where}`),
		positions,
		synthetic: flag(field(value, 'synthetic', where), `“synthetic” of ${where}`)
	};
}

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
	const accepted = rows.reduce((sum, block) => sum + block.rows, 0);
	if (accepted !== facts.accepted || facts.rows !== facts.accepted + facts.rejected) throw damaged(`the rows of ${where} do not add up`);
	if ((facts.positions === 'cells') !== (cells !== null) && facts.accepted > facts.unlocated)
		throw damaged(`${where} says otherwise than its positions`);
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
	if (sources.reduce((sum, { facts }) => sum + facts.accepted, 0) > LIMITS.rows)
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
