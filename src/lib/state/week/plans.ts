/** The plans of a week side by side: as grids, measured, with the patrol that each lacks most. Pure. */
import {
	bestStep,
	measureWeek,
	weekCsv,
	type Infeasible,
	type PerHour,
	type Suggestion,
	type WeekCurves,
	type WeekFigures,
	type WeekGrid,
	type WeekStep
} from '../../deployment';
import { WEEK_PLANS, type WeekPlanId, type WeekPlanSettings } from '../settings/planWeek';
import { areasAway, fitsShifts, gridOf } from './hand';

type ByPlan<T> = Readonly<Record<WeekPlanId, T | null>>;

export interface WeekPlans {
	readonly grids: ByPlan<WeekGrid>;
	readonly figures: ByPlan<WeekFigures>;
	/** One more patrol where it adds most for its hours or £. */
	readonly next: ByPlan<WeekStep>;
}

const byPlan = <T>(of: (id: WeekPlanId) => T | null): ByPlan<T> => ({
	suggested: of('suggested'),
	current: of('current'),
	mine: of('mine')
});

/** Null stands where there is no such plan, or none for these shifts. */
export function plansOf(
	curves: WeekCurves | null,
	settings: WeekPlanSettings,
	found: Suggestion | Infeasible | null,
	perHour: PerHour
): WeekPlans {
	// A suggestion may still be that for the areas before.
	const suggested = found?.kind === 'suggestion' && found.grid.length === curves?.expected.length ? found.grid : null;
	const grids = byPlan((id) => {
		if (id === 'suggested' || !curves) return suggested;
		const hand = settings[id];
		return hand && gridOf(hand, curves);
	});
	const measured = <T>(measure: (grid: WeekGrid, curves: WeekCurves) => T | null): ByPlan<T> =>
		byPlan((id) => {
			const grid = grids[id];
			return curves && grid ? measure(grid, curves) : null;
		});
	return {
		grids,
		figures: measured((grid, own) => measureWeek(own, grid, perHour)),
		next: measured((grid, own) => bestStep(own, grid, perHour, settings.budget.in))
	};
}

/** A plan made by hand for other shifts than these, or with patrols in areas that are not here. */
export interface Astray {
	readonly plan: 'current' | 'mine';
	readonly shifts: boolean;
	readonly areas: readonly string[];
}

export const astrayPlans = (curves: WeekCurves, settings: WeekPlanSettings): Astray[] =>
	(['current', 'mine'] as const).flatMap((plan) => {
		const hand = settings[plan];
		if (!hand) return [];
		const shifts = !fitsShifts(hand, curves);
		const areas = shifts ? [] : areasAway(hand, curves);
		return shifts || areas.length > 0 ? [{ plan, shifts, areas }] : [];
	});

interface Written {
	readonly curves: WeekCurves;
	readonly show: WeekPlanId;
	/** The plan on the screen. */
	readonly grid: WeekGrid;
	readonly figures: WeekFigures;
	readonly plans: WeekPlans;
	/** Names of the areas, of who works each part of the day, and of the plans. */
	readonly titles: readonly string[];
	readonly staff: readonly string[];
	readonly names: Readonly<Record<WeekPlanId, string>>;
}

/** The plan on the screen as a file for spreadsheets, with the others beside it. */
export function weekFile({ curves, show, grid, figures, plans, titles, staff, names }: Written): string {
	const others = WEEK_PLANS.flatMap((id) => {
		const [own, made] = [plans.grids[id], plans.figures[id]];
		return id !== show && own && made ? [{ title: names[id], grid: own, figures: made }] : [];
	});
	return weekCsv(curves, { plan: { title: names[show], grid, figures }, others, titles, staff });
}
