import type { CleanBatch, IncidentBatch } from '../../core/incident';
import { createReopening, type Reopening } from '../privacy/reopen';
import { unpack, type Block } from './block';
import { fromBytes } from './columns';
import type { OpenSource, WorkspaceHead } from './contract';
import { HexbeatError } from '../../core/errors';
import { damaged } from './faults';
import type { Manifest, SourceEntry } from './manifest';
import { cellsFromBytes, namesFromBytes, pointsFromBytes, type SourceNames } from './pieces';
import { textsFromBytes } from './texts';

/** Finds the bytes of a source's blocks. */
export type SliceOf = (entry: SourceEntry) => Promise<(block: Block) => Blob>;

interface Reading {
	readonly gate: Reopening;
	readonly slice: (block: Block) => Blob;
	next: number;
}

const NOTHING: SourceNames = { category: [], outcome: [], area: [] };

/** A workspace whose blocks are read in order, each through the gate. */
export class Opened {
	readonly #reading = new Map<number, Reading>();

	constructor(
		readonly manifest: Manifest,
		private readonly sliceOf: SliceOf
	) {}

	get sources(): OpenSource[] {
		return this.manifest.sources.map(({ facts, rows, file }) => ({ facts, blocks: rows.length, file }));
	}

	async read(source: number, block: number): Promise<CleanBatch> {
		const entry = this.manifest.sources[source];
		const rows = entry?.rows[block];
		if (!entry || !rows) throw new HexbeatError('workspace-block', 'There is no such block in the workspace.', 'Open the workspace again.');
		const reading = await this.#begin(source, entry, block);
		const where = `source ${String(source + 1)}`;
		const columns = fromBytes(await unpack(reading.slice(rows), rows, `block ${String(block + 1)} of ${where}`), rows.rows);
		const fresh = block === 0 ? await placesAndNames(entry, reading, where) : { newNames: NOTHING, newPoints: new Float64Array(0) };
		const clean = reading.gate.pass({
			length: rows.rows,
			columns,
			...(block > 0 && entry.cells && { newCells: new Uint32Array(0) }),
			...fresh
		});
		if (block === entry.rows.length - 1) reading.gate.finish();
		return clean;
	}

	async #begin(source: number, entry: SourceEntry, block: number): Promise<Reading> {
		let reading = this.#reading.get(source);
		if (block === 0) {
			reading = { gate: createReopening(entry.facts), slice: await this.sliceOf(entry), next: 0 };
			this.#reading.set(source, reading);
		}
		if (reading?.next !== block)
			throw new HexbeatError('workspace-block', 'The blocks were read out of order.', 'Open the workspace again.');
		reading.next++;
		return reading;
	}
}

async function placesAndNames(
	entry: SourceEntry,
	{ slice }: Reading,
	where: string
): Promise<Pick<IncidentBatch, 'newNames' | 'newPoints' | 'newCells'>> {
	const { names, points, cells } = entry;
	const newNames = namesFromBytes(await unpack(slice(names), names, `the names of ${where}`), `the names of ${where}`);
	const newPoints = pointsFromBytes(await unpack(slice(points), points, `the points of ${where}`), `the points of ${where}`);
	if (!cells) return { newNames, newPoints };
	const words = await unpack(slice(cells), cells, `the cells of ${where}`);
	return { newNames, newPoints, newCells: cellsFromBytes(words, newPoints.length / 2, `the cells of ${where}`) };
}

/** What a workspace holds besides its incidents. */
export async function headOf(manifest: Manifest, slice: (block: Block) => Blob): Promise<WorkspaceHead> {
	const { name, saved, view, texts } = manifest;
	const content = await textsFromBytes(await unpack(slice(texts), texts, 'the layers and notes'));
	return { name, saved, view, ...content };
}

/** Blocks of a source that no other file holds. */
export function ownSlices(slice: (block: Block) => Blob): SliceOf {
	return ({ file }) => {
		if (file !== null) throw damaged('its incidents are in another file');
		return Promise.resolve(slice);
	};
}
