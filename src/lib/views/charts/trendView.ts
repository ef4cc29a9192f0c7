import type { Series } from '../../core/answers';
import type { EventMark } from '../../core/annotation';
import type { Period } from '../../core/filter';
import { binsOf, yearBefore } from './bins';
import { trendRows, type TrendMarks, type TrendRow } from './trendWords';

/** The part of a series that is drawn; positions count from its first bin. */
export interface TrendView {
	/** First bin drawn. */
	readonly start: number;
	readonly now: readonly number[];
	readonly before: readonly (number | null)[];
	readonly marks: TrendMarks;
	readonly rows: readonly TrendRow[];
}

interface Marked {
	readonly outside: readonly boolean[];
	readonly partial: readonly number[];
	readonly gaps: readonly number[];
	readonly events?: readonly EventMark[];
	readonly alarms?: ReadonlyMap<number, string>;
}

/** Cuts a series to the days shown (all without them); the year before may come from outside the cut. */
export function trendView(
	series: Series,
	shown: Period | null,
	{ outside, partial, gaps, events = [], alarms = new Map() }: Marked
): TrendView {
	const end = series.counts.length - 1;
	const wish = shown ? binsOf(series.bin, shown) : { first: series.start, last: series.start + end };
	const from = Math.max(0, Math.min(end, wish.first - series.start));
	const to = Math.max(from, Math.min(end, wish.last - series.start));
	const within = (positions: readonly number[]): Set<number> =>
		new Set(positions.map((p) => p - from).filter((p) => p >= 0 && p <= to - from));
	return {
		start: series.start + from,
		now: Array.from(series.counts.subarray(from, to + 1)),
		before: yearBefore(series).slice(from, to + 1),
		marks: {
			outside: outside.slice(from, to + 1),
			partial: within(partial),
			gaps: within(gaps),
			alarms: new Map([...alarms].map(([at, words]) => [at - from, words] as const).filter(([at]) => at >= 0 && at <= to - from))
		},
		rows: trendRows(series, { outside, partial: new Set(partial), gaps: new Set(gaps), events, alarms }).slice(from, to + 1)
	};
}

/** First and last position that a period touches; null when none is drawn. */
export function positionsOf(period: Period, bin: Series['bin'], { start, now }: TrendView): { first: number; last: number } | null {
	const { first, last } = binsOf(bin, period);
	const range = { first: Math.max(0, first - start), last: Math.min(now.length - 1, last - start) };
	return range.last < range.first ? null : range;
}
