import type { Holdings } from '../core/answers';
import { HexbeatError, isAbort } from '../core/errors';
import type { CleanBatch } from '../core/incident';
import { findGapsAcross, type FileReport, type Mapping, type Preview, type Role } from '../ingest';
import type { Backends } from './backends';
import { ImportFile } from './importFile.svelte';
import { mappingBy, type SavedMapping } from './savedMapping';

const NOTHING: Holdings = { sources: [], days: null, total: 0, located: 0, timed: 0, dated: 0, extent: null, version: 0 };

/** Mappings that were corrected once. */
export interface MappingMemory {
	/** The one for exactly these columns. */
	recall(preview: Preview): SavedMapping | null;
	/** Remembers how a file is read; null where its columns have no names. */
	keep(preview: Preview, mapping: Mapping): SavedMapping | null;
}

/** The files, and what of them is loaded. Files are read one after the other; nothing shows before `publish`. */
export class Workspace {
	#files = $state.raw<readonly ImportFile[]>([]);
	#holdings = $state.raw<Holdings>(NOTHING);
	#publishing = $state(false);
	#queue: Promise<void> = Promise.resolve();
	readonly #backends: Backends;
	readonly #memory: MappingMemory | null;

	constructor(backends: Backends, memory: MappingMemory | null = null) {
		this.#backends = backends;
		this.#memory = memory;
	}

	get files(): readonly ImportFile[] {
		return this.#files;
	}
	get holdings(): Holdings {
		return this.#holdings;
	}
	get publishing(): boolean {
		return this.#publishing;
	}
	get reading(): boolean {
		return this.#files.some((file) => file.status === 'reading' || file.status === 'waiting');
	}
	get readyFiles(): readonly ImportFile[] {
		return this.#files.filter((file) => file.status === 'ready');
	}
	/** Incidents that a press on Load would add. */
	get readyRows(): number {
		return this.readyFiles.reduce((sum, file) => sum + (file.report?.facts.accepted ?? 0), 0);
	}
	get synthetic(): boolean {
		return this.#holdings.sources.some((source) => source.synthetic);
	}

	/** Months (YYYY-MM) that look like a gap in loading: in one series of files, each force or log by itself. */
	readonly gaps: readonly string[] = $derived.by(() => {
		const reports = this.#files.flatMap(({ report, status }) => (report && status !== 'failed' && status !== 'repeated' ? [report] : []));
		return [...new Set(findGapsAcross(reports).map(({ month }) => month))].sort();
	});

	/** Queues files for reading; resolves when all of them are read or given up. */
	add(files: Iterable<File>): Promise<void> {
		const fresh = [...files].map((file) => new ImportFile(file, file.name));
		this.#files = [...this.#files, ...fresh];
		for (const entry of fresh) this.#queue = this.#queue.then(() => this.#read(entry));
		return this.#queue;
	}

	/** Reads a file again under a corrected mapping: its head at once, the rest when its turn comes. */
	remap(entry: ImportFile, change: { roles?: Readonly<Record<number, Role>>; answers?: Readonly<Record<string, string>> }): Promise<void> {
		const { mapping, remembered } = entry;
		const roles = { ...mapping.roles, ...change.roles };
		const done = this.readBy(entry, { ...mapping, roles, answers: { ...mapping.answers, ...change.answers } }, remembered);
		entry.corrected = true;
		return done;
	}

	/** Reads a file again by another mapping, in place of all that was said of it before. */
	readBy(entry: ImportFile, mapping: Mapping, remembered: SavedMapping | null): Promise<void> {
		Object.assign(entry, { mapping, remembered, byUser: true, corrected: false });
		this.#look(entry).catch(() => undefined);
		return this.reread(entry);
	}

	/** A remembered mapping has another name, or is forgotten. */
	renamed(before: SavedMapping, after: SavedMapping | null): void {
		for (const file of this.#files) if (file.remembered === before) file.remembered = after;
	}

	/** Takes the proposal of a question as the user's answer. */
	confirm(entry: ImportFile, code: string): void {
		entry.confirmed = new Set([...entry.confirmed, code]);
	}

	reread(entry: ImportFile): Promise<void> {
		this.#stop(entry);
		entry.status = 'waiting';
		this.#queue = this.#queue.then(() => this.#read(entry));
		return this.#queue;
	}

	/** Gives a reading up; the status says so at once. */
	cancel(entry: ImportFile): void {
		const underWay = entry.status === 'waiting' || entry.status === 'reading';
		this.#stop(entry);
		entry.look?.abort.abort();
		if (underWay) entry.status = 'cancelled';
	}

	/** Ends the reading under way: whatever it still says no longer counts. */
	#stop(entry: ImportFile): void {
		const { abort } = entry;
		entry.abort = null;
		abort?.abort();
	}

