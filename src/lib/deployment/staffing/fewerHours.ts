import { allocateOverlapping } from '../allocation/overlapping';
import type { Solver } from '../exact/program';
import { erlangC } from './erlang';
import type { ShiftTemplate } from './shiftCover';
import type { FewerPeople } from './week';

/** Part of a week's calls that further people in an hour are not counted for; the bound allows for them. */
const LEFT = 1e-6;

/** A week of calls, and the hours that there are for them. */
interface Short {
	/** By civil hour of the week: incidents, people busy on average. */
	readonly perHour: Float64Array;
	readonly load: Float64Array;
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
	{ perHour, load, shifts, within }: Short,
	solver: Solver,
	signal?: AbortSignal
): Promise<Pick<FewerPeople, 'units' | 'onDuty' | 'free' | 'bound'>> {
	const all = perHour.reduce((sum, n) => sum + n, 0);
	const most = Math.floor(within / Math.min(...shifts.map((shift) => shift.hours)));
	const curves = Array.from(perHour, (rate, h) => curveOf(rate, load[h] ?? 0, { most, left: LEFT * all }));
	// Hours that could have more people than their curve tells.
	const beyond = curves.reduce((sum, curve, h) => sum + (curve.length <= most ? (perHour[h] ?? 0) - (curve.at(-1) ?? 0) : 0), 0);
	const hours = shifts.map((shift) => ({ ...shift, cost: shift.hours }));
	const found = await allocateOverlapping({ curves, shifts: hours, budget: within }, solver, signal);
	const onDuty = Uint16Array.from(found.onDuty);
	const free = freeShare(perHour, load, onDuty);
	return { units: found.units, onDuty, free, bound: Math.max(free, all > 0 ? Math.min(1, (found.bound + beyond) / all) : 1) };
}

/** Calls of an hour that 0, 1, 2 … people leave nobody waiting for, until so few are left that more people hardly count. */
function curveOf(perHour: number, load: number, { most, left }: { readonly most: number; readonly left: number }): number[] {
	const curve = [0];
	while (curve.length <= most && perHour - (curve.at(-1) ?? 0) > left) curve.push(freeCalls(perHour, load, curve.length));
	return curve;
}
