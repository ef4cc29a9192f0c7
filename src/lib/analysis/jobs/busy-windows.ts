import { breathe } from '../../core/breathe';
import { peakWindows, type PeakWindow } from '../peak-windows';

export interface BusyWindowsRequest {
	/** Incidents by civil hour of the week of each place, one after the other (168 each). */
	readonly hours: Float64Array;
	/** How often each hour of the week came (168). */
	readonly exposure: ArrayLike<number>;
	readonly nights: boolean;
}

const SLOTS = 168;

/** The busiest window of the week of each place; null where none stands out. */
export async function busyWindows({ hours, exposure, nights }: BusyWindowsRequest, signal?: AbortSignal): Promise<(PeakWindow | null)[]> {
	const found: (PeakWindow | null)[] = [];
	for (let at = 0; at < hours.length; at += SLOTS) {
		await breathe(signal);
		found.push(peakWindows(hours.subarray(at, at + SLOTS), exposure, { nights, most: 1 })[0] ?? null);
	}
	return found;
}
