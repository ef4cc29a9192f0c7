import type { Holdings } from '../core/answers';
import { isAbort } from '../core/errors';
import { DUPLICATE_IDS, findGapsAcross, remarksAcross, type FileReport, type Mapping, type Remark } from '../ingest';
import type { SourceId } from '../core/source';
import type { Publication } from '../store';
import type { Backends } from './backends';
import { FileHeads, renameRemembered, type MappingMemory } from './fileHeads';
import { filesInside } from './filesInside';
import { ImportFile } from './importFile.svelte';
import { asHexbeat, loadFile } from './loadFile';
import { MONTHS_AGAIN } from './monthsAgain';
import { mentioning, overtakenBy, sharingIds } from './readAgain';
import { lasts, type SavedMapping } from './savedMapping';
import { countedReports, gapsOf, isRead, publicationsOf, repeatedName, settleFiles, settleLoaded } from './settleFiles';

const NOTHING: Holdings = { sources: [], days: null, total: 0, located: 0, timed: 0, dated: 0, extent: null, version: 0 };

/** The files, and what of them is loaded. Files are read one after the other; nothing shows before `publish`. */
export class Workspace {
	#files = $state.raw<readonly ImportFile[]>([]);
	#holdings = $state.raw<Holdings>(NOTHING);
	#publishing = $state(false);
	#queue: Promise<void> = Promise.resolve();
	#numbers = 0;
	#leftOutOfArchives = $state.raw<readonly string[]>([]);
	readonly #backends: Backends;
	readonly #heads: FileHeads;

