import type { DemandCounts } from '../../core/answers';
import type { Filter, WeekWindow } from '../../core/filter';
import type { Place } from '../../core/priorities';
import type { NamedArea, Weighed } from '../../deployment';
import type { Store } from '../../store';
import type { Layers } from '../layers.svelte';
import type { AreaRef, ShiftSettings } from '../settings/shift';

/** What each category is: the crosswalk's priority and harm. */
interface Known {
	readonly places: ReadonlyMap<string, Place>;
	readonly weights: ReadonlyMap<string, number>;
}

/** The filter of a plan: one priority takes its categories only, inside those that are chosen. */
export function filterFor(filter: Filter, objective: ShiftSettings['objective'], { places }: Known): Filter {
	if (objective === 'incidents' || objective === 'harm') return filter;
	const own = [...places].flatMap(([name, place]) => (place === objective ? [name] : []));
	return { ...filter, categories: filter.categories ? filter.categories.filter((name) => own.includes(name)) : own };
}

/** Categories by harm weight, those of the filter only; null where all weigh the same, so that harm is no other question. */
export function weightGroups(filter: Filter, { weights }: Known): ReadonlyMap<number, readonly string[]> | null {
	const groups = new Map<number, string[]>();
	for (const [name, weight] of weights)
		if (!filter.categories || filter.categories.includes(name)) groups.set(weight, [...(groups.get(weight) ?? []), name]);
	return groups.size > 1 ? groups : null;
}

/** Incidents in a window, and at all hours: from these the level of a hexagon is learnt. Weeks and months cannot be told together. */
export async function countedBoth(
	store: Pick<Store, 'demand'>,
	filter: Filter,
	{ resolution, window }: { resolution: number; window: WeekWindow | null },
	signal: AbortSignal
): Promise<{ demand: DemandCounts; everyHour?: DemandCounts }> {
	const counted = (hours: WeekWindow | null): Promise<DemandCounts> => store.demand(filter, resolution, hours, { officer: false }, signal);
	const demand = await counted(window);
	if (!window) return { demand };
	const everyHour = await counted(null);
	return everyHour.bin === demand.bin ? { demand, everyHour } : { demand };
}

/** The same incidents as `demand`, by what harm one of them does. */
export async function harmDemands(
	store: Pick<Store, 'demand'>,
	filter: Filter,
	{ resolution, window, groups }: { resolution: number; window: WeekWindow | null; groups: ReadonlyMap<number, readonly string[]> },
	signal: AbortSignal
): Promise<Weighed[]> {
	const harm: Weighed[] = [];
	for (const [weight, categories] of groups)
		harm.push({ weight, ...(await countedBoth(store, { ...filter, categories }, { resolution, window }, signal)) });
	return harm;
}

/** Areas that are here; those of a link whose layer is not loaded are missing. */
export function areasOf(refs: readonly AreaRef[], layers: Pick<Layers, 'find'>): { areas: NamedArea[]; missing: string[] } {
	const found = refs.map((ref) => ({ ref, area: layers.find(ref) }));
	return {
		areas: found.flatMap(({ area }) => (area ? [{ name: area.name, polygons: area.polygons }] : [])),
		missing: found.flatMap(({ ref, area }) => (area ? [] : [ref.name]))
	};
}
