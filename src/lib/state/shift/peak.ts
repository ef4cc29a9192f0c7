import { slotsOf, type WeekWindow } from '../../core/filter';
import type { Backends } from '../backends';
import { peakWords } from './reasons';

const SLOTS = 168;
const ALL_DAY = { from: 0, to: 0, nights: false } as const;

/**
 * The hours of a shift in which most is recorded on each patrol's ground, in words: all days of the window are taken together, and a run
 * of hours is named where it is clearly busier than the rest of the shift.
 * @param grounds incidents in the window by civil hour of the week (168) on each patrol's ground
 */
export async function peaksOf(
	analyst: Pick<Backends['analyst'], 'busyWindows'>,
	grounds: readonly ArrayLike<number>[],
	window: WeekWindow | null
): Promise<string[]> {
	const { from, to, nights } = window ?? ALL_DAY;
	// One day stands for all: its hours come equally often.
	const shift = slotsOf({ days: [0], from, to, nights });
	const hours = new Float64Array(grounds.length * SLOTS);
	const byHour = grounds.map((ground) => {
		const counts = new Float64Array(24);
		for (let slot = 0; slot < SLOTS; slot++) counts[slot % 24] = (counts[slot % 24] ?? 0) + (ground[slot] ?? 0);
		return counts;
	});
	byHour.forEach((counts, at) => {
		for (const slot of shift) hours[at * SLOTS + slot] = counts[slot % 24] ?? 0;
	});
	const exposure = new Uint8Array(SLOTS);
	for (const slot of shift) exposure[slot] = 1;
	const peaks = await analyst.busyWindows({ hours, exposure, nights });
	return byHour.map((counts, at) => peakWords(counts, peaks[at] ?? null));
}
