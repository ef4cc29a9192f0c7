/** How often each civil hour really came: the clocks change, and a period need not be whole weeks. */
import type { Period } from '../core/filter';
import { weekdayOf } from '../core/time';

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** A moment as a clock on the wall shows it. */
export interface LocalTime {
	/** Local civil day since 1970-01-01. */
	readonly day: number;
	/** Local civil seconds after midnight. */
	readonly second: number;
	/** Minutes that local time is ahead of UTC. */
	readonly offset: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(zone: string): Intl.DateTimeFormat {
	const known = clocks.get(zone);
	if (known) return known;
	const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
	const clock = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		hourCycle: 'h23',
		calendar: 'gregory',
		numberingSystem: 'latn',
		...fields
	});
	clocks.set(zone, clock);
	return clock;
}

/** Local time of a moment in milliseconds since 1970 UTC. */
export function localTime(utc: number, zone = 'Europe/London'): LocalTime {
	const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
	for (const { type, value } of clockOf(zone).formatToParts(utc)) part[type] = Number(value);
	const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
	const local = Date.UTC(year, month - 1, day, hour, minute, second);
	const civil = Math.floor(local / DAY);
	return { day: civil, second: (local - civil * DAY) / 1000, offset: Math.round((local - Math.floor(utc / 1000) * 1000) / 60_000) };
}

/**
 * Times that each civil hour of the week (weekday × 24 + hour, Monday 00:00 = 0) really occurred in a period of local days: 168 whole
 * numbers. The hour that the clocks skip in spring counts 0 on its day, the one that they repeat in autumn 2. Counts per hour of the week
 * divide by this to become rates. For zones that are whole hours from UTC.
 *
 * Source: the time-zone database, through `Intl`.
 */
export function weekHourExposure({ from, to }: Period, zone = 'Europe/London'): Uint32Array {
	const exposure = new Uint32Array(168);
	// From a day before to a day after in UTC, so that no local hour of the period is missed.
	for (let day = from - 1; day <= to; day++) {
		const offset = localTime(day * DAY, zone).offset;
		const steady = offset === localTime((day + 1) * DAY - 1, zone).offset;
		for (let hour = 0; hour < 24; hour++) {
			const utc = day * DAY + hour * HOUR;
			const local = utc + (steady ? offset : localTime(utc, zone).offset) * 60_000;
			const civil = Math.floor(local / DAY);
			if (civil < from || civil >= to) continue;
			const slot = weekdayOf(civil) * 24 + Math.floor((local - civil * DAY) / HOUR);
			exposure[slot] = (exposure[slot] ?? 0) + 1;
		}
	}
	return exposure;
}
