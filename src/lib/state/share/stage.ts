import { isShow, type Show } from '../../share';

/**
 * Windows of one show speak on a channel of their own. They are opened without an opener, so that the browser gives them a process of their
 * own: nothing that was loaded is in its memory.
 */
const ASK = 'hexbeat-ask';
/** Time in which a window that was opened asks for its show, milliseconds. */
const PATIENCE = 8000;

/** The place of the slide, from 0, that a window of the show is at. */
interface At {
	readonly kind: 'hexbeat-at';
	readonly index: number;
}

const isAt = (data: unknown): data is At => typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'hexbeat-at';
const channelOf = (id: string): BroadcastChannel => new BroadcastChannel(`hexbeat-show-${id}`);

/**
 * Opens a window of a show and hands it the show whenever it asks, after a reload too, for as long as this page lives.
 *
 * @param url of the page of presentations; the name of the channel is added as its fragment.
 * @returns whether a window asked in time: a browser may open none.
 */
export function openStage(url: string, showOf: () => Show): Promise<boolean> {
	const id = crypto.randomUUID();
	const channel = channelOf(id);
	const asked = new Promise<boolean>((resolve) => {
		channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
			if (data !== ASK) return;
			channel.postMessage(showOf());
			resolve(true);
		});
		setTimeout(() => {
			resolve(false);
		}, PATIENCE);
	});
	window.open(`${url}#${id}`, '_blank', 'noopener,popup,width=1280,height=760');
	return asked;
}

/** One window of a show: it asks for the show, and hears and tells where the others are. */
export class Stage {
	readonly #channel: BroadcastChannel;

	/** @param id name of the channel: the fragment of the address; empty for a window that was opened by hand. */
	constructor(id: string, onshow: (show: Show) => void, onindex: (index: number) => void) {
		this.#channel = channelOf(id === '' ? crypto.randomUUID() : id);
		this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
			if (isShow(data)) onshow(data);
			else if (isAt(data)) onindex(data.index);
		});
		this.#channel.postMessage(ASK);
	}

	/** Answers a window that asks, beside the page that the show came from. */
	lend(showOf: () => Show | null): void {
		this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
			const show = data === ASK ? showOf() : null;
			if (show) this.#channel.postMessage(show);
		});
	}

	tell(index: number): void {
		this.#channel.postMessage({ kind: 'hexbeat-at', index } satisfies At);
	}

	close(): void {
		this.#channel.close();
	}
}
