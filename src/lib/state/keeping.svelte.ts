import { untrack } from 'svelte';
import { HexbeatError, isAbort } from '../core/errors';
import type { SourceId } from '../core/source';
import type { ImportRecord, KeptWorkspace, OpenCounts, OpenRows } from '../ingest';
import type { App } from './context';
import { KeptList } from './keptList.svelte';
import type { KeptSource } from './keptSources';
import { LeadingTab } from './leadingTab.svelte';
import { writeStory } from '../share/story/file';
import { openWorkspace } from './openWorkspace';
import { saveWorkspace } from './saveWorkspace';
import { encode } from './url';
import { adoptCrosswalk, headOf, recordsOf } from './workspaceHead';
import { workspaceName } from './workspaceName';

/** Rest after a change before it is saved, milliseconds. */
const REST_MS = 1500;

/** `elsewhere`: another tab saves. */
export type KeepStatus = 'off' | 'waiting' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'elsewhere';

type Parts = Pick<App, 'backends' | 'situations' | 'workspace' | 'layers' | 'crosswalk' | 'terms' | 'denominators' | 'sharing'>;

/** A workspace about to take the place of what is open: the user is asked first. */
interface Asked {
	readonly name: string;
	readonly open: () => Promise<void>;
}

/** Whether what is open is kept on this computer, and the opening of what was. Off unless the user asks. */
export class Keeping {
	readonly kept: KeptList;
	#on = $state(false);
	#overtaken = $state(false);
	#current = $state.raw<KeptWorkspace | null>(null);
	#error = $state.raw<HexbeatError | null>(null);
	#work = $state.raw<'saving' | 'opening' | null>(null);
	/** Incidents saved or opened so far. */
	#done = $state(0);
	#savedKey = $state.raw<string | null>(null);
	#records = $state.raw<readonly ImportRecord[]>([]);
	/** A file of counts that was opened, to look at. */
	counts = $state.raw<OpenCounts | null>(null);
	asked = $state.raw<Asked | null>(null);

