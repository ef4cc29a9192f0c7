/** What a plan of the week comes to: sums over its blocks. Pure and quick, so that every edit is measured at once. */
import type { Share } from '../plan';
import type { WeekCurves, WeekGrid } from './week';

/** £ an hour of one patrol by part of the day; null where it is not given. */
export type PerHour = readonly (number | null)[];

/** A plan measured. Expected figures are a week's; recorded ones are of all weeks used. */
export interface WeekFigures {
	/** Patrols summed over blocks: shifts worked. */
	readonly patrols: number;
	readonly hours: number;
	/** Null where a shift that is worked has no price. */
	readonly pounds: number | null;
	readonly reached: number;
	readonly expected: number;
	/** `reached` ÷ `expected` with its 95 % bootstrap interval. */
	readonly share: Share;
	readonly recordedReached: number;
	readonly recorded: number;
	/** By area. */
	readonly areas: readonly { readonly hours: number; readonly reached: number }[];
	/** By shift. */
	readonly shifts: readonly { readonly patrols: number; readonly reached: number; readonly expected: number }[];
}

/** One patrol more or fewer in one block. */
export interface WeekStep {
	readonly shift: number;
	readonly area: number;
	/** Expected incidents a week that it adds; negative with one fewer. */
	readonly gain: number;
	readonly hours: number;
	readonly pounds: number | null;
}

const LOW = 0.025;
const HIGH = 0.975;

/** Percentiles of the draws, shifted so that their median is the estimate: drawing twice shrinks twice. */
function around(value: number, draws: Float64Array): Share {
	const sorted = draws.slice().sort();
	const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] ?? value;
	const median = at(0.5);
	return { value, low: value + at(LOW) - median, high: value + at(HIGH) - median };
}

const within = ({ value, low, high }: Share): Share => ({ value, low: Math.max(0, low), high: Math.min(1, high) });

/** Places of a block's figures with as many patrols as the plan has. */
const placeOf = ({ most }: WeekCurves, grid: WeekGrid, block: number): number => block * (most + 1) + Math.min(most, grid[block] ?? 0);

/** Share of expected incidents reached in every resample. */
function drawnShares(curves: WeekCurves, grid: WeekGrid): Float64Array {
	const { resamples, drawnExpected, drawnValue, expected } = curves;
	const blocks = expected.length;
	return Float64Array.from({ length: resamples }, (_, r) => {
		let reached = 0;
		let all = 0;
		for (let b = 0; b < blocks; b++) {
			all += drawnExpected[r * blocks + b] ?? 0;
			reached += drawnValue[r * blocks * (curves.most + 1) + placeOf(curves, grid, b)] ?? 0;
		}
		return all > 0 ? reached / all : 0;
	});
}

export function measureWeek(curves: WeekCurves, grid: WeekGrid, perHour: PerHour): WeekFigures {
	const { shifts, areas, value, expected, recorded, reached } = curves;
	const made = { patrols: 0, hours: 0, reached: 0, expected: 0, recordedReached: 0, recorded: 0 };
	let pounds: number | null = 0;
	const byArea = areas.map(() => ({ hours: 0, reached: 0 }));
	const byShift = shifts.map(() => ({ patrols: 0, reached: 0, expected: 0 }));
	for (let b = 0; b < expected.length; b++) {
		const shift = shifts[Math.floor(b / areas.length)];
		const [area, own] = [byArea[b % areas.length], byShift[Math.floor(b / areas.length)]];
		if (!shift || !area || !own) continue;
		const patrols = grid[b] ?? 0;
		const hours = patrols * shift.hours;
		const gain = value[placeOf(curves, grid, b)] ?? 0;
		const price = patrols === 0 ? 0 : (perHour[shift.part] ?? null);
		pounds = pounds === null || price === null ? null : pounds + hours * price;
		made.patrols += patrols;
		made.hours += hours;
		made.reached += gain;
		made.expected += expected[b] ?? 0;
		made.recordedReached += reached[placeOf(curves, grid, b)] ?? 0;
		made.recorded += recorded[b] ?? 0;
		area.hours += hours;
		area.reached += gain;
		own.patrols += patrols;
		own.reached += gain;
		own.expected += expected[b] ?? 0;
	}
	const share = within(around(made.expected > 0 ? made.reached / made.expected : 0, drawnShares(curves, grid)));
	return { ...made, pounds, share, areas: byArea, shifts: byShift };
}

