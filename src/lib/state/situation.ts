import type { Annotation } from '../core/annotation';
import type { Bin } from '../core/answers';
import type { ClassMethod } from '../core/classes';
import { NO_FILTER, type Filter } from '../core/filter';
import type { Audience } from '../disclosure';
import { START_SETTINGS, type Settings } from './settings';

export const RANKINGS = ['category', 'priority'] as const;
export type Ranking = (typeof RANKINGS)[number];

/** Everything that undo covers and the URL holds, but for what the user typed: filters, overrides and the settings of each view. Immutable. */
export interface Situation extends Settings {
	readonly filter: Filter;
	/** Who looks: all but the analyst see packs of aggregates alone. */
	readonly audience: Audience;
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
	/** Dated notes, as typed: never in the URL. */
	readonly annotations: readonly Annotation[];
}

export const START: Situation = {
	...START_SETTINGS,
	filter: NO_FILTER,
	audience: 'analyst',
	resolution: null,
	method: 'quantile',
	nights: true,
	by: 'category',
	bin: null,
	table: false,
	annotations: []
};
