import { HexbeatError } from '../../core/errors';
import type { CleanBatch } from '../../core/incident';
import { moved } from '../../core/rpc';
import { openContainer } from './container';
import type { Keeper, OpenRows, Room } from './contract';
import { readCountsFile, writeCountsFile } from './counts-file';
import { Drafts } from './drafts';
import { damaged } from './faults';
import { checkId, listKept, newestState, sliceOf, tidy, writeState } from './kept';
import type { Manifest } from './manifest';
import { Opened, headOf, ownSlices, type SliceOf } from './opened';
import type { Shelf } from './shelf';

export interface KeeperOptions {
	/** Where workspaces are kept; a sentence that says why there is no such place. */
	readonly shelf: Shelf | string;
	/** Room on this computer; null when the browser does not say. */
	readonly room?: () => Promise<Room | null>;
}

/** Keeps and opens workspaces; see {@link Keeper}. */
export function createKeeper({ shelf, room = () => Promise.resolve(null) }: KeeperOptions): Keeper {
	const place = (): Shelf => {
		if (typeof shelf !== 'string') return shelf;
		throw new HexbeatError('keep-blocked', shelf, 'Save a workspace file instead.');
	};
	const drafts = new Drafts(place, room);
	return {
		fault: () => Promise.resolve(typeof shelf === 'string' ? shelf : null),
		room,
		list: () => (typeof shelf === 'string' ? Promise.resolve([]) : listKept(shelf)),
		rename: (id, name) => rename(place(), id, name),
		remove: async (id) => {
			checkId(id);
			await place().removeFolder(id);
		},
		wipe: async () => {
			for (const folder of await place().folders()) await place().removeFolder(folder);
		},
		begin: (id, rows) =>
			new Promise((resolve) => {
				resolve(drafts.begin(id, rows));
			}),
		addSource: drafts.addSource,
		addRows: drafts.addRows,
		commit: drafts.commit,
		toFile: drafts.toFile,
		abandon: (draft) => drafts.abandon(draft),
		countsFile: writeCountsFile,
		...opening(place)
	};
}

function opening(place: () => Shelf): Pick<Keeper, 'open' | 'openFile' | 'read' | 'close'> {
	const opened = new Map<number, Opened>();
	let next = 1;
	const openRows = (manifest: Manifest, slices: SliceOf, head: OpenRows['head']): OpenRows => {
		const file = new Opened(manifest, slices);
		opened.set(next, file);
		return { variant: 'rows', handle: next++, head, sources: file.sources };
	};
	return {
		async open(id) {
			checkId(id);
			const { manifest, slice } = await newestState(place(), id);
			return openRows(manifest, ({ file }) => sliceOf(place(), id, file ?? ''), await headOf(manifest, slice));
		},
		async openFile(file) {
			const container = await openContainer(file);
			const { manifest, slice } = container;
			if (manifest.sources.some((source) => source.file !== null)) throw damaged('its incidents are in another file');
			if (manifest.counts) return readCountsFile(container, manifest.counts);
			return openRows(manifest, ownSlices(slice), await headOf(manifest, slice));
		},
		async read(handle, source, block) {
			const file = opened.get(handle);
			if (!file) throw new HexbeatError('workspace-block', 'The workspace was closed.', 'Open it again.');
			const batch = await file.read(source, block);
			return moved(batch, buffersOf(batch));
		},
		close(handle) {
			opened.delete(handle);
			return Promise.resolve();
		}
	};
}

/** Writes the newest state again under another name. */
async function rename(shelf: Shelf, id: string, name: string): Promise<void> {
	checkId(id);
	const { manifest, slice } = await newestState(shelf, id);
	const texts = new Uint8Array(await slice(manifest.texts).arrayBuffer());
	const renamed = { ...manifest, name };
	await tidy(shelf, id, await writeState(shelf, id, renamed, [texts]), renamed);
}

function buffersOf({ columns, newPoints, newCells }: CleanBatch): Transferable[] {
	const arrays: readonly { readonly buffer: ArrayBufferLike }[] = [
		...(Object.values(columns) as { buffer: ArrayBufferLike }[]),
		newPoints,
		...(newCells ? [newCells] : [])
	];
	return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}
