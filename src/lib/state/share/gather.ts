import type { HourCounts, Holdings, NameCount, Series } from '../../core/answers';
import { APP } from '../../core/app';
import { cellAreaKm2 } from '../../core/cells';
import type { PlacedCategory } from '../../core/crosswalk/crosswalk';
import { isoMonthName, listWords } from '../../core/format';
import type { Filter, Period } from '../../core/filter';
import type { Profile } from '../../core/incident';
import type { LandFile } from '../../core/land';
import { MERGED } from '../../core/merged';
import type { Overlay } from '../../core/overlay';
import { placeName } from '../../core/priorities';
import { isoDay, isoMonth, monthStart } from '../../core/time';
import {
	discloseShare,
	POLICIES,
	quantise,
	sensitiveNames,
	sensitivityOf,
	type Audience,
	type Policy,
	type Sensitivity
} from '../../disclosure';
import { BAND_HOURS, BANDS, type PackFacts, type PackPlace } from '../../disclosure/pack';
import type { Store } from '../../store';
import { gapsIn, monthsOf } from '../gapDoubt';
import { comparedPeriod, fullMonths } from '../periods';
import { areaFacts, areaLayer } from './areaFacts';
import { shapesOf } from './shapes';

/** What a pack is made from, and for whom. */
export interface Selection {
	readonly audience: Audience;
	readonly filter: Filter;
	/** Local day on which it is made, days since 1970. */
	readonly today: number;
}

/** Where it comes from. */
export interface Ground {
	readonly store: Pick<Store, 'values' | 'grid' | 'cells' | 'series' | 'hours' | 'totals'>;
	readonly holdings: Holdings;
	readonly placed: readonly PlacedCategory[];
	/** Months that look like a gap in loading, YYYY-MM. */
	readonly gaps: readonly string[];
	readonly synthetic: boolean;
	readonly places: readonly PackPlace[];
	/** Land of the basemap; null where it could not be read. */
	readonly land: LandFile | null;
	/** Layers on the map: areas of one of them divide the report. */
	readonly overlays: readonly Overlay[];
	/** "in Canterbury", "1.2 km NE of Sturry". */
	readonly whereIs: (lng: number, lat: number) => string;
	/** A filter in words, without its period; empty for all that is loaded. */
	readonly scopeOf: (filter: Filter) => string;
}

/** Categories that stand by themselves; the others are counted together. */
const SOURCE_NAMES: Readonly<Record<Profile, string>> = {
	'police-uk-street': 'Street-level crime as published on police.uk',
	'police-uk-stop-search': 'Stop and search as published on police.uk',
	safezone: 'Calls for help of a safety app',
	generic: 'Incident logs of partners'
};
const MOST_CATEGORIES = 20;
/** The finest hexagons of an analyst's pack: a street. */
const FINEST = 9;

interface Kind {
	readonly name: string;
	/** Source categories that it stands for. */
	readonly names: readonly string[];
	readonly now: number;
	readonly before: number | null;
}

/**
 * Counts a selection for a pack: by category and hexagon, month and time of the week, under the filter as the audience may have it.
 *
 * @param onProgress told the part that is done, 0–1.
 */
export async function gather(
	ground: Ground,
	wanted: Selection,
	signal?: AbortSignal,
	onProgress?: (done: number) => void
): Promise<{ readonly facts: PackFacts; readonly filter: Filter }> {
	const { store, placed } = ground;
	const policy = POLICIES[wanted.audience];
	const sensitivity = sensitivityOf(wanted.filter.categories, placed);
	const { filter, notes } = quantise({ ...wanted.filter, period: periodOf(wanted.filter, ground.holdings) }, policy, sensitivity);
	const period = filter.period ?? { from: 0, to: 1 };
	const before = comparedPeriod(period, ground.holdings);
	const kinds = kindsOf(await store.values('category', filter, before, signal));
	const grid = await store.grid(resolutionFor(policy, sensitivity, ground.holdings), signal);
	const counted: Counted[] = [];
	for (const [i, { names }] of kinds.entries()) {
		counted.push(await countOf(store, { ...filter, categories: names }, before, grid.resolution, signal));
		onProgress?.((i + 1) / kinds.length);
	}
	const used = grid.cells.flatMap((_, at) => (counted.some(({ cells }) => (cells[at] ?? 0) > 0) ? [at] : []));
	const cells = used.map((at) => grid.cells[at] ?? '');
	const months = monthList(period, before);
	const timed = counted.some(({ hours }) => hours.counts.some((count) => count > 0));
	const sensitive = sensitiveNames(placed);
	const facts = {
		head: {
			app: APP,
			audience: wanted.audience,
			made: isoDay(wanted.today),
			synthetic: ground.synthetic,
			// The place as it was asked for; the time of the week as it was counted.
			scope: ground.scopeOf({ ...wanted.filter, week: filter.week }),
			period,
			before,
			months,
			gaps: months.flatMap(({ month }) => (ground.gaps.includes(isoMonth(month)) ? [month] : [])),
			sources: [...new Set(ground.holdings.sources.map(({ profile }) => SOURCE_NAMES[profile]))],
			remarks: [...notes, ...(await remarksOf(ground, filter, before, policy, sensitivity, signal))],
			resolution: grid.resolution,
			cellArea: cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + cellAreaKm2(cell), 0) / cells.length,
			cells,
			...shapesOf(cells, ground)
		},
		categories: kinds.map(({ name, names, now, before: earlier }) => ({
			name,
			sensitive: names.some((one) => sensitive.has(one)),
			priority: priorityOf(names, placed),
			now,
			before: earlier
		})),
		cells: counted.map((one) => used.map((at) => one.cells[at] ?? 0)),
		months: counted.map((one) => monthCounts(one, months)),
		bands: timed ? counted.map(({ hours }) => bandsOf(hours)) : null,
		areas: await areaFacts(store, areaLayer(ground.overlays), filter, before, { resolution: grid.resolution, used }, signal)
	};
	return { facts, filter };
}