	readonly #parts: Parts;
	readonly #onopened: () => void;
	#sources: ReadonlyMap<SourceId, KeptSource> = new Map();
	#abort = new AbortController();
	#saving: Promise<void> = Promise.resolve();
	readonly #tab: LeadingTab = new LeadingTab({
		asked: () => {
			this.#overtake();
			return this.#saving;
		},
		lost: () => {
			this.#abort.abort();
			this.#overtake();
		},
		changed: () => void this.kept.refresh()
	});

	/** What would be saved: an equal key needs no saving. */
	readonly #key: string = $derived.by(() => {
		const { workspace, situations, layers, crosswalk, terms, denominators, sharing } = this.#parts;
		const drawn = layers.overlays.map(({ id, features }) => [id, features.features.length]);
		const said = [encode(situations.now), situations.now.annotations, crosswalk.edited ? crosswalk.write() : ''];
		const { choices, chosen } = denominators.kept;
		const counted = [terms.dates, denominators.version, choices, chosen, sharing.story && writeStory(sharing.story)];
		return JSON.stringify([workspace.holdings.version, drawn, ...said, ...counted]);
	});

	readonly status: KeepStatus = $derived.by(() => {
		if (this.#overtaken) return 'elsewhere';
		if (!this.#on) return 'off';
		if (this.#parts.workspace.holdings.total === 0) return 'waiting';
		if (this.#work === 'saving') return 'saving';
		if (this.#error) return 'failed';
		return this.#savedKey === this.#key ? 'saved' : 'unsaved';
	});

	/** Import records of what is loaded. */
	readonly records: readonly ImportRecord[] = $derived.by(() => recordsOf(this.#parts.workspace, this.#records));

	/** Call while a component is being set up. `onopened` runs when a workspace was opened. */
	constructor(parts: Parts, onopened: () => void) {
		this.#parts = parts;
		this.#onopened = onopened;
		this.kept = new KeptList(parts.backends.keeper);
		void this.kept.refresh();
		$effect(() => {
			if (!this.#on || parts.workspace.holdings.total === 0 || this.#key === this.#savedKey) return;
			const timer = setTimeout(() => void this.save(), REST_MS);
			return () => {
				clearTimeout(timer);
			};
		});
	}

	/** The kept workspace that is open: saved to by the tab that leads. */
	get current(): KeptWorkspace | null {
		return this.#current;
	}
	/** Why the last saving failed. */
	get error(): HexbeatError | null {
		return this.#error;
	}
	get work(): 'saving' | 'opening' | null {
		return this.#work;
	}
	/** Incidents saved or opened so far. */
	get done(): number {
		return this.#done;
	}

	/** Keeps what is open, from now on. */
	async turnOn(): Promise<void> {
		this.#error = null;
		this.#overtaken = !(await this.#tab.lead());
		if (this.#overtaken) return;
		this.#on = true;
		await this.save();
		await this.kept.protect();
	}

	/** Saves no more; what is kept stays until it is deleted. */
	turnOff(): void {
		this.#abort.abort();
		this.#on = false;
		this.#overtaken = false;
		this.#error = null;
		this.#tab.release();
	}

	/** Takes the saving over from another tab; what that tab saved since is opened here first, so that it is not lost. */
	async takeOver(): Promise<void> {
		await this.#tab.takeOver();
		await this.kept.refresh();
		const mine = this.#current;
		const now = mine && this.kept.all.find(({ id }) => id === mine.id);
		this.#overtaken = false;
		if (now && now.saved !== mine.saved) return this.#open(now.id, now);
		if (mine && !now) this.#forget();
		this.#on = true;
		await this.save();
	}

	/** Gives up what is under way. */
	cancel(): void {
		this.#abort.abort();
	}

	/** Saves what is open, after a saving that is under way. */
	save(): Promise<void> {
		this.#saving = this.#saving.then(() => this.#save());
		return this.#saving;
	}

	/** Opens a kept workspace in place of what is open; asks first when that is not kept. */
	open(kept: KeptWorkspace): Promise<void> {
		return this.#ask(kept.name, () => this.#open(kept.id, kept));
	}

	/** Opens a workspace file: incidents take the place of what is open, counts are shown. */
	async openFile(file: File): Promise<void> {
		const opened = await this.#parts.backends.keeper.openFile(file);
		if (opened.variant === 'aggregates') this.counts = opened;
		else await this.#ask(opened.head.name, () => this.#open(opened, null));
	}

	async rename(kept: KeptWorkspace, name: string): Promise<void> {
		const text = name.trim().slice(0, 200);
		if (text === '' || text === kept.name) return;
		await this.#changing(async () => {
			await this.#parts.backends.keeper.rename(kept.id, text);
			if (this.#current?.id === kept.id) this.#current = { ...this.#current, name: text };
		});
	}

	remove(kept: KeptWorkspace): Promise<void> {
		return this.#changing(async () => {
			if (this.#current?.id === kept.id) this.#forget();
			await this.#parts.backends.keeper.remove(kept.id);
		});
	}

	/** Removes everything that Hexbeat keeps in this browser; what is open stays open. */
	wipe(): Promise<void> {
		return this.#changing(async () => {
			this.#forget();
			await this.#parts.backends.keeper.wipe();
			for (const key of Object.keys(localStorage)) if (key.startsWith('hexbeat')) localStorage.removeItem(key);
		});
	}

	#overtake(): void {
		if (this.#on) this.#overtaken = true;
		this.#on = false;
	}

	/** What is open is no longer a kept workspace. */
	#forget(): void {
		this.#on = false;
		this.#current = null;
		this.#sources = new Map();
		this.#savedKey = null;
	}

	async #save(): Promise<void> {
		const { workspace } = this.#parts;
		const key = untrack(() => this.#key);
		if (!this.#on || this.#work !== null || workspace.holdings.total === 0 || key === this.#savedKey) return;
		const id = this.#current?.id ?? crypto.randomUUID();
		const head = headOf(this.#current?.name ?? workspaceName(workspace.holdings), this.#parts, this.#records);
		try {
			await this.#working('saving', async (onRows, signal) => {
				const { kept, sources } = await saveWorkspace(this.#parts, id, head, this.#sources, onRows, signal);
				this.#current = kept;
				this.#sources = sources;
			});
			this.#savedKey = key;
			this.#error = null;
		} catch (error) {
			if (!isAbort(error)) this.#error = known(error);
		}
		await this.kept.refresh();
		this.#tab.tell();
	}

	async #ask(name: string, open: () => Promise<void>): Promise<void> {
		if (this.#parts.workspace.holdings.total === 0 || this.status === 'saved') await open();
		else this.asked = { name, open };
	}

	async #open(from: string | OpenRows, kept: KeptWorkspace | null): Promise<void> {
		await this.#saving;
		const opened = typeof from === 'string' ? await this.#parts.backends.keeper.open(from) : from;
		await this.#working('opening', async (onRows, signal) => {
			const { sources, records } = await openWorkspace(this.#parts, opened, onRows, signal);
			this.#forget();
			this.#records = records;
			this.#sources = sources;
			this.#current = kept;
		});
		// A kept workspace stays kept, by the tab that leads; a file is not kept before the user asks.
		this.#error = null;
		this.#on = kept !== null && (await this.#tab.lead());
		this.#overtaken = kept !== null && !this.#on;
		if (kept === null) this.#tab.release();
		adoptCrosswalk(opened.head, this.#parts);
		if (this.#on) this.#savedKey = untrack(() => this.#key);
		this.#onopened();
	}

	async #working(what: 'saving' | 'opening', work: (onRows: (rows: number) => void, signal: AbortSignal) => Promise<void>): Promise<void> {
		this.#abort = new AbortController();
		this.#work = what;
		this.#done = 0;
		try {
			await work((rows) => {
				this.#done = rows;
			}, this.#abort.signal);
		} finally {
			this.#work = null;
		}
	}

	/** Changes what is kept, as the tab that leads. */
	async #changing(work: () => Promise<void>): Promise<void> {
		if (!(await this.#tab.lead()))
			throw new HexbeatError(
				'keep-elsewhere',
				'Another tab of Hexbeat keeps a workspace, so this tab cannot change what is kept.',
				'Do it in that tab, close it, or press “Take over here”.'
			);
		try {
			await this.#saving;
			await work();
		} finally {
			if (!this.#on) this.#tab.release();
			await this.kept.refresh();
			this.#tab.tell();
		}
	}
}

function known(error: unknown): HexbeatError {
	if (error instanceof HexbeatError) return error;
	const cause = error instanceof Error ? error : new Error(String(error));
	return new HexbeatError(
		'keep-failed',
		'The workspace could not be saved on this computer.',
		'Nothing was lost: it is still open here, and what was kept before is unchanged. Try again, or save a workspace file.',
		{ cause }
	);
}