	constructor(backends: Backends, memory: MappingMemory | null = null) {
		this.#backends = backends;
		this.#heads = new FileHeads(backends.importer, memory);
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
		return this.#files.filter((file) => file.status === 'ready' || (file.status === 'overlaps' && !file.leftOut));
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
		return [...new Set(findGapsAcross(countedReports(this.#files)).map(({ month }) => month))].sort();
	});

	/** The same for the series of one file alone: a gap of another force is none of its own. */
	gapsOf(report: FileReport): readonly string[] {
		return gapsOf(report, this.#files);
	}

	/** What is worth knowing about the files together: gaps between them, columns that differ, areas that change. */
	readonly remarks: readonly Remark[] = $derived.by(() => remarksAcross(countedReports(this.#files)));

	/** Loaded rows that a press on Load would replace, at most. */
	get rowsReplaced(): number {
		return this.readyFiles.reduce((sum, { again, replaces }) => sum + (again && replaces.length > 0 ? again.rows : 0), 0);
	}

	/** Queues files for reading; resolves when all of them are read or given up. `overrides` are exceptions to the gate with their reasons. */
	add(files: Iterable<File>, overrides?: Mapping['overrides']): Promise<void> {
		const fresh = [...files].map((file) => new ImportFile(file, file.name, this.#numbers++));
		if (overrides) for (const entry of fresh) entry.mapping = { ...entry.mapping, overrides };
		this.#files = [...this.#files, ...fresh];
		for (const entry of fresh) this.#queue = this.#queue.then(() => this.#take(entry));
		return this.#queue;
	}

	/** Files of archives that are no tables and were left out, in a sentence for each archive. */
	get leftOutOfArchives(): readonly string[] {
		return this.#leftOutOfArchives;
	}

	/** Reads a file again under a corrected mapping: its head at once, the rest when its turn comes. Only what is named changes. */
	remap(entry: ImportFile, change: Partial<Pick<Mapping, 'roles' | 'answers' | 'overrides'>>): Promise<void> {
		const { mapping, remembered } = entry;
		const { [MONTHS_AGAIN]: again, [DUPLICATE_IDS]: keeping } = change.answers ?? {};
		if (again !== undefined) return this.#decide(entry, again);
		if (keeping !== undefined) return this.#keep(entry, keeping);
		const roles = { ...mapping.roles, ...change.roles };
		const answers = { ...mapping.answers, ...change.answers };
		const corrected = entry.corrected || change.roles !== undefined || Object.keys(change.answers ?? {}).some(lasts);
		const done = this.readBy(entry, { ...mapping, roles, answers, overrides: { ...mapping.overrides, ...change.overrides } }, remembered);
		entry.corrected = corrected;
		return done;
	}

	/** What becomes of months that are there already; nothing of the file changes, so it is not read again. */
	#decide(entry: ImportFile, answer: string): Promise<void> {
		entry.mapping = { ...entry.mapping, answers: { ...entry.mapping.answers, [MONTHS_AGAIN]: answer } };
		if (entry.status === 'left-out') return this.reread(entry);
		settleFiles(this.#files, this.#holdings);
		return Promise.resolve();
	}

	/** Which rows of an id stay, in all files of the import that share ids with one. */
	#keep(entry: ImportFile, answer: string): Promise<void> {
		const shared = sharingIds(entry.number, this.#files);
		for (const file of this.#files)
			if (file === entry || (shared.includes(file.number) && file.source !== null && file.status !== 'loaded')) {
				file.mapping = { ...file.mapping, answers: { ...file.mapping.answers, [DUPLICATE_IDS]: answer } };
				void this.reread(file);
			}
		return this.#queue;
	}

	/** Reads a file again by another mapping, in place of all that was said of it before. */
	readBy(entry: ImportFile, mapping: Mapping, remembered: SavedMapping | null): Promise<void> {
		Object.assign(entry, { mapping, remembered, byUser: true, corrected: false });
		this.#heads.look(entry).catch(() => undefined);
		return this.reread(entry);
	}

	/** A remembered mapping has another name, or is forgotten. */
	renamed(before: SavedMapping, after: SavedMapping | null): void {
		renameRemembered(this.#files, before, after);
	}

	/** Takes the proposal of a question as the user's answer. */
	confirm(entry: ImportFile, code: string): void {
		entry.confirmed = new Set([...entry.confirmed, code]);
	}

	reread(entry: ImportFile): Promise<void> {
		this.#stop(entry);
		entry.status = 'waiting';
		this.#queue = this.#queue.then(() => this.#take(entry));
		return this.#queue;
	}

	/** Gives a reading up; the status says so at once. */
	cancel(entry: ImportFile): void {
		const underWay = entry.status === 'waiting' || entry.status === 'reading';
		this.#stop(entry);
		entry.look?.abort.abort();
		if (underWay) entry.status = 'cancelled';
		if (underWay) void this.#forget(entry);
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
		await this.#forget(entry);
		await this.#discard(entry);
		settleFiles(this.#files, this.#holdings);
	}

	/** Makes every file that is ready visible. */
	async publish(): Promise<void> {
		const ready = this.readyFiles.filter((file) => file.source !== null && file.report !== null);
		if (ready.length === 0) return;
		this.#publishing = true;
		try {
			this.#holdings = await this.#backends.store.publish(publicationsOf(ready));
			for (const file of ready) Object.assign(file, { status: 'loaded', again: null });
			settleLoaded(this.#files, this.#holdings);
			for (const file of this.#files)
				if (file.status === 'overlaps') {
					file.status = 'left-out';
					await this.#discard(file);
				}
			if (!this.reading) await this.#backends.importer.forget(null);
		} finally {
			this.#publishing = false;
		}
	}

	/** Puts sources that were loaded from a workspace, and are invisible as yet, in the place of everything. */
	async replace(sources: readonly Publication[]): Promise<void> {
		const { store, importer } = this.#backends;
		const old = new Set([...this.#holdings.sources.map(({ id }) => id), ...this.#files.flatMap(({ source }) => source ?? [])]);
		await store.publish(sources.map(({ id, facts }) => ({ id, facts })));
		for (const file of this.#files) this.cancel(file);
		this.#files = [];
		for (const id of old) await store.discard(id);
		this.#holdings = await store.holdings();
		await importer.forget(null);
	}

	/** Takes a source out that came with a workspace. */
	async discard(source: SourceId): Promise<void> {
		this.#holdings = await this.#backends.store.discard(source);
		settleFiles(this.#files, this.#holdings);
	}

	async #discard(entry: ImportFile): Promise<void> {
		if (entry.source === null) return;
		const source = entry.source;
		entry.source = null;
		this.#holdings = await this.#backends.store.discard(source);
	}

	/** Reads a file; an archive gives its place to the tables inside, which are read in its turn. */
	async #take(entry: ImportFile): Promise<void> {
		if (!this.#files.includes(entry) || entry.status !== 'waiting') return;
		const { inside, ended } = await filesInside(entry, this.#backends.importer, () => this.#numbers++);
		if (ended) return;
		if (!inside) {
			await this.#read(entry);
			return;
		}
		this.#files = this.#files.flatMap((file) => (file === entry ? inside.files : [file]));
		this.#leftOutOfArchives = [...this.#leftOutOfArchives, ...inside.leftOut];
		for (const part of inside.files) await this.#read(part);
	}

	async #read(entry: ImportFile): Promise<void> {
		if (!this.#files.includes(entry) || entry.status !== 'waiting') return;
		const abort = new AbortController();
		Object.assign(entry, { abort, status: 'reading', error: null, progress: null, again: null, started: performance.now() });
		const current = (): boolean => entry.abort === abort;
		try {
			await this.#discard(entry);
			await this.#heads.recognise(entry);
			abort.signal.throwIfAborted();
			const report = await loadFile(entry, this.#backends, abort.signal);
			if (!current()) return;
			entry.report = report;
			entry.sameAs = repeatedName(entry, report, this.#files, this.#holdings);
			entry.status = entry.sameAs === null ? 'ready' : 'repeated';
			if (entry.corrected && report.facts.accepted > 0) this.#heads.remember(entry, report, this.#files);
			if (entry.status === 'repeated') await this.#discard(entry);
			this.#readAgain(overtakenBy(report, this.#files));
			settleFiles(this.#files, this.#holdings);
		} catch (error) {
			if (current()) {
				entry.status = isAbort(error) ? 'cancelled' : 'failed';
				entry.error = isAbort(error) ? null : asHexbeat(error);
				await this.#forget(entry);
			}
			await this.#discard(entry);
		} finally {
			if (current()) entry.abort = null;
		}
	}

	/** The ids of a file no longer count; files that name it are read again. */
	async #forget(entry: ImportFile): Promise<void> {
		await this.#backends.importer.forget([entry.number]);
		this.#readAgain(mentioning(entry.number, this.#files));
	}

	/** Reads files again that are read but not loaded. */
	#readAgain(numbers: readonly number[]): void {
		for (const file of this.#files) if (numbers.includes(file.number) && isRead(file)) void this.reread(file);
	}
}
