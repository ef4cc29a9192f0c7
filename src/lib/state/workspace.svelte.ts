import type { Holdings } from '../core/answers';
import { HexbeatError, isAbort } from '../core/errors';
import type { CleanBatch } from '../core/incident';
import type { SourceId } from '../core/source';
import { findGapsAcross, type FileReport, type Mapping, type Preview, type Progress, type Role } from '../ingest';
import type { Backends } from './backends';

export type FileStatus = 'waiting' | 'reading' | 'ready' | 'loaded' | 'failed' | 'cancelled' | 'repeated';

/** One file on the Data screen: what is known of it so far and what the user said about its columns. */
export class ImportFile {
	status = $state<FileStatus>('waiting');
	preview = $state.raw<Preview | null>(null);
	report = $state.raw<FileReport | null>(null);
	progress = $state.raw<Progress | null>(null);
	error = $state.raw<Error | null>(null);
	mapping = $state.raw<Mapping>({ roles: {}, answers: {} });
	/** Milliseconds since the reading began, for the time left. */
	started = 0;
	source: SourceId | null = null;
	abort: AbortController | null = null;

	constructor(
		readonly file: File,
		readonly name: string
	) {}

	/** Seconds left at the pace so far; null before there is a pace. */
	get secondsLeft(): number | null {
		if (!this.progress || this.progress.bytes === 0 || this.status !== 'reading') return null;
		const spent = (performance.now() - this.started) / 1000;
		return spent < 0.5 ? null : (spent * (this.progress.size - this.progress.bytes)) / this.progress.bytes;
	}
}

const NOTHING: Holdings = { sources: [], days: null, total: 0, located: 0, timed: 0, dated: 0, extent: null, version: 0 };

/** The files, and what of them is loaded. Files are read one after the other; nothing shows before `publish`. */
export class Workspace {
	#files = $state.raw<readonly ImportFile[]>([]);
	#holdings = $state.raw<Holdings>(NOTHING);
	#publishing = $state(false);
	#queue: Promise<void> = Promise.resolve();
	readonly #backends: Backends;

	constructor(backends: Backends) {
		this.#backends = backends;
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

	/** Reads a file again under a corrected mapping. */
	remap(entry: ImportFile, change: { roles?: Readonly<Record<number, Role>>; answers?: Readonly<Record<string, string>> }): Promise<void> {
		entry.mapping = { roles: { ...entry.mapping.roles, ...change.roles }, answers: { ...entry.mapping.answers, ...change.answers } };
		return this.reread(entry);
	}

	reread(entry: ImportFile): Promise<void> {
		entry.abort?.abort();
		entry.status = 'waiting';
		this.#queue = this.#queue.then(() => this.#read(entry));
		return this.#queue;
	}

	cancel(entry: ImportFile): void {
		if (entry.status === 'waiting') entry.status = 'cancelled';
		entry.abort?.abort();
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
		if (!this.#files.includes(entry) || entry.status === 'cancelled') return;
		const { store, importer } = this.#backends;
		const abort = new AbortController();
		Object.assign(entry, { abort, status: 'reading', error: null, progress: null, started: performance.now() });
		try {
			await this.#discard(entry);
			entry.preview = await importer.preview(entry.file, entry.name, entry.mapping, abort.signal);
			const source = await store.begin();
			entry.source = source;
			const loads: Promise<void>[] = [];
			const onBatch = (batch: CleanBatch): void => {
				loads.push(store.load(source, batch, abort.signal));
			};
			const report = await importer.read(
				entry.file,
				entry.name,
				entry.mapping,
				onBatch,
				(p) => {
					entry.progress = p;
				},
				abort.signal
			);
			await Promise.all(loads);
			entry.report = report;
			entry.status = this.#repeats(entry, report) ? 'repeated' : 'ready';
			if (entry.status === 'repeated') await this.#discard(entry);
		} catch (error) {
			await this.#discard(entry);
			entry.status = isAbort(error) ? 'cancelled' : 'failed';
			entry.error = isAbort(error) ? null : asHexbeat(error);
		} finally {
			entry.abort = null;
		}
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
