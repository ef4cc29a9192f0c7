/** The questions behind Hot spots, put together for one and the same filter. */
import { hourExposure } from './exposure';
import type { CellValues, EmergingResult, HotSpotsResult, StudyFacts } from '../../analysis/jobs';
import type { PeakWindow } from '../../analysis';
import type { CellCounts, CellSeries, Grid, Holdings, NameCount } from '../../core/answers';
import { HexbeatError } from '../../core/errors';
import { without, type Filter, type Period } from '../../core/filter';
import { monthOf, monthStart } from '../../core/time';
import type { Store } from '../../store';
import type { Backends } from '../backends';
import { groundOf, naturalResolution, type Ground } from './ground';
import { matchedPeriods, takeOff, type MatchedPeriods } from '../matchedPeriods';
import { pairOf, wholeMonths, type PeriodPair } from './periods';
import { rowsOf, type HotRow, type RowFacts } from './rows';

/** What, besides the filter, an answer depends on. */
export interface How {
	readonly holdings: Holdings;
	/** Chosen by hand; null for the one that suits the data. */
	readonly resolution: number | null;
	readonly steps: 1 | 2;
	readonly rings: number;
	/** Months (YYYY-MM) that look like a gap in loading. */
	readonly gaps: readonly string[];
}

/** Months in a row, as month indexes, half-open. */
export interface Months {
	readonly from: number;
	readonly to: number;
}

/** What the change of a hot spot is measured between. */
export interface Compared extends PeriodPair {
	/** What was left out of both. */
	readonly matched: MatchedPeriods;
}

/** The test of a filter with everything that the list says of it. */
export interface Tested {
	readonly filter: Filter;
	readonly how: How;
	readonly resolution: number;
	readonly ground: Ground;
	readonly grid: Grid;
	readonly counts: CellCounts;
	readonly result: HotSpotsResult;
	readonly periods: Compared | null;
	/** Months of the small charts; null without a whole one. */
	readonly months: Months | null;
	readonly rows: readonly HotRow[];
	/** What rows of other areas of the same hexagons are made from. */
	readonly facts: RowFacts;
	readonly series: CellSeries;
}

const SHOWN_MONTHS = 24;
const COARSEST = 7;

/** Incidents by hexagon of one size; null where the size is not to be had. */
async function countedAt(
	store: Store,
	filter: Filter,
	resolution: number,
	finest: number,
	signal: AbortSignal
): Promise<CellValues | null> {
	if (resolution < COARSEST || resolution > finest) return null;
	const grid = await store.grid(resolution, signal);
	return { cells: grid.cells, values: (await store.cells(filter, resolution, signal)).counts };
}

/** A study area as a grid for the map; the same grid while the ground is the same. */
export function gridOf({ cells, corners, starts, centres }: StudyFacts, resolution: number, version: number): Grid {
	return { resolution, version, cells, corners, starts, centres };
}

/** Values by the store's cells in the order of a grid; 0 where there is none. */
function onGrid({ cells, values }: CellValues, at: ReadonlyMap<string, number>, size: number): Uint32Array {
	const own = new Uint32Array(size);
	cells.forEach((cell, i) => {
		const place = at.get(cell);
		if (place !== undefined) own[place] = values[i] ?? 0;
	});
	return own;
}

function monthly(series: CellSeries, cells: readonly string[], at: ReadonlyMap<string, number>, { from, to }: Months): Uint32Array {
	const months = to - from;
	const counts = new Uint32Array(at.size * months);
	for (let i = 0; i < series.cell.length; i++) {
		const month = series.start + (series.when[i] ?? 0) - from;
		const place = at.get(cells[series.cell[i] ?? 0] ?? '');
		if (place !== undefined && month >= 0 && month < months) counts[place * months + month] = series.count[i] ?? 0;
	}
	return counts;
}

/** Null where nothing earlier is loaded, or nothing is left beside gaps in loading. */
function comparedOf(period: Period | null, { holdings, gaps }: How): Compared | null {
	const pair = pairOf(period, holdings);
	const matched = pair && matchedPeriods(pair.now, pair.before, gaps);
	return pair && matched && { ...pair, matched };
}

async function changeCounts(
	{ now, before, matched: { out } }: Compared,
	countIn: (period: Period) => Promise<Uint32Array>
): Promise<readonly [Uint32Array, Uint32Array]> {
	return [await takeOff(await countIn(now), out.now, countIn), await takeOff(await countIn(before), out.before, countIn)];
}

