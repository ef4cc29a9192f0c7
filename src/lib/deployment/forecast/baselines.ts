import { countsBetween, type Ground, type Series } from './history';
import { remembered } from './memory';

/** A simple map to be beaten: a score per hexagon from the incidents before a day. */
export interface Baseline {
	readonly family: 'last 4 weeks' | 'last 12 months' | 'decay' | 'kernel density';
	readonly name: string;
	readonly scores: (ground: Ground, wanted: Series, at: number) => Float64Array;
}

const HALF_LIVES = [7, 14, 30, 60, 120, 240, 480, 960, 1920, Infinity] as const;
const KERNELS = { halfLives: [60, 240, 960], metres: [100, 200, 400] } as const;

const recent = (family: Baseline['family'], days: number): Baseline => ({
	family,
	name: `${family}: counts`,
	scores: ({ ids }, wanted, at) => countsBetween(wanted, at - days, at, ids.length)
});

const decayed = (days: number): Baseline => ({
	family: 'decay',
	name: `decay: ${days === Infinity ? 'all history' : `half-life ${String(days)} d`}`,
	scores: ({ ids }, wanted, at) => remembered(wanted, at, days, ids.length)
});

const kernel = (halfLife: number, metres: number): Baseline => ({
	family: 'kernel density',
	name: `kernel density: ${String(metres)} m, half-life ${String(halfLife)} d`,
	scores: (ground, wanted, at) => spread(ground, remembered(wanted, at, halfLife, ground.ids.length), metres)
});

/** Standard deviations at which a kernel is cut off. */
const CUT = 3;
const keyOf = (column: number, row: number): number => (row + 0x100000) * 0x800000 + column + 0x400000;

/** Weights spread by a Gaussian kernel of a standard deviation in metres. */
function spread({ xy }: Ground, weights: Float64Array, sigma: number): Float64Array {
	const reach = CUT * sigma;
	const buckets = bucketed(xy, reach);
	const sums = new Float64Array(weights.length);
	weights.forEach((weight, i) => {
		if (weight === 0) return;
		const [x, y] = [xy[2 * i] ?? 0, xy[2 * i + 1] ?? 0];
		const [column, row] = [Math.floor(x / reach), Math.floor(y / reach)];
		for (let c = column - 1; c <= column + 1; c++)
			for (let r = row - 1; r <= row + 1; r++)
				for (const j of buckets.get(keyOf(c, r)) ?? []) {
					const square = ((xy[2 * j] ?? 0) - x) ** 2 + ((xy[2 * j + 1] ?? 0) - y) ** 2;
					if (square <= reach * reach) sums[j] = (sums[j] ?? 0) + weight * Math.exp(-square / (2 * sigma * sigma));
				}
	});
	return sums;
}

function bucketed(xy: Float64Array, size: number): Map<number, number[]> {
	const buckets = new Map<number, number[]>();
	for (let i = 0; 2 * i < xy.length; i++) {
		const key = keyOf(Math.floor((xy[2 * i] ?? 0) / size), Math.floor((xy[2 * i + 1] ?? 0) / size));
		const bucket = buckets.get(key);
		if (bucket) bucket.push(i);
		else buckets.set(key, [i]);
	}
	return buckets;
}

/** Every setting of every baseline. */
export const BASELINES: readonly Baseline[] = [
	recent('last 4 weeks', 28),
	recent('last 12 months', 365),
	...HALF_LIVES.map(decayed),
	...KERNELS.halfLives.flatMap((halfLife) => KERNELS.metres.map((metres) => kernel(halfLife, metres)))
];
