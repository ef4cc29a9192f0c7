/** What two sides, counted, say about each other. Pure. */
import { breaks, changeSentence, type ChangeSentence } from '../../analysis';
import { EMPTY, NOT_CLEAR, TOO_FEW, type CompareResult } from '../../analysis/jobs';
import type { CellCounts, Grid, HourCounts } from '../../core/answers';
import { classOf, rampStep, type ClassMethod, type Classes } from '../../core/classes';
import type { Box } from '../../core/filter';
import { NO_FILL, type CellPaint } from '../../core/paint';
import type { Gaps } from '../gapDoubt';
import type { CompareMode } from '../settings/compare';
import type { CheckedPair } from './periodPairs';

/** One side with its counts. */
export interface Side {
	/** "12 months to Oct 2025", "Burglary", "Canterbury". */
	readonly name: string;
	readonly counts: CellCounts;
	/** Incidents, those without a place included. */
	readonly total: number;
	/** Days counted, or all located incidents where shares are compared. */
	readonly exposure: number;
}

/** A category or hour on both sides. */
export interface MixRow {
	readonly name: string;
	readonly a: number;
	readonly b: number;
	/** Shares B ÷ shares A with the exact interval, and its class; NaN where not tested. */
	readonly ratio: number;
	readonly low: number;
	readonly high: number;
	readonly of: number;
}

/** What two areas are compared by: they are no rates, so what happens and when. */
export interface AreaMix {
	readonly categories: readonly MixRow[];
	/** By hour of the day, 24 rows; null without clock times. */
	readonly hours: readonly MixRow[] | null;
	readonly untimed: { readonly a: number; readonly b: number };
	/** Change of each area on its own year before; null without one. */
	readonly changes: { readonly a: ChangeSentence; readonly b: ChangeSentence } | null;
}

export interface Comparison {
	readonly mode: CompareMode;
	readonly grid: Grid;
	readonly a: Side;
	readonly b: Side;
	/** By hexagon, in the order of the grid. */
	readonly result: CompareResult;
	/** Only of periods. */
	readonly periods: CheckedPair | null;
	/** Only of areas. */
	readonly areas: AreaMix | null;
}

/** A hexagon of the list. */
export interface ChangedCell {
	/** Place in the grid. */
	readonly at: number;
	readonly cell: string;
	readonly a: number;
	readonly b: number;
	readonly ratio: number;
	readonly low: number;
	readonly high: number;
	readonly q: number;
	readonly of: number;
}

export function cellAt({ grid, a, b, result }: Comparison, at: number): ChangedCell {
	const { ratio, low, high, q, of } = result;
	return {
		at,
		cell: grid.cells[at] ?? '',
		a: a.counts.counts[at] ?? 0,
		b: b.counts.counts[at] ?? 0,
		ratio: ratio[at] ?? NaN,
		low: low[at] ?? NaN,
		high: high[at] ?? NaN,
		q: q[at] ?? NaN,
		of: of[at] ?? EMPTY
	};
}

/** Hexagons with anything on either side. */
export const filledCells = (comparison: Comparison): ChangedCell[] =>
	[...comparison.result.of.keys()].filter((at) => comparison.result.of[at] !== EMPTY).map((at) => cellAt(comparison, at));

export const isRise = (of: number): boolean => of > NOT_CLEAR && of < TOO_FEW;
export const isFall = (of: number): boolean => of < NOT_CLEAR;

/** Clear differences, each ordered by the end of its interval that is nearer to no change: what is surely large comes first. */
export function clearest(comparison: Comparison): { readonly rises: ChangedCell[]; readonly falls: ChangedCell[] } {
	const cells = filledCells(comparison);
	return {
		rises: cells.filter(({ of }) => isRise(of)).sort((x, y) => y.low - x.low),
		falls: cells.filter(({ of }) => isFall(of)).sort((x, y) => x.high - y.high)
	};
}