	async remove(entry: ImportFile): Promise<void> {
		this.cancel(entry);
		this.#files = this.#files.filter((file) => file !== entry);
		await this.#discard(entry);
	}

	/** Makes every file that is ready visible. */
	async publish(): Promise<void> {
		const ready = this.readyFiles.filter((file) => file.source !== null && file.report !== null);
		if (ready.length === 0) return;
		this.#publishing = true;
		try {
			this.#holdings = await this.#backends.store.publish(
				ready.flatMap(({ source, report }) => (source !== null && report ? [{ id: source, facts: report.facts }] : []))
			);
			for (const file of ready) file.status = 'loaded';
		} finally {
			this.#publishing = false;
		}
	}

	async #discard(entry: ImportFile): Promise<void> {
		if (entry.source === null) return;
		const source = entry.source;
		entry.source = null;
		this.#holdings = await this.#backends.store.discard(source);
	}

	async #read(entry: ImportFile): Promise<void> {
		if (!this.#files.includes(entry) || entry.status !== 'waiting') return;
		const abort = new AbortController();
		Object.assign(entry, { abort, status: 'reading', error: null, progress: null, started: performance.now() });
		const current = (): boolean => entry.abort === abort;
		try {
			await this.#discard(entry);
			const report = await this.#readThrough(entry, abort.signal, current);
			if (!current()) return;
			entry.report = report;
			entry.status = this.#repeats(entry, report) ? 'repeated' : 'ready';
			if (entry.corrected && report.facts.accepted > 0) this.#remember(entry, report);
			if (entry.status === 'repeated') await this.#discard(entry);
		} catch (error) {
			if (current()) {
				entry.status = isAbort(error) ? 'cancelled' : 'failed';
				entry.error = isAbort(error) ? null : asHexbeat(error);
			}
			await this.#discard(entry);
		} finally {
			if (current()) entry.abort = null;
		}
	}

	async #readThrough(entry: ImportFile, signal: AbortSignal, current: () => boolean): Promise<FileReport> {
		const { store, importer } = this.#backends;
		await this.#recognise(entry, await this.#look(entry));
		signal.throwIfAborted();
		const source = await store.begin();
		entry.source = source;
		const loads: Promise<void>[] = [];
		const report = await importer.read(
			entry.file,
			entry.name,
			entry.mapping,
			(batch: CleanBatch): void => {
				loads.push(store.load(source, batch, signal));
			},
			(progress) => {
				if (current()) entry.progress = progress;
			},
			signal
		);
		await Promise.all(loads);
		return report;
	}

	/** The head of a file under its mapping of now, read once for each mapping. */
	#look(entry: ImportFile): Promise<Preview> {
		const { mapping } = entry;
		if (entry.look?.mapping === mapping && !entry.look.abort.signal.aborted) return entry.look.preview;
		entry.look?.abort.abort();
		const abort = new AbortController();
		const preview = this.#backends.importer.preview(entry.file, entry.name, mapping, abort.signal).then((seen) => {
			if (entry.mapping === mapping) entry.preview = seen;
			return seen;
		});
		entry.look = { mapping, preview, abort };
		return preview;
	}

	/** Keeps a corrected mapping that led to incidents, for the next file with these columns. */
	#remember(entry: ImportFile, report: FileReport): void {
		const before = this.#memory?.recall(report) ?? null;
		const saved = this.#memory?.keep(report, entry.mapping) ?? null;
		if (before) this.renamed(before, saved);
		entry.remembered = saved;
	}

	/** A file whose columns were corrected before is read as last time, unless the user said otherwise. */
	async #recognise(entry: ImportFile, preview: Preview): Promise<void> {
		const saved = entry.byUser ? null : this.#memory?.recall(preview);
		if (!saved) return;
		Object.assign(entry, { mapping: mappingBy(saved, preview.columns), remembered: saved });
		await this.#look(entry);
	}

	#repeats(entry: ImportFile, report: FileReport): boolean {
		return this.#files.some((other) => other !== entry && other.source !== null && other.report?.facts.key === report.facts.key);
	}
}

function asHexbeat(error: unknown): Error {
	if (error instanceof HexbeatError) return error;
	return new HexbeatError('import-failed', 'The file could not be read to the end.', 'Try it again; if it fails again, remove it.', {
		cause: error
	});
}
