import { HexbeatError } from '../core/errors';
import type { KeptWorkspace, Keeper, Room } from '../ingest';

/** What is kept on this computer, and the room for it. */
export class KeptList {
	#list = $state.raw<readonly KeptWorkspace[]>([]);
	#room = $state.raw<Room | null>(null);
	#blocked = $state.raw<string | null>(null);
	#durable = $state.raw<boolean | null>(null);
	readonly #keeper: Keeper;

	constructor(keeper: Keeper) {
		this.#keeper = keeper;
	}

	/** Newest first. */
	get all(): readonly KeptWorkspace[] {
		return this.#list;
	}
	/** Room for everything that this site keeps in the browser; null when the browser does not say. */
	get room(): Room | null {
		return this.#room;
	}
	/** Why nothing can be kept here, in a sentence; null when it can. */
	get blocked(): string | null {
		return this.#blocked;
	}
	/** Whether the browser promised not to clear what is kept by itself; null when it does not say. */
	get durable(): boolean | null {
		return this.#durable;
	}

	/** Looks again. Never fails: what cannot be looked at cannot be kept. */
	async refresh(): Promise<void> {
		try {
			this.#blocked = await this.#keeper.fault();
			if (this.#blocked === null) await this.#look();
		} catch (error) {
			this.#blocked = error instanceof HexbeatError ? error.fault : 'What is kept on this computer cannot be read.';
		}
	}

	async #look(): Promise<void> {
		const [list, room] = await Promise.all([this.#keeper.list(), this.#keeper.room()]);
		this.#list = list;
		this.#room = room;
		this.#durable = (await storageManager()?.persisted()) ?? null;
	}

	/** Asks the browser not to clear what is kept when the disk runs full. */
	async protect(): Promise<void> {
		this.#durable = (await storageManager()?.persist()) ?? null;
	}
}

/** Absent where the page is not served securely. */
const storageManager = (): StorageManager | undefined => navigator.storage;
