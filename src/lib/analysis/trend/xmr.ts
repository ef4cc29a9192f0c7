/** What a control chart says about each point of a series. */
export interface ControlChart {
	readonly mean: number;
	/** Natural process limits: where points lie while nothing but chance changes. `lower` may be below 0. */
	readonly lower: number;
	readonly upper: number;
	/** 1 where a point lies outside the limits. */
	readonly outside: Uint8Array;
	/** 1 for the points of a run of seven or more on one side of the mean. */
	readonly shift: Uint8Array;
	/** 1 for the points of a run of seven or more that each rise, or each fall. */
	readonly trend: Uint8Array;
	/** 1 for points near a limit (in the outer third, not outside) when two of three in a row, all on one side of the mean, are. */
	readonly near: Uint8Array;
}

/** Limits are so many mean moving ranges from the mean (3 ÷ d₂ for pairs). */
const REACH = 2.66;
/** Moving ranges from so many mean ranges on are dropped, once. */
const RANGE_LIMIT = 3.267;
const RUN = 7;

export interface ChartOptions {
	/** Points from the first on that set mean and limits, e.g. those before an intervention; all by default. */
	readonly baseline?: number;
	/** Whether wild moving ranges are left out of the limits; true by default. */
	readonly screened?: boolean;
}

/**
 * XmR chart (individuals and moving range) of counts per week or month. Leave part periods out: they look like a fall.
 *
 * Source: Wheeler, Understanding Variation; rules and screening as in NHS England's "Making Data Count" (NHSRplotthedots).
 *
 * @throws RangeError for fewer than two points, or a baseline that does not hold at least two of them.
 */
export function controlChart(series: ArrayLike<number>, { baseline = series.length, screened = true }: ChartOptions = {}): ControlChart {
	const x = Float64Array.from(series);
	if (!(baseline >= 2 && baseline <= x.length)) throw new RangeError('A control chart needs at least two points.');
	const base = x.subarray(0, baseline);
	const mean = average(base);
	const range = meanRange(base, screened);
	const reach = REACH * range;
	const outside = x.map((value) => (Math.abs(value - mean) > reach ? 1 : 0));
	const side = Array.from(x, (value) => Math.sign(value - mean));
	const close = Array.from(x, (value, i) => outside[i] === 0 && Math.abs(value - mean) > (reach * 2) / 3);
	return {
		mean,
		lower: mean - reach,
		upper: mean + reach,
		outside: Uint8Array.from(outside),
		shift: runs(side, RUN),
		trend: trends(x),
		near: twoInThree(side, close)
	};
}

const average = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

function meanRange(x: Float64Array, screened: boolean): number {
	const ranges = Array.from(x.subarray(1), (value, i) => Math.abs(value - (x[i] ?? 0)));
	const mean = average(ranges);
	const usual = ranges.filter((range) => range < RANGE_LIMIT * mean);
	return screened && usual.length > 0 ? average(usual) : mean;
}

/** Marks every run of at least `length` equal signs other than 0. */
function runs(signs: readonly number[], length: number): Uint8Array {
	const marks = new Uint8Array(signs.length);
	let start = 0;
	for (let i = 1; i <= signs.length; i++) {
		if (i < signs.length && signs[i] === signs[start]) continue;
		if (signs[start] !== 0 && i - start >= length) marks.fill(1, start, i);
		start = i;
	}
	return marks;
}

function trends(x: Float64Array): Uint8Array {
	const steps = Array.from(x.subarray(1), (value, i) => Math.sign(value - (x[i] ?? 0)));
	const marks = new Uint8Array(x.length);
	runs(steps, RUN - 1).forEach((mark, i) => {
		if (mark === 1) marks.fill(1, i, i + 2);
	});
	return marks;
}

function twoInThree(side: readonly number[], close: readonly boolean[]): Uint8Array {
	const marks = new Uint8Array(side.length);
	for (let i = 0; i + 2 < side.length; i++) {
		const three = [i, i + 1, i + 2];
		const near = three.filter((j) => close[j]);
		if (side[i] === 0 || three.some((j) => side[j] !== side[i]) || near.length < 2) continue;
		for (const j of near) marks[j] = 1;
	}
	return marks;
}
