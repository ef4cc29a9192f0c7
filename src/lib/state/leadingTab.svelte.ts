const NAME = 'hexbeat-keeping';
/** How long the tab that leads may take to finish what it writes before it is overruled, milliseconds. */
const PATIENCE_MS = 3000;

type Message = 'take-over' | 'changed';

export interface TabEvents {
	/** Another tab wants to lead: end what is being written. */
	readonly asked: () => Promise<void>;
	/** Another tab leads now. */
	readonly lost: () => void;
	/** Another tab changed what is kept. */
	readonly changed: () => void;
}

/** Which tab may write what is kept: one leads, by a Web Lock that ends with the tab; the others read. */
export class LeadingTab {
	#leads = $state(false);
	#release: (() => void) | null = null;
	readonly #events: TabEvents;
	readonly #channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);

	constructor(events: TabEvents) {
		this.#events = events;
		this.#channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
			if (data === 'changed') events.changed();
			else if (this.#leads) void this.#handOver();
		});
	}

	get leads(): boolean {
		return this.#leads;
	}

	/** Leads from now on, unless another tab does. */
	async lead(): Promise<boolean> {
		return this.#leads || this.#hold({ ifAvailable: true });
	}

	/** Leads whoever led before; that tab ends its writing first if it answers. */
	async takeOver(): Promise<void> {
		if (await this.lead()) return;
		this.#channel?.postMessage('take-over' satisfies Message);
		if (await this.#hold({ signal: AbortSignal.timeout(PATIENCE_MS) })) return;
		await this.#hold({ steal: true });
	}

	/** Lets another tab lead. */
	release(): void {
		this.#release?.();
		this.#release = null;
		this.#leads = false;
	}

	/** Tells the other tabs that the list changed. */
	tell(): void {
		this.#channel?.postMessage('changed' satisfies Message);
	}

	async #handOver(): Promise<void> {
		await this.#events.asked();
		this.release();
		this.#events.lost();
	}

	/** Asks for the lock and keeps it until it is released or stolen. */
	#hold(options: LockOptions): Promise<boolean> {
		// Absent where the page is not served securely: there is no storage to guard either.
		const locks = navigator.locks as LockManager | undefined;
		if (!locks) return Promise.resolve((this.#leads = true));
		return new Promise((resolve) => {
			let held = false;
			const keep = (lock: Lock | null): Promise<void> | undefined => {
				held = lock !== null;
				this.#leads = held;
				resolve(held);
				if (!held) return;
				return new Promise((release) => {
					this.#release = release;
				});
			};
			locks.request(NAME, options, keep).catch(() => {
				resolve(false);
				if (!held) return;
				this.#release = null;
				this.#leads = false;
				this.#events.lost();
			});
		});
	}
}
