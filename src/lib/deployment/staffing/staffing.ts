import { HexbeatError } from '../../core/errors';
import { answeredWithin, erlangC, poissonQuantile } from './erlang';

/** Demand of one hour or shift, and how well it is to be met. */
export interface StaffingRequest {
	/** Incidents (or tasks) per hour, ≥ 0. */
	readonly perHour: number;
	/** Minutes that one takes a unit, > 0, travel and writing up included. */
	readonly minutesEach: number;
	/** Share of time that units may be busy at most: 0.6. */
	readonly utilisation?: number;
	/** `waiting`: so many calls are answered within so many minutes (Erlang C). `busy`: enough for the busiest moments (Poisson quantile). */
	readonly rule:
		{ readonly by: 'waiting'; readonly share: number; readonly minutes: number } | { readonly by: 'busy'; readonly quantile: number };
}

/** Units that are needed, and why. */
export interface Staffing {
	readonly units: number;
	/** Busy units on average: rate × service time. */
	readonly load: number;
	/** Units by the rule, and by the cap on utilisation; the larger is `units`. */
	readonly byRule: number;
	readonly byUtilisation: number;
	/** With `units`: share of time busy, share of calls that wait, and their mean wait over all calls, minutes. */
	readonly busy: number;
	readonly waiting: number;
	readonly meanWait: number;
}

const USUAL_UTILISATION = 0.6;
const MOST_UNITS = 10_000;

/**
 * Units on duty for random calls: the fewest that keep the rule (Erlang C: Erlang 1917; or the Poisson quantile of units busy at once)
 * and the cap on utilisation. No square-root rule: loads of 0.3–3 are too small for it.
 * @throws HexbeatError `staffing-figures`
 */
export function unitsNeeded({ perHour, minutesEach, utilisation = USUAL_UTILISATION, rule }: StaffingRequest): Staffing {
	const share = rule.by === 'waiting' ? rule.share : rule.quantile;
	const load = (perHour * minutesEach) / 60;
	const wait = rule.by === 'waiting' ? rule.minutes : 0;
	if (!(
		load >= 0 &&
		load <= MOST_UNITS / 10 &&
		minutesEach > 0 &&
		utilisation > 0 &&
		utilisation <= 1 &&
		share > 0 &&
		share < 1 &&
		wait >= 0
	))
		throw new HexbeatError(
			'staffing-figures',
			'A rate, duration, share or cap cannot be staffed for.',
			'Give a rate of 0 or more, minutes over 0 and shares between 0 and 100 %.'
		);
	const byRule =
		rule.by === 'busy' ? poissonQuantile(load, rule.quantile) : fewest(load, (n) => answeredWithin(load, n, minutesEach, wait) >= share);
	const byUtilisation = Math.ceil(load / utilisation - 1e-9);
	const units = Math.max(byRule, byUtilisation);
	const waiting = units === 0 ? 0 : erlangC(load, units);
	const meanWait = units > load ? (waiting * minutesEach) / (units - load) : 0;
	return { units, load, byRule, byUtilisation, busy: units === 0 ? 0 : load / units, waiting, meanWait };
}

function fewest(load: number, enough: (units: number) => boolean): number {
	let units = Math.floor(load);
	while (units < MOST_UNITS && !enough(units)) units++;
	return units;
}
