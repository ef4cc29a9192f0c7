import { breathe } from '../../core/breathe';
import { HexbeatError } from '../../core/errors';
import { patrol } from './patrol';
import { shuffleOrder, startDelays } from './jitter';
import type { TourProblem } from './rounds';
import type { Patrols, Timetable } from './timetable';
import { tourBound } from './tourBound';

/** A place that patrols may stop at. */
export interface TourStop {
	/** Its position in the table of walking times. */
	readonly point: number;
	/** What a visit is worth, ≥ 0: expected incidents (or harm) within reach. */
	readonly worth: number;
	/** Whole minutes that a visit lasts; the request's `dwell` without it. */
	readonly dwell?: number;
}

/** One patrol on foot. */
export interface TourUnit {
	/** Point where it begins and ends. */
	readonly depot: number;
	/** When it may leave the depot and must be back: whole minutes on one clock, e.g. 1,320 for 22:00 and 1,560 for 02:00 of the next day. */
	readonly from: number;
	readonly to: number;
}

/** What tours are asked for. Structured-clone-able. */
export interface TourRequest {
	/** Walking minutes from point a to point b at a × points + b, ≥ 0; Infinity where there is no way. Rounded up to whole minutes. */
	readonly walk: Float64Array;
	readonly stops: readonly TourStop[];
	readonly units: readonly TourUnit[];
	/** Positions among `stops` that no patrol may stop at. */
	readonly excluded?: readonly number[];
	/** Whole minutes at a stop: 15 (Koper 1995: 10–16). */
	readonly dwell?: number;
	/** Whole minutes between leaving a stop and the next visit to it, by whichever unit: 120. */
	readonly revisit?: number;
	/** Visits to one stop in the shift at most; as many as fit by default. 1 for none twice. */
	readonly mostVisits?: number;
	/** What each further visit to a stop is worth of the one before, 0–1: 1. */
	readonly again?: number;
	/** Minutes by which a start may be put off, drawn by the seed: 10. 0 leaves at `from`. */
	readonly startJitter?: number;
	/** Part by which walking may grow so that the order is not the same each time, drawn by the seed: 0.15. 0 keeps the shortest order found. */
	readonly orderJitter?: number;
	/** The same request and seed give the same tours, byte for byte; another seed other starts and orders. */
	readonly seed: number;
}

/** One stop of a tour. Times are whole minutes on the request's clock. */
export interface TourVisit {
	/** Position among the request's stops. */
	readonly stop: number;
	readonly point: number;
	/** Minutes of walking to it, and of waiting (patrolling around) until a revisit is due. */
	readonly walked: number;
	readonly waited: number;
	readonly arrive: number;
	readonly leave: number;
}

/** One unit's tour. walking + dwelling + waiting = finish − start ≤ to − start. */
export interface Tour {
	/** Leaves the depot and is back: minutes on the request's clock. */
	readonly start: number;
	readonly finish: number;
	readonly visits: readonly TourVisit[];
	/** Minutes, the way back included. */
	readonly walking: number;
	readonly dwelling: number;
	readonly waiting: number;
	/** Minutes of walking from the last stop back to the depot. */
	readonly back: number;
}

/** Tours for all units: the best found, not proved. */
export interface TourPlan {
	/** As many as units, in their order. */
	readonly tours: readonly Tour[];
	/** Sum of what the visits are worth. */
	readonly worth: number;
	/** No tours can be worth more; often far above what is possible. */
	readonly bound: number;
	/** Visits to each of the request's stops. */
	readonly visits: readonly number[];
}

const DEFAULTS = { dwell: 15, revisit: 120, again: 1, startJitter: 10, orderJitter: 0.15 } as const;

/**
 * Foot tours by team orienteering with dwells and revisits: each unit leaves its depot, stays its dwell at each stop and is back in
 * time, so that what does not fit is never promised. Search by ruin and recreate with annealing (./patrol), a fixed number of
 * iterations: the best found, beside a bound. Starts and order are jittered by the seed.
 * @param onProgress part done, 0–1
 * @throws HexbeatError `tour-table`, `tour-minutes`; AbortError when the signal fires
 */
export async function planTours(request: TourRequest, signal?: AbortSignal, onProgress?: (done: number) => void): Promise<TourPlan> {
	const patrols = patrolsOf(request);
	const pause = async (done: number): Promise<void> => {
		onProgress?.(done);
		await breathe(signal);
	};
	await pause(0);
	const bound = tourBound(copiesOf(patrols));
	const table = (await patrol(patrols, request.seed, bound, pause)).copy();
	shuffleOrder(table, request.seed, request.orderJitter ?? DEFAULTS.orderJitter);
	const { worth } = table;
	return { tours: request.units.map((_, unit) => tourOf(table, unit)), worth, bound: Math.max(bound, worth), visits: [...table.times] };
}

