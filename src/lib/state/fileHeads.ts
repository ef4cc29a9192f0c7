import type { FileReport, Importer, Mapping, Preview } from '../ingest';
import type { ImportFile } from './importFile.svelte';
import { mappingBy, type SavedMapping } from './savedMapping';

/** Mappings that were corrected once. */
export interface MappingMemory {
	/** The one for exactly these columns. */
	recall(preview: Preview): SavedMapping | null;
	/** Remembers how a file is read; null where its columns have no names. */
	keep(preview: Preview, mapping: Mapping): SavedMapping | null;
}

/** A remembered mapping has another name, or is forgotten. */
export function renameRemembered(files: readonly ImportFile[], before: SavedMapping, after: SavedMapping | null): void {
	for (const file of files) if (file.remembered === before) file.remembered = after;
}

/** Looks at the heads of files, and remembers how they are read. */
export class FileHeads {
	readonly #importer: Importer;
	readonly #memory: MappingMemory | null;

	constructor(importer: Importer, memory: MappingMemory | null) {
		this.#importer = importer;
		this.#memory = memory;
	}

	/** The head of a file under its mapping of now, read once for each mapping. */
	look(entry: ImportFile): Promise<Preview> {
		const { mapping } = entry;
		if (entry.look?.mapping === mapping && !entry.look.abort.signal.aborted) return entry.look.preview;
		entry.look?.abort.abort();
		const abort = new AbortController();
		const preview = this.#importer.preview(entry.file, entry.name, mapping, abort.signal).then((seen) => {
			if (entry.mapping === mapping) entry.preview = seen;
			return seen;
		});
		entry.look = { mapping, preview, abort };
		return preview;
	}

	/** Looks at a file; one whose columns were corrected before is read as last time, unless the user said otherwise. */
	async recognise(entry: ImportFile): Promise<void> {
		const preview = await this.look(entry);
		const saved = entry.byUser ? null : this.#memory?.recall(preview);
		if (!saved) return;
		const { overrides } = entry.mapping;
		Object.assign(entry, { mapping: { ...mappingBy(saved, preview.columns), ...(overrides && { overrides }) }, remembered: saved });
		await this.look(entry);
	}

	/** Keeps a corrected mapping that led to incidents, for the next file with these columns. */
	remember(entry: ImportFile, report: FileReport, files: readonly ImportFile[]): void {
		const before = this.#memory?.recall(report) ?? null;
		const saved = this.#memory?.keep(report, entry.mapping) ?? null;
		if (before) renameRemembered(files, before, saved);
		entry.remembered = saved;
	}
}
