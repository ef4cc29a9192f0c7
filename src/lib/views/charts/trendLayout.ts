import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Bin } from '../../core/answers';
import { EVENT_ROOM } from './eventMarks';
import { countTicks, timeTicks, type TimeTick } from './axes';
import { spread } from './spread';

/** The usual range of a series, in counts per bin (XmR limits). */
export interface UsualRange {
	readonly lower: number;
	readonly upper: number;
	readonly centre: number;
}

export interface TrendInput {
	readonly bin: Bin;
	/** First bin shown. */
	readonly start: number;
	/** Counts of the bins shown. */
	readonly now: readonly number[];
	/** The year before, bin by bin; null where there is none. */
	readonly before: readonly (number | null)[];
	readonly band: UsualRange | null;
	/** Positions whose count is not of a whole bin or looks like a loading gap: lines to them are dashed. */
	readonly doubtful: ReadonlySet<number>;
	/** Pixels. */
	readonly width: number;
	readonly height: number;
	/** Room for labels at the line ends. */
	readonly labelled: boolean;
	/** Room for term bars under the axis. */
	readonly terms: boolean;
	/** Room for marks of events above the plot. */
	readonly events?: boolean;
}

export interface TrendLayout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly base: number;
	/** Pixel of a position; positions are bin middles. */
	readonly x: (position: number) => number;
	/** Pixel of the start of a bin, for spans. */
	readonly edge: (position: number) => number;
	readonly y: (count: number) => number;
	readonly counts: readonly number[];
	readonly times: readonly (TimeTick & { readonly px: number })[];
	readonly solid: string;
	readonly dashed: string;
	readonly previous: string;
	readonly band: string;
	/** Baselines of the labels at the line ends. */
	readonly labels: { readonly now: number; readonly before: number | null; readonly band: number | null };
}

const LABEL_ROOM = 92;

/** Scales, paths and label places of the trend chart: numbers in, pixels out. */
export function trendLayout(input: TrendInput): TrendLayout {
	const { bin, start, now, before, band, width, height } = input;
	const most = Math.max(1, band?.upper ?? 0, ...now, ...before.map((v) => v ?? 0));
	const counts = countTicks(most);
	const highest = counts[counts.length - 1] ?? 1;
	const left = 10 + 7.4 * highest.toLocaleString('en-GB').length;
	const right = Math.max(left + 40, width - (input.labelled ? LABEL_ROOM : 8));
	const raw = timeTicks(bin, start, now.length, right - left);
	const top = 16 + (input.events === true ? EVENT_ROOM : 0);
	const base = height - 22 - (raw.some((t) => t.year !== null) ? 15 : 0) - (input.terms ? 13 : 0);
	const edge = scaleLinear([0, Math.max(1, now.length)], [left, right]);
	const y = scaleLinear([0, highest], [base, top]);
	const x = (position: number): number => edge(position + 0.5);
	const path = line<readonly [number, number | null]>()
		.defined(([, v]) => v !== null)
		.x(([i]) => x(i))
		.y(([, v]) => y(v ?? 0));
	const bandPath = area<number>()
		.x((v) => v)
		.y0(y(Math.max(0, band?.lower ?? 0)))
		.y1(y(band?.upper ?? 0));
	return {
		left,
		right,
		top,
		base,
		x,
		edge,
		y,
		counts,
		times: raw.map((tick) => ({ ...tick, px: edge(tick.at) })),
		...linePaths(now, input.doubtful, x, y),
		previous: path(before.map((v, i) => [i, v] as const)) ?? '',
		band: band ? (bandPath([left, right]) ?? '') : '',
		labels: labelPlaces(input, y, top, base)
	};
}

/** One path for segments between whole bins, one for those that touch a doubtful bin. */
function linePaths(
	counts: readonly number[],
	doubtful: ReadonlySet<number>,
	x: (i: number) => number,
	y: (v: number) => number
): { solid: string; dashed: string } {
	const paths = { solid: '', dashed: '' };
	let last: keyof typeof paths | null = null;
	const point = (i: number): string => `${x(i).toFixed(1)} ${y(counts[i] ?? 0).toFixed(1)}`;
	for (let i = 1; i < counts.length; i++) {
		const kind = doubtful.has(i) || doubtful.has(i - 1) ? 'dashed' : 'solid';
		paths[kind] += (kind === last ? '' : `M${point(i - 1)}`) + `L${point(i)}`;
		last = kind;
	}
	return paths;
}

function labelPlaces({ now, before, band }: TrendInput, y: (v: number) => number, top: number, base: number): TrendLayout['labels'] {
	const lastBefore = before[before.length - 1] ?? null;
	const wishes = [y(now[now.length - 1] ?? 0)];
	if (lastBefore !== null) wishes.push(y(lastBefore));
	if (band) wishes.push(y((Math.max(0, band.lower) + band.upper) / 2));
	const placed = spread(wishes, 16, top, base - 4);
	return {
		now: placed[0] ?? 0,
		before: lastBefore === null ? null : (placed[1] ?? null),
		band: band ? (placed[placed.length - 1] ?? null) : null
	};
}
