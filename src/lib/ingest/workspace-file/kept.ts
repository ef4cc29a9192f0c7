/**
 * Kept workspaces on a shelf: a folder each, with a file of rows per source and a state file that names them. A new state is written
 * beside the old one and counts once it is whole; only then the old one goes. So whatever stops the writing, the newest whole state opens.
 */
import { HexbeatError } from '../../core/errors';
import type { Block } from './block';
import { head, openContainer, type Container } from './container';
import type { KeptWorkspace } from './contract';
import type { Target } from './draft';
import { rowsOf } from './facts';
import { damaged } from './faults';
import { blocksOf, type Manifest, type SourceEntry } from './manifest';
import type { Shelf, ShelfFile } from './shelf';

const STATE = /^state-(\d{8})-[0-9a-f]{8}$/;
const ROWS = /^rows-[0-9a-f-]{36}$/;
const ID = /^[0-9a-f-]{8,40}$/;
const statesOf = (files: ReadonlyMap<string, number>): string[] =>
	[...files.keys()]
		.filter((name) => STATE.test(name))
		.sort()
		.reverse();

export interface KeptState extends Container {
	readonly folder: string;
	readonly files: ReadonlyMap<string, number>;
}

/** Whether a source's file is there in full and its blocks fill it. */
function isWhole(entry: SourceEntry, files: ReadonlyMap<string, number>): boolean {
	if (entry.file === null || !ROWS.test(entry.file) || files.get(entry.file) !== entry.bytes) return false;
	let end = 0;
	for (const { at, packed } of blocksOf(entry)) {
		if (at !== end) return false;
		end += packed;
	}
	return end === entry.bytes;
}

/** The newest state of a workspace that is whole. @throws HexbeatError workspace-damaged when there is none. */
export async function newestState(shelf: Shelf, folder: string): Promise<KeptState> {
	const files = await shelf.files(folder);
	let fault: unknown = null;
	for (const name of statesOf(files))
		try {
			const container = await openContainer(await shelf.read(folder, name));
			const missing = container.manifest.sources.find((entry) => !isWhole(entry, files));
			if (!missing) return { ...container, folder, files };
			fault ??= damaged(`the incidents of “${missing.facts.label}” are not all there`);
		} catch (error) {
			fault ??= error;
		}
	throw fault instanceof HexbeatError ? fault : damaged('nothing whole was kept of it');
}

async function summary(shelf: Shelf, folder: string): Promise<KeptWorkspace | null> {
	const files = await shelf.files(folder);
	// A first save that never came to its end.
	if (statesOf(files).length === 0) return null;
	const bytes = [...files.values()].reduce((sum, size) => sum + size, 0);
	try {
		const { manifest } = await newestState(shelf, folder);
		return { id: folder, ...tellOf(manifest), bytes, fault: null };
	} catch (error) {
		const text = error instanceof HexbeatError ? error.fault : 'It cannot be read.';
		return { id: folder, name: 'Cannot be opened', saved: new Date(0).toISOString(), sources: 0, rows: 0, bytes, fault: text };
	}
}

export const tellOf = ({ name, saved, sources }: Manifest): Pick<KeptWorkspace, 'name' | 'saved' | 'sources' | 'rows'> => ({
	name,
	saved,
	sources: sources.length,
	rows: sources.reduce((sum, { facts }) => sum + rowsOf(facts), 0)
});

/** Everything kept, newest first. */
export async function listKept(shelf: Shelf): Promise<KeptWorkspace[]> {
	const found: KeptWorkspace[] = [];
	for (const folder of await shelf.folders()) {
		const told = ID.test(folder) ? await summary(shelf, folder) : null;
		if (told) found.push(told);
	}
	return found.sort((a, b) => (a.saved < b.saved ? 1 : -1));
}

export function checkId(id: string): void {
	if (!ID.test(id)) throw new HexbeatError('keep-id', 'There is no such kept workspace.', 'Choose one from the list.');
}

/** Writes a state file, and with it makes what it names the state that opens. */
export async function writeState(
	shelf: Shelf,
	folder: string,
	manifest: Manifest,
	texts: readonly Uint8Array<ArrayBuffer>[]
): Promise<string> {
	const last = statesOf(await shelf.files(folder))[0];
	const number = Number(STATE.exec(last ?? '')?.[1] ?? 0) + 1;
	const name = `state-${String(number).padStart(8, '0')}-${crypto.randomUUID().slice(0, 8)}`;
	const file = await shelf.create(folder, name);
	try {
		file.write(await head(manifest));
		for (const part of texts) file.write(part);
	} catch (error) {
		file.close();
		await shelf.remove(folder, name);
		throw error;
	}
	file.close();
	return name;
}

/** Removes what the newest state does not name. Failing to do so loses room, no data. */
export async function tidy(shelf: Shelf, folder: string, state: string, manifest: Manifest): Promise<void> {
	const needed = new Set([state, ...manifest.sources.flatMap(({ file }) => file ?? [])]);
	for (const name of (await shelf.files(folder)).keys()) if (!needed.has(name)) await shelf.remove(folder, name).catch(() => undefined);
}

/** Writes the sources of a draft into files of their own, and its texts behind the manifest. */
export class KeptTarget implements Target {
	readonly texts: Uint8Array<ArrayBuffer>[] = [];
	readonly #made: string[] = [];
	#file: ShelfFile | null = null;
	#at = 0;
	#textsAt = 0;

	constructor(
		readonly shelf: Shelf,
		readonly folder: string
	) {}

	get at(): number {
		return this.#file ? this.#at : this.#textsAt;
	}

	async startSource(): Promise<string> {
		const name = `rows-${crypto.randomUUID()}`;
		this.#file = await this.shelf.create(this.folder, name);
		this.#made.push(name);
		this.#at = 0;
		return name;
	}

	write(bytes: Uint8Array<ArrayBuffer>): void {
		if (this.#file) {
			this.#file.write(bytes);
			this.#at += bytes.length;
			return;
		}
		this.texts.push(bytes);
		this.#textsAt += bytes.length;
	}

	endSource(): void {
		this.#file?.close();
		this.#file = null;
	}

	async abandon(): Promise<void> {
		this.endSource();
		for (const name of this.#made) await this.shelf.remove(this.folder, name).catch(() => undefined);
		if ((await this.shelf.files(this.folder)).size === 0) await this.shelf.removeFolder(this.folder).catch(() => undefined);
	}
}

export const sliceOf = async (shelf: Shelf, folder: string, file: string): Promise<(block: Block) => Blob> => {
	const blob = await shelf.read(folder, file);
	return ({ at, packed }) => blob.slice(at, at + packed);
};
