/** What is played: hexagons frame by frame, and what is known of each frame. Pure but for the questions it asks. */
import type { Frames } from '../../analysis/jobs';
import type { CellCounts, CellHours, CellSeries, Grid, Series } from '../../core/answers';
import { classOf, rampStep } from '../../core/classes';
import type { Filter } from '../../core/filter';
import { NO_FILL, type CellPaint } from '../../core/paint';
import { isoMonth, monthOf, monthStart, weekOf, weekStart } from '../../core/time';
import type { PlaybackStep } from '../settings/playback';

/** Every frame of a filter, ready to be shown. */
export interface Run {
	readonly step: PlaybackStep;
	readonly filter: Filter;
	readonly grid: Grid;
	/** Month index, week or hour of the week of the first frame. */
	readonly first: number;
	readonly frames: Frames;
	/** Incidents of each frame, those without a place included. */
	readonly all: Uint32Array;
	/** The whole run by hexagon. */
	readonly whole: CellCounts;
	/** Incidents of no frame: too coarsely dated, or without a known hour. */
	readonly unplayed: number;
	/** Frames that the data or the period cover only in part; frames that look like a gap in loading. */
	readonly partial: ReadonlySet<number>;
	readonly gaps: ReadonlySet<number>;
}

const HOURS = 168;

/** Frames of a step that a period touches, inside what is loaded: first ≤ frame < end. */
export function spanOf(
	step: PlaybackStep,
	filter: Pick<Filter, 'period'>,
	days: { readonly first: number; readonly last: number }
): { readonly first: number; readonly end: number } {
	if (step === 'hour') return { first: 0, end: HOURS };
	const of = step === 'month' ? monthOf : weekOf;
	const from = Math.max(days.first, filter.period?.from ?? -Infinity);
	const to = Math.min(days.last + 1, filter.period?.to ?? Infinity);
	return { first: of(from), end: to > from ? of(to - 1) + 1 : of(from) };
}

/** First day of a frame. */
const startOf = (step: 'month' | 'week', frame: number): number => (step === 'month' ? monthStart(frame) : weekStart(frame));

/** Positions of frames that are not wholly inside the loaded days and the period. */
export function partialFrames(
	step: PlaybackStep,
	{ first, end }: { readonly first: number; readonly end: number },
	filter: Pick<Filter, 'period'>,
	days: { readonly first: number; readonly last: number }
): ReadonlySet<number> {
	if (step === 'hour') return new Set();
	const from = Math.max(days.first, filter.period?.from ?? -Infinity);
	const to = Math.min(days.last + 1, filter.period?.to ?? Infinity);
	const positions = Array.from({ length: Math.max(0, end - first) }, (_, at) => at);
	return new Set(positions.filter((at) => startOf(step, first + at) < from || startOf(step, first + at + 1) > to));
}

/** Positions of frames that share days with months (YYYY-MM) that look like a gap in loading. */
export function gapFrames(
	step: PlaybackStep,
	{ first, end }: { readonly first: number; readonly end: number },
	months: readonly string[]
): ReadonlySet<number> {
	if (step === 'hour') return new Set();
	const positions = Array.from({ length: Math.max(0, end - first) }, (_, at) => at);
	const touches = (at: number): boolean =>
		months.includes(isoMonth(monthOf(startOf(step, first + at)))) || months.includes(isoMonth(monthOf(startOf(step, first + at + 1) - 1)));
	return new Set(positions.filter(touches));
}

/** The same frames of a series; 0 where it has none. */
export function framesOfSeries({ start, counts }: Series, { first, end }: { readonly first: number; readonly end: number }): Uint32Array {
	return Uint32Array.from({ length: Math.max(0, end - first) }, (_, at) => counts[first + at - start] ?? 0);
}

/** All frames of an answer by hexagon, as one count each. */
export function wholeOf(grid: Grid, { place, count }: Frames, unlocated: number): CellCounts {
	const counts = new Uint32Array(grid.cells.length);
	let located = 0;
	for (let i = 0; i < place.length; i++) {
		const [at, n] = [place[i] ?? 0, count[i] ?? 0];
		counts[at] = (counts[at] ?? 0) + n;
		located += n;
	}
	return { resolution: grid.resolution, version: grid.version, counts, located, unlocated };
}

/** Entries of an answer as the worker wants them: frames count from 0 of their own kind. */
export const entriesOf = (answer: CellSeries | CellHours): { place: Uint32Array; frame: ArrayLike<number>; count: Uint32Array } =>
	'slot' in answer
		? { place: answer.cell, frame: answer.slot, count: answer.count }
		: { place: answer.cell, frame: answer.when.map((when) => when + answer.start), count: answer.count };

/** Counts of one frame by hexagon. */
export function frameCounts({ grid, frames: { starts, place, count } }: Run, frame: number): Uint32Array {
	const counts = new Uint32Array(grid.cells.length);
	for (let i = starts[frame] ?? 0; i < (starts[frame + 1] ?? 0); i++) counts[place[i] ?? 0] = count[i] ?? 0;
	return counts;
}

/** Fills of one frame by the classes of the whole run. */
export function framePaint({ grid, frames: { starts, place, count, classes } }: Run, frame: number): CellPaint {
	const of = new Uint8Array(grid.cells.length).fill(NO_FILL);
	const fills = classes.lower.map((_, index) => rampStep(index, classes) - 1);
	for (let i = starts[frame] ?? 0; i < (starts[frame + 1] ?? 0); i++)
		of[place[i] ?? 0] = fills[Math.max(0, classOf(count[i] ?? 0, classes))] ?? 0;
	return { fills: 'sequential', of };
}
