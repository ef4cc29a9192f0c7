import { HexbeatError, isAbort } from '../core/errors';
import type { Importer, Progress } from '../ingest';
import { ImportFile } from './importFile.svelte';

/** What an archive holds: its tables as files of the import, and in a sentence what was left out. */
export interface Inside {
	readonly files: readonly ImportFile[];
	readonly leftOut: readonly string[];
}

/**
 * Opens a file that waits. Null for one that is no archive and still waits; an archive that is refused or given up says so itself and
 * holds nothing, and `ended` is true.
 * @param number gives each table its number in the import
 */
export async function filesInside(
	entry: ImportFile,
	importer: Importer,
	number: () => number
): Promise<{ readonly inside: Inside | null; readonly ended: boolean }> {
	const abort = new AbortController();
	Object.assign(entry, { abort, error: null, progress: null, started: performance.now() });
	const current = (): boolean => entry.abort === abort;
	const onProgress = (progress: Progress): void => {
		if (current()) Object.assign(entry, { progress, status: 'reading' });
	};
	try {
		const { archive, parts, warnings } = await importer.unpack(entry.file, entry.name, onProgress, abort.signal);
		if (!current()) return { inside: null, ended: true };
		entry.abort = null;
		if (!archive) return { inside: null, ended: false };
		const files = parts.map(({ file, label }) => new ImportFile(new File([file], label), label, number()));
		// What was said of the archive holds for its tables.
		for (const file of files) file.mapping = entry.mapping;
		return { inside: { files, leftOut: warnings.map(({ message }) => message) }, ended: false };
	} catch (error) {
		if (current()) Object.assign(entry, { abort: null, status: isAbort(error) ? 'cancelled' : 'failed', error: faultOf(error) });
		return { inside: null, ended: true };
	}
}

function faultOf(error: unknown): Error | null {
	if (isAbort(error)) return null;
	if (error instanceof HexbeatError) return error;
	return new HexbeatError('import-failed', 'The archive could not be opened.', 'Unpack it and load the tables inside.', { cause: error });
}
