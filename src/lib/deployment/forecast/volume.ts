import { positionOf, type Series } from './history';

/** Weeks count half as much for every so many days that they lie back. */
const HALF_LIFE = 60;
/** Chance of an empty week under a steady rate below which it is taken as not loaded. */
const GAP_CHANCE = 1e-3;

/**
 * Incidents to be expected in the whole area in the days after `at`: the recent rate, weeks that look as if they were not loaded left
 * out. No season and no trend: the choice of places does not depend on it.
 */
export function volume(series: Series, at: number, days: number): number {
	const weeks = weeklyBack(series, at);
	const filled = weeks.filter((count) => count > 0);
	const mean = filled.reduce((sum, count) => sum + count, 0) / Math.max(1, filled.length);
	const gaps = Math.exp(-mean) * weeks.length < GAP_CHANCE;
	let [sum, exposure] = [0, 0];
	weeks.forEach((count, back) => {
		if (count === 0 && gaps) return;
		const weight = 0.5 ** ((7 * back) / HALF_LIFE);
		sum += weight * count;
		exposure += weight;
	});
	return exposure > 0 ? (sum / exposure / 7) * days : 0;
}

/** Incidents in each whole week before a day, the latest first. */
function weeklyBack({ day, ...series }: Series, at: number): number[] {
	const end = positionOf({ day, ...series }, at);
	const weeks = new Array<number>(Math.max(1, Math.floor((at - (day[0] ?? at)) / 7))).fill(0);
	for (let e = 0; e < end; e++) {
		const back = Math.floor((at - 1 - (day[e] ?? 0)) / 7);
		if (back < weeks.length) weeks[back] = (weeks[back] ?? 0) + 1;
	}
	return weeks;
}
