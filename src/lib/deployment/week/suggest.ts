import { allocate, choicesOf, type Allocation, type AllocationRequest, type Infeasible } from '../allocation/allocate';
import { shiftLabel } from './shifts';
import type { WeekCurves, WeekGrid } from './week';

/** What the patrols of a week may cost, and what each area must get. */
export interface WeekTerms {
	readonly budget: AllocationRequest['budget'];
	/** £ an hour of one patrol, by the part of the day that its shift is. */
	readonly perHour: readonly number[];
	/** Share of the budget that one area may get at most, 0–1. */
	readonly cap: number;
	/** Hours a week that an area gets at least, by its place. */
	readonly least: readonly number[];
}

/** The best plan of the week within the terms; `bound`: no plan reaches more, in expected incidents a week. */
export interface Suggestion {
	readonly kind: 'suggestion';
	readonly grid: WeekGrid;
	readonly value: number;
	readonly bound: number;
	readonly allocation: Allocation;
}

/** What is handed over to be allocated: the curves without their resamples. */
export type Allocatable = Pick<WeekCurves, 'shifts' | 'areas' | 'most' | 'value' | 'bound'>;

/** The exact allocation over the curves, and over their bounds. */
export function suggestWeek(curves: Allocatable, terms: WeekTerms): Suggestion | Infeasible {
	const best = allocate(requestOf(curves, terms, curves.value));
	if (best.kind === 'infeasible') return best;
	const grid = Uint8Array.from(best.chosen, (choice) => choice + 1);
	const proved = curves.bound.every((bound, at) => bound === curves.value[at]);
	const over = proved ? best : allocate(requestOf(curves, terms, curves.bound));
	const bound = over.kind === 'infeasible' ? best.value : Math.max(best.value, over.value);
	return { kind: 'suggestion', grid, value: best.value, bound, allocation: best };
}

function requestOf({ shifts, areas, most }: Allocatable, terms: WeekTerms, values: Float64Array): AllocationRequest {
	const wide = most + 1;
	const blocks = shifts.flatMap((shift, s) =>
		areas.map(({ name }, a) => {
			const from = (s * areas.length + a) * wide;
			const on = { hours: shift.hours, perHour: terms.perHour[shift.part] ?? 0, label: shiftLabel(shift) };
			return { id: `${String(s)} ${String(a)}`, area: name, choices: choicesOf(Array.from(values.subarray(from, from + wide)), on) };
		})
	);
	const rules = areas.map(({ name, barred }, a) => ({ area: name, leastHours: terms.least[a] ?? 0, excluded: barred }));
	return { blocks, budget: terms.budget, rules, cap: terms.cap };
}