/** Hexagons of each class 0–7. */
export function classCounts({ of }: CompareResult): readonly number[] {
	const counts = Array.from({ length: 8 }, () => 0);
	for (const at of of) if (at !== EMPTY) counts[at] = (counts[at] ?? 0) + 1;
	return counts;
}

/** Fills of the difference map; hexagons with too few have none. */
export const differencePaint = ({ of }: CompareResult): CellPaint => ({
	fills: 'diverging',
	of: of.map((at) => (at === TOO_FEW || at === EMPTY ? NO_FILL : at))
});

/** How both sides are coloured by one scale, so that a fill means the same left and right. */
export interface SidePaints {
	readonly a: CellPaint;
	readonly b: CellPaint;
	readonly classes: Classes;
	/** What the classes count: plain incidents where both sides cover as much, else incidents made comparable. */
	readonly unit: 'incidents' | 'per-year' | 'per-10000';
}

export function sidePaints({ mode, a, b }: Comparison, method: ClassMethod): SidePaints {
	const unit = mode === 'categories' ? 'per-10000' : mode === 'periods' && a.exposure !== b.exposure ? 'per-year' : 'incidents';
	const over = unit === 'per-10000' ? 10_000 : 365;
	const scaled = ({ counts, exposure }: Side): Uint32Array =>
		unit === 'incidents' ? counts.counts : counts.counts.map((n) => (n === 0 ? 0 : Math.max(1, Math.round((n * over) / exposure))));
	const [left, right] = [scaled(a), scaled(b)];
	const both = new Uint32Array(left.length + right.length);
	both.set(left);
	both.set(right, left.length);
	const classes = breaks(both, method);
	const paint = (values: Uint32Array): CellPaint => ({
		fills: 'sequential',
		of: Uint8Array.from(values, (n) => (n === 0 ? NO_FILL : rampStep(classOf(n, classes), classes) - 1))
	});
	return { a: paint(left), b: paint(right), classes, unit };
}

/** Counts of both sides together: what a hexagon of the difference map holds. */
export const together = ({ a, b }: Comparison): CellCounts => ({
	...b.counts,
	counts: b.counts.counts.map((n, at) => n + (a.counts.counts[at] ?? 0)),
	located: a.counts.located + b.counts.located,
	unlocated: a.counts.unlocated + b.counts.unlocated
});

/** The change of the whole; only of periods. */
export const overallChange = ({ a, b }: Comparison): ChangeSentence =>
	changeSentence({ now: b.total, before: a.total, days: { now: b.exposure, before: a.exposure } });

/** What is known of gaps in loading in the two periods; none of other sides. */
export const gapsOf = ({ periods }: Comparison): Gaps => ({ now: periods?.gaps.b ?? [], before: periods?.gaps.a ?? [], without: null });

/** Counts by hour of the day. */
export function byHour({ counts }: HourCounts): Uint32Array {
	const hours = new Uint32Array(24);
	counts.forEach((n, slot) => {
		hours[slot % 24] = (hours[slot % 24] ?? 0) + n;
	});
	return hours;
}

export function mixRows(names: readonly string[], a: Uint32Array, b: Uint32Array, { ratio, low, high, of }: CompareResult): MixRow[] {
	return names.map((name, at) => ({
		name,
		a: a[at] ?? 0,
		b: b[at] ?? 0,
		ratio: ratio[at] ?? NaN,
		low: low[at] ?? NaN,
		high: high[at] ?? NaN,
		of: of[at] ?? EMPTY
	}));
}

/** Where the hexagons with counts lie; null when there is none. */
export function extentOf({ centres }: Grid, { counts }: CellCounts): Box | null {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	counts.forEach((n, at) => {
		if (n === 0) return;
		const [lng, lat] = [centres[2 * at] ?? 0, centres[2 * at + 1] ?? 0];
		[west, east] = [Math.min(west, lng), Math.max(east, lng)];
		[south, north] = [Math.min(south, lat), Math.max(north, lat)];
	});
	return west <= east ? { west, south, east, north } : null;
}
