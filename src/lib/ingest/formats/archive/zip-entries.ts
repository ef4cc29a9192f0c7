import type { FileEntry } from '@zip.js/zip.js';
import { HexbeatError, isAbort } from '../../../core/errors';
import { LIMITS } from '../limits';
import type { InflateGuard } from './inflate-guard';

export type ZipEntry = FileEntry;

/** The files of a zip archive, folders left out. @throws HexbeatError for an archive that is damaged, split or too full */
export async function zipEntries(file: Blob, name: string, signal?: AbortSignal): Promise<ZipEntry[]> {
	const { BlobReader, ZipReader } = await import('@zip.js/zip.js/lib/zip-core-native.js');
	const reader = new ZipReader(new BlobReader(file), { useWebWorkers: false });
	const entries: ZipEntry[] = [];
	try {
		for await (const entry of reader.getEntriesGenerator()) {
			signal?.throwIfAborted();
			if (!entry.directory) entries.push(entry);
			if (entries.length > LIMITS.entries) throw tooManyEntries(name);
		}
	} catch (cause) {
		if (isAbort(cause) || cause instanceof HexbeatError) throw cause;
		throw damaged(name, cause);
	}
	return entries;
}

/** The content of an entry, measured while it is unpacked. @throws HexbeatError when it is damaged, locked or a bomb */
export async function inflate(entry: ZipEntry, name: string, guard: InflateGuard, signal?: AbortSignal): Promise<Blob> {
	const through = guard.measure(entry.compressedSize);
	const blob = new Response(through.readable).blob();
	// Both ends fail together; the first fault is the one that says why.
	blob.catch(() => undefined);
	try {
		await entry.getData(through.writable, {
			useWebWorkers: false,
			checkCrc32: true,
			checkOverlappingEntry: true,
			...(signal && { signal })
		});
		return await blob;
	} catch (cause) {
		signal?.throwIfAborted();
		if (cause instanceof HexbeatError) throw cause;
		throw damaged(`${name}: ${entry.filename}`, cause);
	}
}

const damaged = (name: string, cause: unknown): HexbeatError =>
	new HexbeatError(
		'archive-damaged',
		`“${name}” cannot be unpacked: it is damaged, or packed by a method that browsers do not know.`,
		'Download it again, or unpack it yourself and load the tables inside.',
		{ cause }
	);

const tooManyEntries = (name: string): HexbeatError =>
	new HexbeatError(
		'archive-too-full',
		`“${name}” holds more than ${LIMITS.entries.toLocaleString('en-GB')} files.`,
		'Unpack it and load the tables that you need.'
	);
