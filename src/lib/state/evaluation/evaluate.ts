import { beforeAfter, harmNet, type BeforeAfterReading, type Net } from '../../analysis';
import type { AreaCounts, AreasRequest, AreasResult, BinRange } from '../../analysis/jobs';
import type { Bin, CellCounts, CellSeries, Grid } from '../../core/answers';
import { isCellOf, withRings } from '../../core/cells';
import type { Filter, Period } from '../../core/filter';
import { monthOf } from '../../core/time';
import type { Backends } from '../backends';
import type { EvaluationSettings } from '../settings/evaluation';
import { binOfDay, peakOf, type Peak } from './peak';
import type { Windows, WindowsRefusal } from './windows';

/** An area with its hexagons. */
export interface Zone extends AreaCounts {
	/** H3 indexes, those without any record included. */
	readonly ids: readonly string[];
}

export interface Evaluation {
	readonly kind: 'evaluation';
	readonly settings: EvaluationSettings;
	/** The filter that the counts answer: period and hexagons left out. */
	readonly filter: Filter;
	readonly windows: Windows;
	readonly target: Zone;
	readonly control: Zone;
	readonly ring: Zone;
	readonly ringControl: Zone;
	/** Month index of the first entry of every area's months. */
	readonly firstMonth: number;
	readonly reading: BeforeAfterReading;
	/** Harm-weighted; null unless asked for. */
	readonly harm: Net | null;
	/** Hexagons that could have been proposed. */
	readonly candidates: number;
	readonly peak: Peak;
	/** Records under the filter without a place, or too coarsely dated to be counted. */
	readonly leftOut: { readonly unlocated: number; readonly undated: number };
}

/** What the map shows whether or not anything can be compared. */
export interface Ground {
	readonly grid: Grid;
	readonly counts: CellCounts;
	readonly target: readonly string[];
	readonly ring: readonly string[];
}

export interface Asked {
	readonly settings: EvaluationSettings;
	readonly filter: Filter;
	readonly windows: Windows | WindowsRefusal;
	/** Harm of one incident by category. */
	readonly weights: ReadonlyMap<string, number>;
}

type Outcome = Evaluation | WindowsRefusal;
export interface Answered {
	readonly ground: Ground;
	readonly outcome: Outcome;
}

const NO_TARGET: WindowsRefusal = {
	kind: 'refusal',
	fault: 'No target area is chosen.',
	remedy: 'Pick the hexagons where something was done on the map, draw the area, or take a boundary.',
	offers: []
};

/** Counts and tests; the map comes with a refusal, too. */
export async function evaluate(
	{ store, analyst }: Pick<Backends, 'store' | 'analyst'>,
	asked: Asked,
	signal: AbortSignal,
	onProgress?: (done: number) => void
): Promise<Answered> {
	const { settings, filter, windows } = asked;
	const bin: Bin = windows.kind === 'refusal' || windows.wholeMonths ? 'month' : 'day';
	const grid = await store.grid(settings.resolution, signal);
	const series = await store.cellSeries(filter, settings.resolution, bin, signal);
	const target = settings.target.filter((cell) => isCellOf(cell, settings.resolution));
	const inTarget = new Set(target);
	const ring = settings.rings === 0 ? [] : withRings(target, settings.rings).filter((cell) => !inTarget.has(cell));
	const ground = { grid, counts: allOf(grid, series), target, ring };
	const refused = windows.kind === 'refusal' ? windows : target.length === 0 ? NO_TARGET : null;
	if (refused || windows.kind === 'refusal') return { ground, outcome: refused ?? NO_TARGET };
	const request = requestOf(settings, windows, { grid, series, target, ring });
	const areas = await analyst.beforeAfterAreas(request, signal, onProgress);
	const lacking = lackOf(settings, request, areas);
	if (lacking) return { ground, outcome: lacking };
	return { ground, outcome: await outcomeOf(store, asked, { ground, windows, series, areas }, signal) };
}

function allOf(grid: Grid, series: CellSeries): CellCounts {
	const counts = new Uint32Array(grid.cells.length);
	series.cell.forEach((cell, i) => (counts[cell] = (counts[cell] ?? 0) + (series.count[i] ?? 0)));
	const located = counts.reduce((sum, n) => sum + n, 0);
	return { resolution: grid.resolution, version: grid.version, counts, located, unlocated: series.unlocated };
}

interface Parts {
	readonly grid: Grid;
	readonly series: CellSeries;
	readonly target: readonly string[];
	readonly ring: readonly string[];
}

function requestOf(settings: EvaluationSettings, windows: Windows, { grid, series, target, ring }: Parts): AreasRequest {
	const places = new Map(grid.cells.map((cell, i) => [cell, i]));
	const placesOf = (cells: readonly string[]): number[] => cells.map((cell) => places.get(cell) ?? -1);
	const bins = (periods: readonly Period[]): BinRange[] =>
		periods.map(({ from, to }) => ({ from: binOfDay(series.bin, from) - series.start, to: binOfDay(series.bin, to) - series.start }));
	const firstMonth = firstMonthOf(series);
	const month = (at: number): number => (series.bin === 'month' ? at : monthOf(series.start + at) - firstMonth);
	const monthOfBin = Uint16Array.from({ length: series.bins }, (_, at) => month(at));
	return {
		series,
		centres: grid.centres,
		target: placesOf(target),
		ring: placesOf(ring),
		control: settings.control === null ? { perTarget: settings.perTarget } : { picked: placesOf(pickedOf(settings, target, ring)) },
		before: bins(windows.counted.before),
		after: bins(windows.counted.after),
		monthOf: monthOfBin,
		months: series.bins === 0 ? 0 : month(series.bins - 1) + 1,
		// Whole months from the start of the period before to the intervention.
		earlier: monthsOf({ from: windows.before.from, to: windows.after.from }, firstMonth)
	};
}

