import { throwIfAborted } from '../../core/breathe';
import type { Classes, ClassMethod } from '../../core/classes';
import { breaks } from '../breaks';

/** Incidents by place and frame, one entry per pair that occurs, in any order. */
export interface FramesRequest {
	readonly place: Uint32Array;
	readonly frame: ArrayLike<number>;
	readonly count: Uint32Array;
	/** Frames wanted: first ≤ frame < end. */
	readonly first: number;
	readonly end: number;
	readonly method: ClassMethod;
}

/** The same in order of frame: frame f (from the first wanted) has entries starts[f] … starts[f+1]−1, so that a frame is a view. */
export interface Frames {
	readonly starts: Uint32Array;
	readonly place: Uint32Array;
	readonly count: Uint32Array;
	/** Incidents of each frame. */
	readonly totals: Uint32Array;
	/** Colour classes of the counts of all frames together, fixed over the run. */
	readonly classes: Classes;
}

/** Orders entries by frame (a counting sort) and makes the classes that hold for all of them. */
export function frames(request: FramesRequest, signal?: AbortSignal): Promise<Frames> {
	return Promise.resolve().then(() => {
		throwIfAborted(signal);
		const { place, frame, count, first, end, method } = request;
		const length = Math.max(0, end - first);
		const wanted = (i: number): number => {
			const at = (frame[i] ?? 0) - first;
			return at >= 0 && at < length ? at : -1;
		};
		const starts = new Uint32Array(length + 1);
		const totals = new Uint32Array(length);
		for (let i = 0; i < place.length; i++) {
			const at = wanted(i);
			if (at < 0) continue;
			starts[at + 1] = (starts[at + 1] ?? 0) + 1;
			totals[at] = (totals[at] ?? 0) + (count[i] ?? 0);
		}
		for (let f = 0; f < length; f++) starts[f + 1] = (starts[f + 1] ?? 0) + (starts[f] ?? 0);
		const next = starts.slice(0, length);
		const sorted = { place: new Uint32Array(starts[length] ?? 0), count: new Uint32Array(starts[length] ?? 0) };
		for (let i = 0; i < place.length; i++) {
			const at = wanted(i);
			if (at < 0) continue;
			const to = next[at] ?? 0;
			next[at] = to + 1;
			sorted.place[to] = place[i] ?? 0;
			sorted.count[to] = count[i] ?? 0;
		}
		return { starts, ...sorted, totals, classes: breaks(sorted.count, method) };
	});
}
