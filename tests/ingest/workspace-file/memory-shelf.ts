import type { Shelf, ShelfFile } from '../../../src/lib/ingest/workspace-file/shelf';

const full = (): Error => Object.assign(new Error('full'), { name: 'QuotaExceededError' });

/** A shelf in memory that can break off: after so many steps nothing more is written, as when a tab closes or a disk is full. */
export class MemoryShelf implements Shelf {
	readonly #folders = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();
	/** Steps (a write, a close, a removal) that still succeed. */
	steps = Infinity;
	/** Bytes that fit. */
	room = Infinity;

	folders(): Promise<string[]> {
		return Promise.resolve([...this.#folders.keys()]);
	}

	files(folder: string): Promise<Map<string, number>> {
		return Promise.resolve(new Map([...(this.#folders.get(folder) ?? [])].map(([name, bytes]) => [name, bytes.length])));
	}

	create(folder: string, name: string): Promise<ShelfFile> {
		this.#step();
		const files = this.#folders.get(folder) ?? new Map<string, Uint8Array<ArrayBuffer>>();
		this.#folders.set(folder, files);
		files.set(name, new Uint8Array(0));
		return Promise.resolve({
			write: (bytes) => {
				this.#step();
				if (this.#size() + bytes.length > this.room) throw full();
				const before = files.get(name) ?? new Uint8Array(0);
				const after = new Uint8Array(before.length + bytes.length);
				after.set(before);
				after.set(bytes, before.length);
				files.set(name, after);
			},
			close: () => undefined
		});
	}

	read(folder: string, name: string): Promise<Blob> {
		const bytes = this.#folders.get(folder)?.get(name);
		return bytes ? Promise.resolve(new Blob([bytes])) : Promise.reject(new Error('missing'));
	}

	remove(folder: string, name: string): Promise<void> {
		this.#step();
		this.#folders.get(folder)?.delete(name);
		return Promise.resolve();
	}

	removeFolder(folder: string): Promise<void> {
		this.#step();
		this.#folders.delete(folder);
		return Promise.resolve();
	}

	/** Changes a file as a fault of the disk would. */
	damage(folder: string, name: string, change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): void {
		const files = this.#folders.get(folder);
		files?.set(name, change(files.get(name) ?? new Uint8Array(0)));
	}

	#step(): void {
		if (this.steps-- <= 0) throw new Error('the tab was closed');
	}

	#size(): number {
		return [...this.#folders.values()].flatMap((files) => [...files.values()]).reduce((sum, { length }) => sum + length, 0);
	}
}