/** A plan with the curves that it is measured by. */
export interface Measurable {
	readonly curves: WeekCurves;
	readonly grid: WeekGrid;
}

const shareOf = ({ curves, grid }: Measurable): number => {
	const all = curves.expected.reduce((sum, e) => sum + e, 0);
	const reached = curves.expected.reduce((sum, _, b) => sum + (curves.value[placeOf(curves, grid, b)] ?? 0), 0);
	return all > 0 ? reached / all : 0;
};

/**
 * Share reached by one plan minus that of another, with its paired 95 % interval. The same resampled records stand behind both, as long as
 * the curves differ in the walk alone.
 */
export function weekDifference(one: Measurable, other: Measurable): Share {
	const [mine, theirs] = [one, other].map(({ curves, grid }) => drawnShares(curves, grid));
	const draws = mine?.map((share, r) => share - (theirs?.[r] ?? 0)) ?? new Float64Array(1);
	return around(shareOf(one) - shareOf(other), draws);
}

/** What one patrol more (+1) or fewer (−1) does in a block; null where there cannot be one. */
export function stepIn(curves: WeekCurves, grid: WeekGrid, block: number, by: 1 | -1, perHour: PerHour): WeekStep | null {
	const now = grid[block] ?? 0;
	const shift = curves.shifts[Math.floor(block / curves.areas.length)];
	if (!shift || now + by < 0 || now + by > curves.most) return null;
	const at = block * (curves.most + 1) + now;
	const price = perHour[shift.part] ?? null;
	return {
		shift: Math.floor(block / curves.areas.length),
		area: block % curves.areas.length,
		gain: (curves.value[at + by] ?? 0) - (curves.value[at] ?? 0),
		hours: by * shift.hours,
		pounds: price === null ? null : by * shift.hours * price
	};
}

/** The patrol more that adds most for its hours or £; null where no block takes one. */
export function bestStep(curves: WeekCurves, grid: WeekGrid, perHour: PerHour, unit: 'hours' | 'pounds'): WeekStep | null {
	let best: WeekStep | null = null;
	const worth = (step: WeekStep): number => step.gain / (step[unit] ?? Infinity);
	for (let block = 0; block < curves.expected.length; block++) {
		const step = stepIn(curves, grid, block, 1, perHour);
		if (step && step.gain > 0 && (best === null || worth(step) > worth(best))) best = step;
	}
	return best;
}

/** The patrol fewer that loses least; null where nobody is sent. */
export function leastStep(curves: WeekCurves, grid: WeekGrid, perHour: PerHour): WeekStep | null {
	let best: WeekStep | null = null;
	for (let block = 0; block < curves.expected.length; block++) {
		const step = stepIn(curves, grid, block, -1, perHour);
		if (step && (best === null || step.gain / step.hours < best.gain / best.hours)) best = step;
	}
	return best;
}

/** The hexagons of a plan's posts in a block. */
export function postsIn(
	curves: WeekCurves,
	grid: WeekGrid,
	block: number
): { readonly cell: string; readonly lng: number; readonly lat: number }[] {
	const from = placeOf(curves, grid, block) * curves.most;
	return Array.from({ length: Math.min(curves.most, grid[block] ?? 0) }, (_, i) => {
		const at = curves.posts[from + i] ?? 0;
		return { cell: curves.cells[at] ?? '', lng: curves.centres[2 * at] ?? 0, lat: curves.centres[2 * at + 1] ?? 0 };
	});
}
