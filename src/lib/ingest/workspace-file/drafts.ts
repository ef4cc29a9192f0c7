import { HexbeatError } from '../../core/errors';
import { head as headBytes } from './container';
import type { Keeper, Room } from './contract';
import { Draft } from './draft';
import { moved } from './faults';
import { FileTarget } from './file-target';
import { KeptTarget, checkId, newestState, tellOf, tidy, writeState } from './kept';
import { quotaFault } from './quota';
import type { Shelf } from './shelf';

interface OpenDraft {
	readonly draft: Draft;
	readonly target: FileTarget | KeptTarget;
	/** Incidents expected. */
	readonly rows: number;
}

const givenUp = (): HexbeatError => new HexbeatError('keep-order', 'The saving was given up before.', 'Save again.');

/** The workspaces being written. What fails is given up, and says what was needed when the disk is full. */
export class Drafts {
	readonly #open = new Map<number, OpenDraft>();
	readonly #shelf: () => Shelf;
	readonly #room: () => Promise<Room | null>;
	#next = 1;

	constructor(shelf: () => Shelf, room: () => Promise<Room | null>) {
		this.#shelf = shelf;
		this.#room = room;
	}

	begin(id: string | null, rows: number): number {
		if (id !== null) checkId(id);
		const target = id === null ? new FileTarget() : new KeptTarget(this.#shelf(), id);
		this.#open.set(this.#next, { draft: new Draft(target), target, rows });
		return this.#next++;
	}

	readonly addSource: Keeper['addSource'] = (id, facts, contents, file) =>
		this.#writing(id, async ({ draft, target }) => {
			if (file === null || !(target instanceof KeptTarget)) return draft.addSource(facts, contents);
			const { manifest } = await newestState(this.#shelf(), target.folder);
			const entry = manifest.sources.find((source) => source.file === file);
			if (!entry) throw moved();
			draft.keepSource(entry);
		});

	readonly addRows: Keeper['addRows'] = (id, columns) => this.#writing(id, ({ draft }) => draft.addRows(columns));

	readonly commit: Keeper['commit'] = (id, head) =>
		this.#writing(id, async ({ draft, target }) => {
			if (!(target instanceof KeptTarget)) throw givenUp();
			const shelf = this.#shelf();
			const manifest = await draft.finish(head);
			const state = await writeState(shelf, target.folder, manifest, target.texts);
			this.#open.delete(id);
			await tidy(shelf, target.folder, state, manifest);
			const bytes = [...(await shelf.files(target.folder)).values()].reduce((sum, size) => sum + size, 0);
			const files = manifest.sources.map(({ file }) => file ?? '');
			return { kept: { id: target.folder, ...tellOf(manifest), bytes, fault: null }, files };
		});

	readonly toFile: Keeper['toFile'] = (id, head) =>
		this.#writing(id, async ({ draft, target }) => {
			if (!(target instanceof FileTarget)) throw givenUp();
			const file = target.file(await headBytes(await draft.finish(head)));
			this.#open.delete(id);
			return file;
		});

	async abandon(id: number): Promise<void> {
		const found = this.#open.get(id);
		this.#open.delete(id);
		await found?.target.abandon();
	}

	async #writing<T>(id: number, work: (open: OpenDraft) => Promise<T>): Promise<T> {
		const open = this.#open.get(id);
		if (!open) throw givenUp();
		try {
			return await work(open);
		} catch (error) {
			if (this.#open.has(id)) await this.abandon(id);
			throw await quotaFault(error, { ...open.draft.written, expected: open.rows }, this.#room);
		}
	}
}
