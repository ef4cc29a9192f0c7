/** Hours of the week, Monday 00:00 first. */
const HOURS = 168;
const WEEK = HOURS * 60;

/** Incidents of which a start and perhaps an end is known, in local civil time. */
export interface Ranges {
	/** Whole minutes since Monday 00:00 of any week. */
	readonly start: ArrayLike<number>;
	/** Whole minutes from start to end; NaN without an end, negative where the end precedes the start. */
	readonly length: ArrayLike<number>;
	/** Incidents that each entry stands for; one each without it. */
	readonly count?: ArrayLike<number>;
}

/**
 * Spreads each incident over the hours of the week in which it can have happened: minutes in the hour ÷ minutes in all. Without an end,
 * with an end before the start, or within a minute, its whole weight lies at the start; of a week or longer, it lies evenly on all hours.
 * The 168 sums add up to the number of incidents.
 *
 * Source: Ratcliffe (2002), J. Quantitative Criminology 18; rules of the R package aoristic.
 */
export function aoristic({ start, length, count }: Ranges): Float64Array {
	const hours = new Float64Array(HOURS);
	for (let i = 0; i < start.length; i++) spread(hours, start[i] ?? 0, length[i] ?? NaN, count?.[i] ?? 1);
	return hours;
}

function spread(hours: Float64Array, start: number, length: number, count: number): void {
	if (length >= WEEK) {
		for (let hour = 0; hour < HOURS; hour++) hours[hour] = (hours[hour] ?? 0) + count / HOURS;
		return;
	}
	const from = ((start % WEEK) + WEEK) % WEEK;
	const minutes = length > 1 ? length : 1;
	for (let at = from; at < from + minutes;) {
		const end = Math.min(from + minutes, (Math.floor(at / 60) + 1) * 60);
		const hour = Math.floor(at / 60) % HOURS;
		hours[hour] = (hours[hour] ?? 0) + (count * (end - at)) / minutes;
		at = end;
	}
}
