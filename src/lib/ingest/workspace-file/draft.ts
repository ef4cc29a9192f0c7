import type { SourceContents } from '../../core/answers';
import { HexbeatError } from '../../core/errors';
import type { IncidentColumns } from '../../core/incident';
import type { SourceFacts } from '../../core/source';
import { Coarsener } from '../privacy/coarsener';
import { pack, type Block } from './block';
import { toBytes } from './columns';
import type { WorkspaceHead, Written } from './contract';
import { rowsOf } from './facts';
import type { Manifest, RowBlock, SourceEntry } from './manifest';
import { bytesOf, namesToBytes } from './pieces';
import { textsToBytes } from './texts';

/** Where the blocks of a draft go. */
export interface Target {
	/** Begins a source; the file that it gets, or null when all share one. */
	startSource(): Promise<string | null>;
	/** Place of the next block. */
	readonly at: number;
	write(bytes: Uint8Array<ArrayBuffer>): void | Promise<void>;
	endSource(): void;
	/** Removes what was written. */
	abandon(): Promise<void>;
}

export type DraftSource = Pick<SourceContents, 'names' | 'points' | 'cells'>;

/** Rows of a block: what is read back at once. */
const BLOCK = 262_144;

interface Open {
	readonly entry: Omit<SourceEntry, 'rows' | 'bytes'>;
	readonly start: number;
	/** Gives exact positions up; null where they stay as they are. */
	readonly coarsener: Coarsener | null;
	readonly rows: RowBlock[];
}

/** A workspace being written, source by source, block by block. Exact positions are written as their hexagons. */
export class Draft {
	readonly #entries: SourceEntry[] = [];
	#open: Open | null = null;
	#written: Written = { rows: 0, bytes: 0 };

	constructor(readonly target: Target) {}

	get written(): Written {
		return this.#written;
	}

	async addSource(facts: SourceFacts, source: DraftSource): Promise<void> {
		this.#endSource();
		const { target } = this;
		const file = await target.startSource();
		const start = target.at;
		const coarsener = isExact(facts) ? await coarsenerOf(source.points) : null;
		const coarse = coarsener?.apply(NO_ROWS, source.points.length / 2, 0);
		const cells = coarse?.newCells ?? source.cells ?? null;
		const names = await this.#add(namesToBytes(source.names));
		const points = await this.#add(bytesOf(coarse?.newPoints ?? source.points));
		const entry = { facts: savedFacts(facts), file, names, points, cells: cells && (await this.#add(bytesOf(cells))) };
		this.#open = { entry, start, coarsener, rows: [] };
	}

	/** Adds a source that is kept already. */
	keepSource(entry: SourceEntry): void {
		this.#endSource();
		this.#entries.push(entry);
		this.#count(rowsOf(entry.facts), 0);
	}

	async addRows(columns: IncidentColumns): Promise<Written> {
		const open = this.#open;
		if (!open) throw new HexbeatError('keep-order', 'Rows came without their source.', 'Save again; if it happens again, report it.');
		const { length } = columns.dayFirst;
		const placed = open.coarsener ? { ...columns, location: open.coarsener.apply(columns.location, 0, 0).location } : columns;
		for (let from = 0; from < length; from += BLOCK) {
			const to = Math.min(length, from + BLOCK);
			open.rows.push({ ...(await this.#add(toBytes(placed, from, to))), rows: to - from });
			this.#count(to - from, 0);
		}
		return this.#written;
	}

	/** Ends the sources and writes the texts; what the manifest says. */
	async finish(head: WorkspaceHead): Promise<Manifest> {
		this.#endSource();
		const { name, saved, view } = head;
		return { variant: 'rows', name, saved, view, texts: await this.#add(textsToBytes(head)), sources: this.#entries, counts: null };
	}

	/** Ends the source that was last added. */
	#endSource(): void {
		const open = this.#open;
		this.#open = null;
		if (!open) return;
		const rows = open.rows.reduce((sum, block) => sum + block.rows, 0);
		const expected = rowsOf(open.entry.facts);
		if (rows !== expected)
			throw new HexbeatError(
				'rows-lost',
				`A source of ${String(expected)} incidents was written with ${String(rows)}.`,
				'Save again; if it happens again, report it.'
			);
		this.#entries.push({ ...open.entry, rows: open.rows, bytes: this.target.at - open.start });
		this.target.endSource();
	}

	async #add(bytes: Uint8Array<ArrayBuffer>): Promise<Block> {
		const { packed, block } = await pack(bytes, this.target.at);
		await this.target.write(packed);
		this.#count(0, packed.length);
		return block;
	}

	#count(rows: number, bytes: number): void {
		this.#written = { rows: this.#written.rows + rows, bytes: this.#written.bytes + bytes };
	}
}

/** Positions that are never saved as points. Facts that do not say are taken for exact unless their points are shared. */
const isExact = ({ positions, snapped }: SourceFacts): boolean => (positions === undefined ? !snapped : positions === 'exact');

/** The facts of a source as it is saved. */
function savedFacts(facts: SourceFacts): SourceFacts {
	return { ...facts, positions: isExact(facts) ? 'cells' : (facts.positions ?? 'shared') };
}

const NO_ROWS = new Int32Array(0);

/** Hexagons of all points of a source. */
async function coarsenerOf(points: Float64Array): Promise<Coarsener> {
	const coarsener = new Coarsener({ size: points.length / 2, slice: (from, to) => points.subarray(2 * from, 2 * to) });
	await coarsener.index(Infinity);
	return coarsener;
}
