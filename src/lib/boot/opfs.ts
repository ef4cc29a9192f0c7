/** The browser's private file storage (OPFS) as a shelf. Works in a worker only: files are written by synchronous handles. */
import type { Room } from '../ingest';
import type { Shelf, ShelfFile } from '../ingest/workspace-file';

const ROOT = 'hexbeat-workspaces';

const NO_STORAGE = 'This browser has no private file storage, so workspaces cannot be kept on this computer.';
const BLOCKED = 'The browser blocks storage for this site, as it does in some private windows: workspaces cannot be kept on this computer.';

/** Does nothing where the folder does not exist. */
async function ifThere(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
	}
}

/** The shelf, or a sentence that says why there is none. */
export async function openOpfs(): Promise<Shelf | string> {
	// Absent in older browsers and where the page is not served securely.
	const storage = navigator.storage as StorageManager | undefined;
	if (typeof storage?.getDirectory !== 'function') return NO_STORAGE;
	try {
		await storage.getDirectory();
		return 'createSyncAccessHandle' in FileSystemFileHandle.prototype ? shelfIn() : NO_STORAGE;
	} catch {
		return BLOCKED;
	}
}

/** Bytes used and allowed for this site; null when the browser does not say. */
export async function storageRoom(): Promise<Room | null> {
	const { usage, quota } = await navigator.storage.estimate();
	return usage === undefined || quota === undefined ? null : { used: usage, quota };
}

/** The root anew for each use: clearing the site's data while it is open makes old handles useless. Nothing is made before it is written to. */
const rootFolder = async (create = false): Promise<FileSystemDirectoryHandle> =>
	(await navigator.storage.getDirectory()).getDirectoryHandle(ROOT, { create });

function shelfIn(): Shelf {
	const folderOf = async (name: string, create = false): Promise<FileSystemDirectoryHandle> =>
		(await rootFolder(create)).getDirectoryHandle(name, { create });
	return {
		async folders() {
			const names: string[] = [];
			await ifThere(async () => {
				for await (const [name, handle] of (await rootFolder()).entries()) if (handle.kind === 'directory') names.push(name);
			});
			return names;
		},
		async files(folder) {
			const sizes = new Map<string, number>();
			await ifThere(async () => {
				for await (const [name, handle] of (await folderOf(folder)).entries())
					if (handle.kind === 'file') sizes.set(name, (await handle.getFile()).size);
			});
			return sizes;
		},
		async create(folder, name) {
			const handle = await (await folderOf(folder, true)).getFileHandle(name, { create: true });
			return fileOn(await handle.createSyncAccessHandle());
		},
		async read(folder, name) {
			return (await (await folderOf(folder)).getFileHandle(name)).getFile();
		},
		async remove(folder, name) {
			await (await folderOf(folder)).removeEntry(name);
		},
		async removeFolder(folder) {
			await ifThere(async () => (await rootFolder()).removeEntry(folder, { recursive: true }));
		}
	};
}

function fileOn(handle: FileSystemSyncAccessHandle): ShelfFile {
	let at = 0;
	return {
		write(bytes) {
			const written = handle.write(bytes, { at });
			if (written < bytes.length) throw new DOMException('The disk is full.', 'QuotaExceededError');
			at += written;
		},
		close() {
			try {
				handle.flush();
			} finally {
				handle.close();
			}
		}
	};
}