/** Control hexagons picked by hand that lie outside target and ring. */
function pickedOf({ control, resolution }: EvaluationSettings, target: readonly string[], ring: readonly string[]): string[] {
	const reserved = new Set([...target, ...ring]);
	return (control ?? []).filter((cell) => isCellOf(cell, resolution) && !reserved.has(cell));
}

const firstMonthOf = ({ bin, start }: CellSeries): number => (bin === 'month' ? start : monthOf(start));
/** Whole months inside a period, counted from the first. */
const monthsOf = ({ from, to }: Period, first: number): BinRange => ({
	from: Math.max(0, monthOf(from - 1) + 1 - first),
	to: Math.max(0, monthOf(to) - first)
});

function lackOf({ control, perTarget }: EvaluationSettings, request: AreasRequest, areas: AreasResult): WindowsRefusal | null {
	if (control !== null && areas.control.cells.length === 0)
		return {
			kind: 'refusal',
			fault: 'No control area is picked.',
			remedy: 'Pick hexagons outside target and ring, or have them proposed.',
			offers: [{ label: 'Propose them', change: { control: null } }]
		};
	const wanted = perTarget * (request.target.length + request.ring.length);
	if (control === null && areas.control.cells.length + areas.ringControl.cells.length < wanted)
		return {
			kind: 'refusal',
			fault: 'There are too few hexagons outside target and ring for control areas.',
			remedy: 'Choose a smaller target or ring, or smaller hexagons.',
			offers: [
				...(perTarget > 1 ? [{ label: 'One control each', change: { perTarget: 1 as const } }] : []),
				{ label: 'No ring', change: { rings: 0 as const } }
			]
		};
	return null;
}

interface Counted {
	readonly ground: Ground;
	readonly windows: Windows;
	readonly series: CellSeries;
	readonly areas: AreasResult;
}

async function outcomeOf(
	store: Backends['store'],
	{ settings, filter, weights }: Asked,
	{ ground, windows, series, areas }: Counted,
	signal: AbortSignal
): Promise<Evaluation> {
	const { cells } = ground.grid;
	const idsOf = (places: readonly number[]): string[] => places.flatMap((place) => cells[place] ?? []);
	const times = settings.control === null ? settings.perTarget : 1;
	const zones = {
		target: { ...areas.target, ids: ground.target },
		control: {
			...areas.control,
			ids: settings.control === null ? idsOf(areas.control.cells) : pickedOf(settings, ground.target, ground.ring)
		},
		ring: { ...areas.ring, ids: ground.ring },
		ringControl: { ...areas.ringControl, ids: idsOf(areas.ringControl.cells) }
	};
	const reading = beforeAfter({
		target: areas.target.counts,
		control: areas.control.counts,
		ring: ground.ring.length === 0 ? null : { target: areas.ring.counts, control: areas.ringControl.counts },
		days: windows.days,
		times,
		ringTimes: times
	});
	return {
		kind: 'evaluation',
		settings,
		filter,
		windows,
		...zones,
		firstMonth: firstMonthOf(series),
		reading,
		harm: settings.harm ? await harmOf(store, { filter, settings, windows, weights, ...zones, times }, signal) : null,
		candidates: areas.candidates,
		peak: peakOf(areas, monthsOf(windows.before, firstMonthOf(series)), settings.hot),
		leftOut: { unlocated: series.unlocated, undated: series.undated }
	};
}

interface HarmParts extends Pick<Evaluation, 'filter' | 'settings' | 'windows' | 'target' | 'control'> {
	readonly weights: ReadonlyMap<string, number>;
	readonly times: number;
}

/** Target and control by category, with the harm of one incident of each. */
async function harmOf(store: Backends['store'], parts: HarmParts, signal: AbortSignal): Promise<Net> {
	const { filter, settings, windows, weights, times } = parts;
	const byCategory = async (ids: readonly string[], periods: readonly Period[]): Promise<Map<string, number>> => {
		const counts = new Map<string, number>();
		if (ids.length === 0) return counts;
		for (const period of periods) {
			const asked = { ...filter, period, cells: { resolution: settings.resolution, ids } };
			for (const { name, now } of await store.values('category', asked, null, signal)) counts.set(name, (counts.get(name) ?? 0) + now);
		}
		return counts;
	};
	const { before, after } = windows.counted;
	const [tb, ta] = [await byCategory(parts.target.ids, before), await byCategory(parts.target.ids, after)];
	const [cb, ca] = [await byCategory(parts.control.ids, before), await byCategory(parts.control.ids, after)];
	const names = new Set([tb, ta, cb, ca].flatMap((counts) => [...counts.keys()]));
	const rows = [...names].map((name) => ({
		weight: weights.get(name) ?? 1,
		target: [tb.get(name) ?? 0, ta.get(name) ?? 0] as const,
		control: [cb.get(name) ?? 0, ca.get(name) ?? 0] as const
	}));
	return harmNet(rows, windows.days, times);
}