/** The request in whole minutes, with its defaults and the drawn starts. */
function patrolsOf(request: TourRequest): Patrols {
	const { stops, units, seed, mostVisits = Infinity } = request;
	const { dwell, revisit, again, startJitter } = { ...DEFAULTS, ...request };
	const points = Math.sqrt(request.walk.length);
	check(request, points, [dwell, revisit, ...stops.map((stop) => stop.dwell ?? dwell)]);
	const excluded = new Set(request.excluded);
	const stay = stops.map((stop) => stop.dwell ?? dwell);
	const span = Math.max(0, Math.max(...units.map(({ to }) => to)) - Math.min(...units.map(({ from }) => from)));
	const fitting = (minutes: number): number => (minutes + revisit > 0 ? Math.floor((span + revisit) / (minutes + revisit)) : span);
	const delays = startDelays(units.length, startJitter, seed);
	return {
		walk: request.walk.map((minutes) => Math.ceil(minutes - 1e-9)),
		points,
		point: Uint32Array.from(stops, ({ point }) => point),
		worth: Float64Array.from(stops, ({ worth }) => worth),
		stay: Float64Array.from(stay),
		most: Uint32Array.from(stay, (minutes, stop) => (excluded.has(stop) ? 0 : Math.min(mostVisits, fitting(minutes)))),
		revisit,
		again,
		units: units.map(({ depot, from, to }, unit) => ({ depot, start: from + Math.min(delays[unit] ?? 0, Math.max(0, to - from)), to }))
	};
}

/** Every possible visit as a stop of its own, for the bound: no place is nearer to itself than by the way back to it. */
function copiesOf({ walk, points, point, worth, stay, most, again, units }: Patrols): TourProblem {
	const visits = Array.from(point.keys()).flatMap((stop) => Array.from({ length: most[stop] ?? 0 }, (_, time) => ({ stop, time })));
	const places = [...visits.map(({ stop }) => point[stop] ?? 0), ...units.map(({ depot }) => depot)];
	const n = places.length;
	const ways = new Float64Array(n * n);
	places.forEach((a, i) => {
		places.forEach((b, j) => (ways[i * n + j] = Math.min(walk[a * points + b] ?? Infinity, walk[b * points + a] ?? Infinity)));
	});
	const score = new Float64Array(n);
	const dwell = new Float64Array(n);
	visits.forEach(({ stop, time }, at) => {
		score[at] = (worth[stop] ?? 0) * again ** time;
		dwell[at] = stay[stop] ?? 0;
	});
	const depots = units.map(({ start, to }, unit) => ({ start: visits.length + unit, end: visits.length + unit, budget: to - start }));
	return { walk: ways, score, dwell, units: depots };
}

function tourOf(table: Timetable, unit: number): Tour {
	const { point, stay, units } = table.patrols;
	const { depot = 0, start = 0 } = units[unit] ?? {};
	let [from, time] = [depot, start];
	const visits = (table.rounds[unit] ?? []).map((stop, at): TourVisit => {
		const place = point[stop] ?? 0;
		const walked = table.way(from, place);
		const arrive = table.arrivals[unit]?.[at] ?? 0;
		const visit = { stop, point: place, walked, waited: arrive - time - walked, arrive, leave: arrive + (stay[stop] ?? 0) };
		[from, time] = [place, visit.leave];
		return visit;
	});
	const back = table.way(from, depot);
	const sum = (of: (visit: TourVisit) => number): number => visits.reduce((all, visit) => all + of(visit), 0);
	return {
		start,
		finish: time + back,
		visits,
		walking: sum(({ walked }) => walked) + back,
		dwelling: sum(({ arrive, leave }) => leave - arrive),
		waiting: sum(({ waited }) => waited),
		back
	};
}

function check({ stops, units }: TourRequest, points: number, minutes: readonly number[]): void {
	const known = [...stops.map(({ point }) => point), ...units.map(({ depot }) => depot)];
	if (!Number.isInteger(points) || known.some((point) => !(Number.isInteger(point) && point >= 0 && point < points)))
		throw new HexbeatError('tour-table', 'A stop or depot has no walking times.', 'Give the walking times between all stops and depots.');
	if (minutes.some((length) => !(Number.isInteger(length) && length >= 0)))
		throw new HexbeatError('tour-minutes', 'A stay or the time between visits is not in whole minutes.', 'Give whole minutes, 0 or more.');
}
