/** A file being written: nothing of it counts before it is closed. */
export interface ShelfFile {
	write(bytes: Uint8Array<ArrayBuffer>): void;
	/** Brings everything to the disk. */
	close(): void;
}

/** Folders of files on this computer, one folder per workspace. Failures are the platform's own errors. */
export interface Shelf {
	folders(): Promise<readonly string[]>;
	/** Bytes of every file in a folder, by name; empty when there is no such folder. */
	files(folder: string): Promise<ReadonlyMap<string, number>>;
	/** A new file; makes the folder when it is missing. */
	create(folder: string, name: string): Promise<ShelfFile>;
	read(folder: string, name: string): Promise<Blob>;
	remove(folder: string, name: string): Promise<void>;
	removeFolder(folder: string): Promise<void>;
}
