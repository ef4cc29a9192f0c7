/** Times that were rounded when they were written down: full hours, and 00:00 or 12:00 for "time unknown". */
import type { WeekSpans } from '../core/answers';

export interface Heap {
	readonly count: number;
	/** Part of the timed incidents, 0–1. */
	readonly share: number;
	/** Part that even times would give. */
	readonly expected: number;
	/** So much more that the hours around it should not be read as they stand. */
	readonly heaped: boolean;
}

export interface Heaping {
	/** Incidents timed to the minute. */
	readonly timed: number;
	/** Incidents whose source gives the hour only: left out. */
	readonly hourly: number;
	readonly fullHour: Heap;
	readonly midnight: Heap;
	readonly noon: Heap;
}

/** A share is said from three times the expected one, on so many incidents; as in the report of an import. */
const HEAPED = 3;
const FEWEST = { timed: 30, heap: 10 };

/**
 * How many incidents start exactly on a full hour, at 00:00 and at 12:00. Where hours are rounded one in 24 of the rounded falls on each by
 * chance, so these two are held against that.
 */
export function heapingOf({ start, count, hourly }: Pick<WeekSpans, 'start' | 'count' | 'hourly'>): Heaping {
	let [timed, toTheHour, full, midnight, noon] = [0, 0, 0, 0, 0];
	start.forEach((minute, i) => {
		const n = (count[i] ?? 0) - (hourly[i] ?? 0);
		timed += n;
		toTheHour += hourly[i] ?? 0;
		if (minute % 60 === 0) full += n;
		if (minute % 1440 === 0) midnight += n;
		if (minute % 1440 === 720) noon += n;
	});
	const heap = (held: number, expected: number): Heap => ({
		count: held,
		share: timed > 0 ? held / timed : 0,
		expected: timed > 0 ? expected / timed : 0,
		heaped: timed >= FEWEST.timed && held >= FEWEST.heap && held > HEAPED * expected
	});
	const chance = Math.max(timed / 1440, full / 24);
	return { timed, hourly: toTheHour, fullHour: heap(full, timed / 60), midnight: heap(midnight, chance), noon: heap(noon, chance) };
}