/** A category as counted; cells in the order of the grid. */
interface Counted {
	readonly cells: Uint32Array;
	readonly months: Series;
	readonly earlier: Series | null;
	readonly hours: HourCounts;
}

async function countOf(
	store: Ground['store'],
	filter: Filter,
	before: Period | null,
	resolution: number,
	signal?: AbortSignal
): Promise<Counted> {
	const [cells, months, earlier, hours] = await Promise.all([
		store.cells(filter, resolution, signal),
		store.series(filter, 'month', signal),
		before && store.series({ ...filter, period: before }, 'month', signal),
		store.hours(filter, signal)
	]);
	return { cells: cells.counts, months, earlier, hours };
}

/** What was chosen, or all full months; with part months where there is no full one. */
function periodOf({ period }: Filter, holdings: Holdings): Period | null {
	const full = fullMonths(holdings);
	if (period) return period;
	if (full) return { from: monthStart(full.first), to: monthStart(full.end) };
	return holdings.days && { from: holdings.days.first, to: holdings.days.last + 1 };
}

function resolutionFor(policy: Policy, sensitivity: Sensitivity, holdings: Holdings): number {
	return Math.min(policy.finest[sensitivity], FINEST, holdings.finest ?? FINEST);
}

function kindsOf(rows: readonly NameCount[]): Kind[] {
	const kinds = rows.map(({ name, now, before }): Kind => ({ name, names: [name], now, before }));
	if (kinds.length <= MOST_CATEGORIES) return kinds;
	const rest = kinds.slice(MOST_CATEGORIES - 1);
	const sum = (of: (kind: Kind) => number): number => rest.reduce((all, kind) => all + of(kind), 0);
	const others = {
		name: MERGED,
		names: rest.flatMap(({ names }) => names),
		now: sum(({ now }) => now),
		before: rest.some(({ before }) => before === null) ? null : sum(({ before }) => before ?? 0)
	};
	return [...kinds.slice(0, MOST_CATEGORIES - 1), others];
}

function priorityOf(names: readonly string[], placed: readonly PlacedCategory[]): string | null {
	const places = new Set(names.map((name) => placed.find((one) => one.names.includes(name))?.place ?? null));
	const [only = null] = places;
	return places.size === 1 && only !== null ? placeName(only) : null;
}

function monthList(period: Period, before: Period | null): { readonly month: number; readonly now: boolean }[] {
	const of = (span: Period, now: boolean): { month: number; now: boolean }[] => {
		const { first, end } = monthsOf(span);
		return Array.from({ length: end - first }, (_, i) => ({ month: first + i, now }));
	};
	return [...(before ? of(before, false) : []), ...of(period, true)];
}

const monthCounts = ({ months, earlier }: Counted, list: ReturnType<typeof monthList>): number[] =>
	list.map(({ month, now }) => {
		const series = now ? months : earlier;
		return series?.counts[month - series.start] ?? 0;
	});

function bandsOf({ counts }: HourCounts): number[] {
	const bands = new Array<number>(BANDS).fill(0);
	counts.forEach((count, slot) => {
		const at = Math.floor(slot / BAND_HOURS);
		bands[at] = (bands[at] ?? 0) + count;
	});
	return bands;
}

/** What is missing or doubtful, in words that tell no small count. */
async function remarksOf(
	{ store, gaps, holdings }: Ground,
	filter: Filter,
	before: Period | null,
	policy: Policy,
	sensitivity: Sensitivity,
	signal?: AbortSignal
): Promise<string[]> {
	const { total, located, timed } = await store.totals(filter, null, signal);
	const missing = [...(before ? gapsIn(monthsOf(before), gaps) : []), ...(filter.period ? gapsIn(monthsOf(filter.period), gaps) : gaps)];
	const share = (part: number, what: string): string[] => {
		if (part === 0) return [];
		const { value, text } = discloseShare(part, total, policy.file[sensitivity], policy.minima);
		return [
			`${value === null ? 'A few' : `About ${text} of the`} incidents have no ${what}: they are in totals, not in ${what === 'place' ? 'maps' : 'times of the week'}.`
		];
	};
	return [
		...(missing.length > 0
			? [
					`${listWords(missing.map(isoMonthName))} ${missing.length === 1 ? 'looks' : 'look'} like a loading gap: what is missing there cannot be told from a fall.`
				]
			: []),
		...share(total - located, 'place'),
		...share(total - timed, 'hour'),
		...(holdings.sources.some(({ snapped }) => snapped)
			? ['Places of some sources are shared map points, not where an incident happened exactly.']
			: [])
	];
}
