import type { Bin } from '../core/answers';
import type { ClassMethod } from '../core/classes';
import { NO_FILTER, type Filter, type WeekWindow } from '../core/filter';

/** What a plan is made for. */
export interface PlanSettings {
	/** Shift window; null plans by place over all hours. */
	readonly window: WeekWindow | null;
	readonly patrols: number;
	/** Walking radius in metres. */
	readonly radius: number;
	/** H3 resolution of the patrol cells: 10 for posts, 9 where records are few. */
	readonly resolution: 9 | 10;
}

export const RANKINGS = ['category', 'priority'] as const;
export type Ranking = (typeof RANKINGS)[number];

/** Everything that the URL holds and undo covers: filters, overrides and plan settings. Immutable. */
export interface Situation {
	readonly filter: Filter;
	/** H3 resolution chosen by hand; null follows the zoom. */
	readonly resolution: number | null;
	readonly method: ClassMethod;
	/** Rows of the matrix run 06:00–06:00, a night belonging to its evening. */
	readonly nights: boolean;
	/** What the ranking counts by: source categories, or the priorities that they belong to. */
	readonly by: Ranking;
	/** Step of the trend chart; null follows the data. */
	readonly bin: Bin | null;
	/** Show the hexagons as a table. */
	readonly table: boolean;
	readonly plan: PlanSettings;
}

export const FRIDAY_NIGHTS: WeekWindow = { days: [4, 5], from: 21, to: 3, nights: true };

export const START: Situation = {
	filter: NO_FILTER,
	resolution: null,
	method: 'quantile',
	nights: true,
	by: 'category',
	bin: null,
	table: false,
	plan: { window: FRIDAY_NIGHTS, patrols: 2, radius: 300, resolution: 10 }
};
