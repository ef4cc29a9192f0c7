/** One thing of a week's plan changed: what it does, beside the plan as it is. */
import type { Infeasible, Share, WeekCurves, WeekFigures, WeekGrid } from '../../deployment';
import { measureWeek, weekDifference, type PerHour } from '../../deployment';

/** What is tried. */
export type WeekChange = { readonly kind: 'patrol'; readonly by: 1 | -1 } | { readonly kind: 'walk'; readonly metres: number };

/** The plan with one thing changed. */
export interface WeekTrial {
	readonly kind: 'trial';
	readonly change: WeekChange;
	readonly curves: WeekCurves;
	readonly grid: WeekGrid;
	readonly before: WeekFigures;
	readonly after: WeekFigures;
	/** Share reached after minus before, with its paired interval. */
	readonly gain: Share;
	/** Blocks with more or fewer patrols than before. */
	readonly moved: readonly { readonly block: number; readonly from: number; readonly to: number }[];
}

/** The trial could not be made: the terms conflict, or the plan has no such patrol. */
export type NoTrial = Infeasible | { readonly kind: 'none'; readonly why: string };

interface Compared {
	readonly curves: WeekCurves;
	readonly grid: WeekGrid;
}

export function trialOf(change: WeekChange, now: Compared, then: Compared, perHour: PerHour): WeekTrial {
	const moved = Array.from(then.grid.keys()).flatMap((block) => {
		const [from, to] = [now.grid[block] ?? 0, then.grid[block] ?? 0];
		return from === to ? [] : [{ block, from, to }];
	});
	return {
		kind: 'trial',
		change,
		...then,
		before: measureWeek(now.curves, now.grid, perHour),
		after: measureWeek(then.curves, then.grid, perHour),
		gain: weekDifference(then, now),
		moved
	};
}