/** Tests the filter's incidents. `version` numbers the grid of new ground, `last` is the answer before. */
export async function test(
	backends: Backends,
	filter: Filter,
	how: How,
	last: Tested | null,
	version: number,
	signal: AbortSignal
): Promise<Tested> {
	const { store, analyst } = backends;
	const { holdings } = how;
	const finest = holdings.finest ?? 11;
	const resolution = Math.min(how.resolution ?? (await naturalResolution(store, holdings, signal)), finest);
	const ground = await groundOf(store, holdings, filter, resolution, how.rings, signal);
	const source = await store.grid(resolution, signal);
	const own = await store.cells(filter, resolution, signal);
	const [coarser, finer] = [
		await countedAt(store, filter, resolution - 1, finest, signal),
		await countedAt(store, filter, resolution + 1, finest, signal)
	];
	const counts = { cells: source.cells, values: own.counts };
	const result = await analyst.hotSpots({ study: ground.request, steps: how.steps, counts, coarser, finer }, signal);
	const grid = last?.ground.key === ground.key ? last.grid : gridOf(result.facts, resolution, version);
	const at = new Map(grid.cells.map((cell, i) => [cell, i]));
	const countIn = async (period: Period): Promise<Uint32Array> => (await store.cells({ ...filter, period }, resolution, signal)).counts;
	const periods = comparedOf(filter.period, how);
	const [now, before] = periods ? await changeCounts(periods, countIn) : [own.counts, own.counts];
	const end = filter.period && { from: monthStart(monthOf(filter.period.to) - SHOWN_MONTHS), to: filter.period.to };
	const months = wholeMonths(end, holdings, SHOWN_MONTHS);
	const series = await store.cellSeries(without(filter, 'period'), resolution, 'month', signal);
	const facts: RowFacts = {
		cells: grid.cells,
		centres: grid.centres,
		counts: result.counts,
		inside: result.inside,
		months: months ? months.to - months.from : 0,
		series: months ? monthly(series, source.cells, at, months) : new Uint32Array(0),
		days: periods?.matched.days ?? null,
		now: onGrid({ cells: source.cells, values: now }, at, grid.cells.length),
		before: onGrid({ cells: source.cells, values: before }, at, grid.cells.length)
	};
	return {
		filter,
		how,
		resolution,
		ground,
		grid,
		counts: { resolution, version: grid.version, counts: result.counts, located: result.inside, unlocated: own.unlocated },
		result,
		periods,
		months,
		rows: rowsOf(result.areas, facts),
		facts,
		series
	};
}

/** Emerging classes of the same hexagons. */
export interface Emerged {
	readonly tested: Tested;
	readonly result: EmergingResult;
	readonly months: Months;
	readonly rising: readonly HotRow[];
	readonly fading: readonly HotRow[];
}

/** @throws HexbeatError too-few-months. */
export async function emerge({ store, analyst }: Backends, tested: Tested, signal: AbortSignal): Promise<Emerged> {
	const { filter, how, resolution, ground, series, facts } = tested;
	const months = wholeMonths(filter.period, how.holdings);
	if (!months) throw new HexbeatError('too-few-months', 'No whole month is loaded.', 'New and rising places need at least 10: load more.');
	const { cells } = await store.grid(resolution, signal);
	const request = { cells, cell: series.cell, when: series.when, count: series.count };
	const span = { from: months.from - series.start, to: months.to - series.start };
	const result = await analyst.emergingSpots({ study: ground.request, steps: how.steps, series: request, ...span }, signal);
	const own = { ...facts, counts: result.counts, inside: result.inside };
	return { tested, result, months, rising: rowsOf(result.rising, own), fading: rowsOf(result.fading, own) };
}

/** What is told of an area beyond its counts. */
export interface RowDetail {
	/** Its busiest window of the week; null where none stands out or no hour is known. */
	readonly peak: PeakWindow | null;
	/** Incidents with a known hour, and without. */
	readonly timed: number;
	readonly untimed: number;
	/** Largest first. */
	readonly categories: readonly NameCount[];
}

/** Areas of which more is told: the first ones of a list. */
export const TOLD = 24;
const SLOTS = 168;

/** When and what, for the first areas of a list. */
export async function tell(
	{ store, analyst }: Backends,
	tested: Tested,
	rows: readonly HotRow[],
	nights: boolean,
	signal: AbortSignal
): Promise<ReadonlyMap<string, RowDetail>> {
	const { filter, resolution, how } = tested;
	const told = rows.slice(0, TOLD);
	const categories: (readonly NameCount[])[] = [];
	for (const { cells } of told)
		categories.push(await store.values('category', { ...filter, cells: { resolution, ids: cells } }, null, signal));
	const hours = new Float64Array(told.length * SLOTS);
	const rowOf = new Map(told.flatMap(({ cells }, row) => cells.map((cell): [string, number] => [cell, row])));
	if (how.holdings.timed > 0) {
		const counted = await store.cellHours(filter, resolution, signal);
		const { cells } = await store.grid(resolution, signal);
		for (let i = 0; i < counted.cell.length; i++) {
			const row = rowOf.get(cells[counted.cell[i] ?? 0] ?? '');
			if (row !== undefined)
				hours[row * SLOTS + (counted.slot[i] ?? 0)] = (hours[row * SLOTS + (counted.slot[i] ?? 0)] ?? 0) + (counted.count[i] ?? 0);
		}
	}
	const peaks =
		how.holdings.timed > 0 ? await analyst.busyWindows({ hours, exposure: hourExposure(filter, how.holdings), nights }, signal) : [];
	return new Map(
		told.map((row, at): [string, RowDetail] => {
			const timed = hours.subarray(at * SLOTS, (at + 1) * SLOTS).reduce((sum, n) => sum + n, 0);
			const all = (categories[at] ?? []).reduce((sum, { now }) => sum + now, 0);
			return [row.id, { peak: peaks[at] ?? null, timed, untimed: all - timed, categories: categories[at] ?? [] }];
		})
	);
}
