import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { countTicks } from './axes';
import { spread } from './spread';

/** One area in a funnel plot. */
export interface FunnelPoint {
	readonly name: string;
	/** What its rate is counted over. */
	readonly base: number;
	readonly rate: number;
	/** Outside the 99.8 % limits, outside the 95 % limits only, or inside both. */
	readonly mark: 'far' | 'out' | 'in';
}

export interface FunnelInput {
	readonly points: readonly FunnelPoint[];
	readonly overall: number;
	readonly curve: readonly {
		readonly base: number;
		readonly limits95: readonly [low: number, high: number];
		readonly limits998: readonly [low: number, high: number];
	}[];
	/** Pixels. */
	readonly width: number;
	readonly height: number;
}

const ROOM = { left: 40, right: 12, top: 14, bottom: 38, label: 15 };
/** Longest name beside a mark, in characters, and the room of one, pixels. */
const NAME = { most: 24, letter: 6.6 };
/** Names beside marks, at most. */
const MOST_NAMES = 8;

const short = (name: string): string => (name.length > NAME.most ? `${name.slice(0, NAME.most - 1)}…` : name);

/** Scales, curves and the places of names of a funnel plot: numbers in, pixels out. */
export function funnelLayout({ points, overall, curve, width, height }: FunnelInput) {
	const widest = Math.max(1, ...points.map(({ base }) => base)) * 1.05;
	const rates = points.map(({ rate }) => rate);
	// The limits of the smallest areas rise without end: they are cut where they would flatten the rest.
	const most = Math.max(overall * 1.6, ...rates) * 1.08;
	const ticks = countTicks(most).filter((tick) => tick <= most);
	const x = scaleLinear([0, widest], [ROOM.left, width - ROOM.right]);
	const y = scaleLinear([0, most], [height - ROOM.bottom, ROOM.top]);
	const path = (of: (limits: FunnelInput['curve'][number]) => number): string =>
		line<FunnelInput['curve'][number]>()
			.x(({ base }) => x(base))
			.y((limits) => y(of(limits)))
			.defined((limits) => of(limits) <= most)(curve) ?? '';
	const flagged = points
		.filter(({ mark }) => mark === 'far')
		.sort((a, b) => Math.abs(b.rate - overall) - Math.abs(a.rate - overall))
		.slice(0, MOST_NAMES);
	const heights = spread(
		flagged.map(({ rate }) => y(rate) + 4),
		ROOM.label,
		ROOM.top + 4,
		height - ROOM.bottom - 2
	);
	const names = flagged.map((point, i) => {
		const px = x(point.base);
		const text = short(point.name);
		const left = px + 9 + text.length * NAME.letter > width;
		const [from, to] = [y(point.rate), (heights[i] ?? 0) - 4];
		// A name that had to step aside keeps a line to its mark.
		const lead = Math.abs(to - from) < 8 ? '' : `M${String(px)} ${String(from)}L${String(left ? px - 7 : px + 7)} ${String(to)}`;
		return { name: point.name, text, x: left ? px - 9 : px + 9, y: heights[i] ?? 0, end: left, lead };
	});
	return {
		x,
		y,
		base: height - ROOM.bottom,
		left: ROOM.left,
		right: width - ROOM.right,
		rates: ticks,
		bases: x.ticks(Math.max(2, Math.floor(width / 110))),
		curves: {
			low95: path(({ limits95 }) => limits95[0]),
			high95: path(({ limits95 }) => limits95[1]),
			low998: path(({ limits998 }) => limits998[0]),
			high998: path(({ limits998 }) => limits998[1])
		},
		names
	};
}
