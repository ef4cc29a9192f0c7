/** A file of an archive. */
export interface StoredFile {
	readonly path: string;
	readonly bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** Packs files into a zip archive without compressing them, so that whoever reads it need not inflate anything. Checksums are left 0. */
export function storedZip(files: readonly StoredFile[]): ArrayBuffer {
	const names = files.map(({ path }) => new TextEncoder().encode(path));
	const length = (i: number): number => names[i]?.length ?? 0;
	const local = files.reduce((sum, { bytes }, i) => sum + 30 + length(i) + bytes.length, 0);
	const central = files.reduce((sum, _, i) => sum + 46 + length(i), 0);
	const zip = new Uint8Array(local + central + 22);
	const view = new DataView(zip.buffer);
	let at = 0;
	let directory = local;
	files.forEach(({ bytes }, i) => {
		const name = names[i] ?? new Uint8Array(0);
		view.setUint32(directory, CENTRAL, true);
		writeSizes(view, directory + 24, bytes.length, name.length);
		view.setUint32(directory + 42, at, true);
		zip.set(name, directory + 46);
		directory += 46 + name.length;
		view.setUint32(at, LOCAL, true);
		writeSizes(view, at + 22, bytes.length, name.length);
		zip.set(name, at + 30);
		zip.set(bytes, at + 30 + name.length);
		at += 30 + name.length + bytes.length;
	});
	view.setUint32(directory, END, true);
	view.setUint16(directory + 8, files.length, true);
	view.setUint16(directory + 10, files.length, true);
	view.setUint32(directory + 12, central, true);
	view.setUint32(directory + 16, local, true);
	return zip.buffer;
}

/** @param at of the uncompressed size; the compressed size stands before it, the length of the name behind it */
function writeSizes(view: DataView, at: number, size: number, name: number): void {
	view.setUint32(at - 4, size, true);
	view.setUint32(at, size, true);
	view.setUint16(at + 4, name, true);
}
