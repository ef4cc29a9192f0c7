import type { MonthlyCounts, SourceContents } from '../../core/answers';
import type { CleanBatch, IncidentColumns } from '../../core/incident';
import type { Overlay } from '../../core/overlay';
import type { SourceFacts } from '../../core/source';

/** What a workspace holds besides its incidents. */
export interface WorkspaceHead {
	readonly name: string;
	/** When it was saved, ISO 8601 in UTC. */
	readonly saved: string;
	/** Filters and view, as the fragment of the address. */
	readonly view: string;
	/** Layers dropped on the map. */
	readonly layers: readonly Overlay[];
	/** Texts of other rooms by name (import records, a category crosswalk); each is checked by the room that reads it. */
	readonly documents: Readonly<Record<string, string>>;
}

/** A workspace on this computer, as the list shows it. */
export interface KeptWorkspace {
	readonly id: string;
	readonly name: string;
	/** ISO 8601 in UTC. */
	readonly saved: string;
	readonly sources: number;
	readonly rows: number;
	/** Bytes on the disk. */
	readonly bytes: number;
	/** Why it cannot be opened; null when it can. */
	readonly fault: string | null;
}

/** One source of an open workspace. */
export interface OpenSource {
	readonly facts: SourceFacts;
	readonly blocks: number;
	/** File of a kept workspace that holds its rows; null in a workspace file. */
	readonly file: string | null;
}

/** A workspace with incidents, open for reading block by block. */
export interface OpenRows {
	readonly variant: 'rows';
	/** For `read` and `close`. */
	readonly handle: number;
	readonly head: WorkspaceHead;
	readonly sources: readonly OpenSource[];
}

/** A workspace file that holds counts and no incidents. */
export interface OpenCounts {
	readonly variant: 'aggregates';
	readonly head: WorkspaceHead;
	/** Names of the sources counted. */
	readonly sources: readonly string[];
	readonly counts: MonthlyCounts;
}

/** What has been written of a draft. */
export interface Written {
	readonly rows: number;
	/** Bytes written so far. */
	readonly bytes: number;
}

/** Room for what this site keeps in the browser, in bytes. */
export interface Room {
	readonly used: number;
	readonly quota: number;
}

/**
 * Keeps workspaces on this computer and reads and writes workspace files, away from the page. Every method throws HexbeatError with
 * a remedy; whatever fails, what was kept before stays as it was.
 */
export interface Keeper {
	/** Why nothing can be kept here, in a sentence; null when it can. */
	fault(): Promise<string | null>;
	room(): Promise<Room | null>;
	list(): Promise<readonly KeptWorkspace[]>;
	rename(id: string, name: string): Promise<void>;
	remove(id: string): Promise<void>;
	/** Removes everything kept. */
	wipe(): Promise<void>;

	/** Begins to write: the next state of a kept workspace (a new one when the id is not known), or a file when it is null. `rows` are expected. */
	begin(id: string | null, rows: number): Promise<number>;
	/** Adds a source. With `file`, one that this workspace keeps already: its rows need not be added again. */
	addSource(
		draft: number,
		facts: SourceFacts,
		contents: Pick<SourceContents, 'names' | 'points' | 'cells'>,
		file: string | null
	): Promise<void>;
	/** Adds rows to the source last added. */
	addRows(draft: number, columns: IncidentColumns): Promise<Written>;
	/** Makes the draft the state that is kept, in one step. `files` are the sources' files in the order added. */
	commit(draft: number, head: WorkspaceHead): Promise<{ readonly kept: KeptWorkspace; readonly files: readonly string[] }>;
	/** Ends a draft as a workspace file. */
	toFile(draft: number, head: WorkspaceHead): Promise<Blob>;
	/** Forgets a draft and what was written of it. */
	abandon(draft: number): Promise<void>;
	/** A workspace file with counts alone. */
	countsFile(head: WorkspaceHead, sources: readonly string[], counts: MonthlyCounts): Promise<Blob>;

	/** Opens a kept workspace. */
	open(id: string): Promise<OpenRows>;
	/** Opens a workspace file from anyone: everything in it is checked. */
	openFile(file: Blob): Promise<OpenRows | OpenCounts>;
	/** A block of a source; blocks must be read in order. Passes the privacy gate anew. */
	read(handle: number, source: number, block: number): Promise<CleanBatch>;
	close(handle: number): Promise<void>;
}
