/** The records that a week's plan is made from, counted by the store. */
import type { NamedArea, Refusal, WeekArea, WeekCurves, WeekProgress, WeekRequest } from '../../deployment';
import { without, type Filter, type Period, type WeekWindow } from '../../core/filter';
import { ORIGINS } from '../../core/incident';
import { parentOf } from '../../core/cells';
import type { Overlay } from '../../core/overlay';
import { weekStart } from '../../core/time';
import type { Backends } from '../backends';
import { layerUnits } from '../areaUnits';
import { unknownOrigin } from '../unknownOrigin';
import { MOST_IN_BLOCK, type WeekPlanSettings } from '../settings/planWeek';

/** Hexagons of the posts. */
const RESOLUTION = 10;
/** Hexagons that stand for areas where none are loaded, and how many of them. */
const COARSE = { resolution: 8, most: 8 } as const;
/** Each season counts once. */
const MOST_WEEKS = 52;
const SEED = 20_261;
const EVERY_HOUR: WeekWindow = { days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 0, nights: false };

/** What the curves depend on, besides the published rows. */
export interface Asked extends Pick<WeekPlanSettings, 'starts' | 'radius' | 'wanted' | 'officer'> {
	readonly filter: Filter;
	/** Layer of the areas; null for hexagons. */
	readonly layer: Overlay | null;
	/** Zones that patrols keep out of: those of Shift. */
	readonly excluded: readonly NamedArea[];
	readonly synthetic: boolean;
}

/** Counts the records and hands them to the planner. */
export async function askWeek(
	{ store, planner }: Backends,
	asked: Asked,
	signal: AbortSignal,
	onProgress: (progress: WeekProgress) => void
): Promise<WeekCurves | Refusal> {
	return planner.planWeek(await requestOf({ store }, asked, signal), signal, onProgress);
}

async function requestOf({ store }: Pick<Backends, 'store'>, asked: Asked, signal: AbortSignal): Promise<WeekRequest> {
	const { officer, starts, radius, wanted, synthetic } = asked;
	const filter = without(asked.filter, 'week', 'origins');
	const counted = (period: Period | null) => store.demand({ ...filter, period }, RESOLUTION, EVERY_HOUR, { officer }, signal);
	const whole = await counted(filter.period);
	const first = Math.max(whole.first, whole.last - MOST_WEEKS + 1);
	const last = Math.max(first, whole.last);
	const period: Period = { from: weekStart(first), to: weekStart(last + 1) };
	// What was left out is told for the weeks that the plan is made from.
	const demand = first === whole.first ? whole : await counted(period);
	const totals = new Uint32Array(last - first + 1);
	demand.when.forEach((week, i) => (totals[week - first] = (totals[week - first] ?? 0) + (demand.count[i] ?? 0)));
	const origins = officer ? null : ORIGINS.filter((origin) => origin !== 'officer');
	const hours = await store.cellHours({ ...filter, period, origins }, RESOLUTION, signal);
	const grid = await store.grid(RESOLUTION, signal);
	const unknown = await unknownOrigin(store, { ...filter, period }, signal);
	return {
		resolution: RESOLUTION,
		...named(hours, grid.cells),
		weeks: { first, last, totals },
		left: demand.left,
		starts,
		areas: asked.layer ? layerAreas(asked.layer) : busyHexagons(hours, grid.cells),
		wanted,
		excluded: asked.excluded,
		radiusMetres: radius,
		most: MOST_IN_BLOCK,
		seed: SEED,
		unknownOrigin: unknown,
		synthetic
	};
}

type Hours = Awaited<ReturnType<Backends['store']['cellHours']>>;

/** The counts with the hexagons that they name, and no others. */
function named({ cell, slot, count }: Hours, cells: readonly string[]): Pick<WeekRequest, 'cells' | 'cell' | 'slot' | 'count'> {
	const used = [...new Set(cell)];
	const place = new Map(used.map((at, i) => [at, i]));
	return { cells: used.map((at) => cells[at] ?? ''), cell: cell.map((at) => place.get(at) ?? 0), slot, count };
}

const layerAreas = (layer: Overlay): WeekArea[] => layerUnits(layer).map(({ name, polygons }) => ({ name, polygons, cell: null }));

/** The coarse hexagons with most incidents, by their index. */
function busyHexagons({ cell, count }: Hours, cells: readonly string[]): WeekArea[] {
	const sums = new Map<string, number>();
	cell.forEach((at, i) => {
		const parent = parentOf(cells[at] ?? '', COARSE.resolution);
		sums.set(parent, (sums.get(parent) ?? 0) + (count[i] ?? 0));
	});
	const busiest = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, COARSE.most);
	return busiest.length > 0
		? busiest.map(([id]) => ({ name: id, polygons: null, cell: id }))
		: [{ name: 'none', polygons: [], cell: null }];
}
