import { HexbeatError } from '../../core/errors';
import type { Program, Solver } from '../exact/program';
import { Rows } from '../exact/rows';
import type { ShiftTemplate } from '../staffing/shiftCover';

/** Shifts that may overlap: what counts is how many units are at work in each hour. Structured-clone-able. */
export interface OverlapRequest {
	/** Of each hour, what 0, 1, 2, … units at work cover; more units than listed add nothing. Hours beyond the end begin anew. */
	readonly curves: readonly (readonly number[])[];
	readonly shifts: readonly ShiftTemplate[];
	/** What the units on all shifts may cost together, in the unit of the shifts' costs. */
	readonly budget: number;
}

/** Units on each shift. */
export interface OverlapPlan {
	/** As many as the request's shifts. */
	readonly units: readonly number[];
	/** Units at work in each hour. */
	readonly onDuty: readonly number[];
	readonly value: number;
	readonly cost: number;
	/** No plan covers more; the value where this one is proved. */
	readonly bound: number;
}

const MOST_NODES = 5000;

/**
 * Units on overlapping shifts that cover most within a budget: one integer programme, with a column for each shift and one for each
 * further unit in each hour, which counts only after the units before it, so that gains need not shrink.
 * @throws HexbeatError `overlap-figures`; `overlap-unsolved` where the solver finds nothing
 */
export async function allocateOverlapping(request: OverlapRequest, solver: Solver, signal?: AbortSignal): Promise<OverlapPlan> {
	check(request);
	const { shifts, curves } = request;
	const { columns, bound } = await solver(programOf(request), signal);
	if (!columns)
		throw new HexbeatError(
			'overlap-unsolved',
			'No allocation of the overlapping shifts was found.',
			'Try again with fewer shifts or hours.'
		);
	const units = shifts.map((_, s) => Math.round(columns[s] ?? 0));
	const onDuty = curves.map((_, hour) => units.reduce((sum, n, s) => sum + (works(shifts[s], hour, curves.length) ? n : 0), 0));
	const value = curves.reduce((sum, curve, hour) => sum + bestUpTo(curve, onDuty[hour] ?? 0), 0);
	const cost = units.reduce((sum, n, s) => sum + n * (shifts[s]?.cost ?? 0), 0);
	return { units, onDuty, value, cost, bound: Math.max(value, bound + curves.reduce((sum, curve) => sum + (curve[0] ?? 0), 0)) };
}

const works = (shift: ShiftTemplate | undefined, hour: number, hours: number): boolean =>
	shift !== undefined && (hour - shift.from + hours) % hours < shift.hours;

/** Nobody has to be counted: a curve that falls is taken at its highest so far. */
const bestUpTo = (curve: readonly number[], units: number): number => Math.max(...curve.slice(0, units + 1));

function programOf({ curves, shifts, budget }: OverlapRequest): Program {
	const first: number[] = [];
	let count = shifts.length;
	for (const curve of curves) {
		first.push(count);
		count += curve.length - 1;
	}
	const rows = new Rows();
	const gain = new Float64Array(count);
	curves.forEach((curve, hour) => {
		const at = first[hour] ?? 0;
		curve.slice(1).forEach((_, k) => (gain[at + k] = bestUpTo(curve, k + 1) - bestUpTo(curve, k)));
		const working = [...shifts.keys()].filter((s) => works(shifts[s], hour, curves.length));
		rows.add([...working.map((s) => [s, 1] as const), ...curve.slice(1).map((_, k) => [at + k, -1] as const)], 0, Infinity);
		for (let k = 1; k < curve.length - 1; k++)
			rows.add(
				[
					[at + k - 1, 1],
					[at + k, -1]
				],
				0,
				Infinity
			);
	});
	rows.add(
		shifts.map(({ cost }, s) => [s, cost] as const),
		-Infinity,
		budget
	);
	const top = curves.reduce((most, curve) => Math.max(most, curve.length - 1), 0);
	return {
		gain,
		least: new Float64Array(count),
		most: Float64Array.from({ length: count }, (_, c) => (c < shifts.length ? Math.min(shifts[c]?.most ?? top, top) : 1)),
		whole: new Int32Array(count).fill(1),
		...rows.packed(),
		gap: 1e-9 * gain.reduce((sum, g) => sum + g, 0),
		nodes: MOST_NODES
	};
}

function check({ curves, shifts, budget }: OverlapRequest): void {
	const hours = curves.length;
	const fits = ({ from, hours: length, cost }: ShiftTemplate): boolean =>
		from >= 0 && from < hours && length >= 1 && length <= hours && cost >= 0;
	if (
		hours === 0 ||
		!(budget >= 0 && budget < Infinity) ||
		!shifts.every(fits) ||
		curves.some((curve) => !(curve[0] !== undefined && curve.every((v) => v >= 0)))
	)
		throw new HexbeatError(
			'overlap-figures',
			'A budget, shift or curve of coverage cannot be used.',
			'Give hours within the period, and costs, values and a budget of 0 or more.'
		);
}
