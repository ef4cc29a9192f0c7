import { allocateOverlapping } from '../allocation/overlapping';
import type { Solver } from '../exact/program';
import { erlangC } from './erlang';
import type { ShiftTemplate } from './shiftCover';
import type { FewerPeople } from './week';

/** A week of calls, and the hours that there are for them. */
interface Short {
	/** By civil hour of the week: incidents, people busy on average, people needed. */
	readonly perHour: Float64Array;
	readonly load: Float64Array;
	readonly need: Uint16Array;
	readonly shifts: readonly ShiftTemplate[];
	readonly within: number;
}

/** Calls of an hour that find someone free at once. */
const freeCalls = (perHour: number, load: number, people: number): number => perHour * (1 - erlangC(load, people));

/** Share of a week's calls that find someone free at once (Erlang C), 0–1; 1 without calls. @param onDuty people by hour */
export function freeShare(perHour: Float64Array, load: Float64Array, onDuty: Uint16Array): number {
	const all = perHour.reduce((sum, n) => sum + n, 0);
	const met = perHour.reduce((sum, n, h) => sum + freeCalls(n, load[h] ?? 0, onDuty[h] ?? 0), 0);
	return all > 0 ? met / all : 1;
}

/** The people on overlapping shifts that leave someone free for most calls within so many hours: an integer programme, with its bound. */
export async function fewerHours(
	{ perHour, load, need, shifts, within }: Short,
	solver: Solver,
	signal?: AbortSignal
): Promise<Pick<FewerPeople, 'units' | 'onDuty' | 'free' | 'bound'>> {
	const top = need.reduce((most, n) => Math.max(most, n), 0);
	const curves = Array.from(perHour, (rate, h) => Array.from({ length: top + 1 }, (_, people) => freeCalls(rate, load[h] ?? 0, people)));
	const hours = shifts.map((shift) => ({ ...shift, cost: shift.hours }));
	const found = await allocateOverlapping({ curves, shifts: hours, budget: within }, solver, signal);
	const onDuty = Uint16Array.from(found.onDuty);
	const free = freeShare(perHour, load, onDuty);
	const all = perHour.reduce((sum, n) => sum + n, 0);
	return { units: found.units, onDuty, free, bound: Math.max(free, all > 0 ? Math.min(1, found.bound / all) : 1) };
}
