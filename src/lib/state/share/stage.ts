import { isShow, type Show } from '../../share';

/** A window of a presentation asks whoever opened it for its show; the answer comes from the same origin alone. */
const ASK = 'hexbeat-ask';
/** The place of the slide, from 0, that another window of the show is at. */
interface At {
	readonly kind: 'hexbeat-at';
	readonly index: number;
}

const isAsk = (data: unknown): boolean => data === ASK;
const isAt = (data: unknown): data is At => typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'hexbeat-at';

/**
 * Opens a window of a show and answers it for as long as this page lives, after a reload too.
 *
 * @param onindex told when that window goes to another slide.
 * @returns the window, null where the browser does not open one.
 */
export function openStage(url: string, showOf: () => Show, onindex?: (index: number) => void): Window | null {
	const stage = window.open(url, '_blank', 'popup,width=1280,height=760');
	if (!stage) return null;
	window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
		if (source !== stage || origin !== location.origin) return;
		if (isAsk(data)) stage.postMessage(showOf(), location.origin);
		else if (isAt(data)) onindex?.(data.index);
	});
	return stage;
}

/** Tells another window of the show where this one is. */
export function tellIndex(other: Window | null, index: number): void {
	if (other && !other.closed) other.postMessage({ kind: 'hexbeat-at', index } satisfies At, location.origin);
}

/** Who opened this window; null where it was opened by hand. */
export const opener = (): Window | null => window.opener as Window | null;

/** Asks for the show and listens for slides; returns how to stop. */
export function takeShow(onshow: (show: Show) => void, onindex: (index: number) => void): () => void {
	const from = opener();
	const heard = ({ source, origin, data }: MessageEvent<unknown>): void => {
		if (source !== from || origin !== location.origin) return;
		if (isShow(data)) onshow(data);
		else if (isAt(data)) onindex(data.index);
	};
	window.addEventListener('message', heard);
	from?.postMessage(ASK, location.origin);
	return () => {
		window.removeEventListener('message', heard);
	};
}
