/** Files of folders that are dropped beyond this are no export. */
const MOST_FILES = 5000;

/** The files of a drop, those of dropped folders included; hidden files and folders are left out. */
export async function droppedFiles(transfer: DataTransfer | null): Promise<File[]> {
	if (!transfer) return [];
	// Both must be read before the first wait: the browser empties the transfer then.
	const loose = [...transfer.files];
	const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
	if (!entries.some(({ isDirectory }) => isDirectory)) return loose;
	const found: File[] = [];
	for (const entry of entries) await gather(entry, found);
	return found;
}

async function gather(entry: FileSystemEntry, into: File[]): Promise<void> {
	if (entry.name.startsWith('.') || entry.name === '__MACOSX' || into.length >= MOST_FILES) return;
	if (isFile(entry)) into.push(await fileOf(entry));
	else if (isFolder(entry)) for (const child of await childrenOf(entry)) await gather(child, into);
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
	new Promise((resolve, reject) => {
		entry.file(resolve, reject);
	});

/** All entries of a folder by name: the browser hands them over a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
	const reader = folder.createReader();
	const all: FileSystemEntry[] = [];
	for (;;) {
		const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
			reader.readEntries(resolve, reject);
		});
		if (some.length === 0) return all.sort((a, b) => a.name.localeCompare(b.name, 'en'));
		all.push(...some);
	}
}
