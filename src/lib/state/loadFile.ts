import { HexbeatError } from '../core/errors';
import type { CleanBatch } from '../core/incident';
import type { FileReport } from '../ingest';
import type { Backends } from './backends';
import type { ImportFile } from './importFile.svelte';

/** Reads a file under its mapping into a source of its own, which stays invisible; resolves when every row is in the store. */
export async function loadFile(entry: ImportFile, { store, importer }: Backends, signal: AbortSignal): Promise<FileReport> {
	const source = await store.begin();
	entry.source = source;
	const loads: Promise<void>[] = [];
	const report = await importer.read(
		entry.file,
		entry.name,
		entry.mapping,
		(batch: CleanBatch): void => {
			const load = store.load(source, batch, signal);
			// When the reading is given up, nobody waits for the loads that go with it.
			load.catch(() => undefined);
			loads.push(load);
		},
		(progress) => {
			if (entry.abort?.signal === signal) entry.progress = progress;
		},
		signal,
		entry.number
	);
	await Promise.all(loads);
	return report;
}

export function asHexbeat(error: unknown): Error {
	if (error instanceof HexbeatError) return error;
	return new HexbeatError('import-failed', 'The file could not be read to the end.', 'Try it again; if it fails again, remove it.', {
		cause: error
	});
}
