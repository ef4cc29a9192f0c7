import { gammaQuantile } from './gammaQuantile';
import { NEIGHBOURS, withRing, type Lattice } from './lattice';

/**
 * The prior of the rates: cell i has rate ~ Gamma(shape, shape ÷ m_i), where m_i is the mean of the 18 hexagons around it
 * (its own count left out) blended with `blend` hexagons at the mean of the area.
 */
export interface Prior {
	readonly shape: number;
	readonly blend: number;
}

/** Expected incidents per bin by hexagon. */
export interface Estimate {
	readonly prior: Prior;
	/** Posterior mean rate; 0 where neither the hexagon nor one that touches it has a record. */
	readonly expected: Float64Array;
	/** Shape and rate of each posterior Gamma; the rate in bins, 0 where nothing is expected. */
	readonly shape: Float64Array;
	readonly rate: Float64Array;
	readonly counts: Uint32Array;
	/** Expected incidents per bin in the whole area, never below the recorded mean: what shrinkage takes and no neighbour gets happens elsewhere. */
	readonly total: number;
}

const SHAPES = Array.from({ length: 25 }, (_, i) => 0.02 * 10 ** (i / 8));
const BLENDS = [1, 3, 9, 27, 81] as const;

/**
 * Gamma–Poisson shrinkage with a local prior mean (empirical Bayes: Clayton & Kaldor 1987, Biometrics 43:671–681; local mean as in
 * Marshall 1991, Applied Statistics 40:283–294): rate_i = (shape + n_i) ÷ (shape ÷ m_i + bins).
 * Shape and blend maximise the negative binomial likelihood over hexagons with a record and those that touch one,
 * unless a prior is given.
 * @param counts incidents per hexagon of the lattice over `bins` bins
 */
export function estimate(lattice: Lattice, counts: Uint32Array, bins: number, given?: Prior): Estimate {
	const inside = withRing(lattice, counts);
	const around = sumAround(lattice, counts);
	let n = 0;
	let cells = 0;
	for (const c of counts) n += c;
	for (const c of inside) cells += c;
	const mean = cells ? n / cells : 0;
	const prior = given ?? likeliest(inside, counts, around, mean);
	const expected = new Float64Array(counts.length);
	const rate = new Float64Array(counts.length);
	const shape = new Float64Array(counts.length);
	let sum = 0;
	for (let i = 0; i < counts.length; i++) {
		if (!inside[i]) continue;
		const local = priorMean(around[i] ?? 0, mean, prior.blend) / bins;
		rate[i] = prior.shape / local + bins;
		shape[i] = prior.shape + (counts[i] ?? 0);
		expected[i] = (shape[i] ?? 0) / (rate[i] ?? 1);
		sum += expected[i] ?? 0;
	}
	return { prior, expected, shape, rate, counts, total: Math.max(sum, n / bins) };
}

const priorMean = (around: number, mean: number, blend: number): number => (around + blend * mean) / (NEIGHBOURS + blend);

function sumAround({ near }: Lattice, counts: Uint32Array): Float64Array {
	const around = new Float64Array(counts.length);
	for (let i = 0; i < counts.length; i++) {
		const c = counts[i] ?? 0;
		if (c === 0) continue;
		// The first entry is the hexagon itself.
		for (let e = (near.starts[i] ?? 0) + 1; e < (near.starts[i + 1] ?? 0); e++) {
			const j = near.index[e] ?? 0;
			around[j] = (around[j] ?? 0) + c;
		}
	}
	return around;
}

/** Hexagons alike in their own count and in the count around them share one likelihood term. */
function likeliest(inside: Uint8Array, counts: Uint32Array, around: Float64Array, mean: number): Prior {
	const alike = new Map<number, { own: number; around: number; cells: number }>();
	for (let i = 0; i < counts.length; i++) {
		if (!inside[i]) continue;
		const [own, other] = [counts[i] ?? 0, around[i] ?? 0];
		const key = own * 0x2000000 + other;
		const group = alike.get(key);
		if (group) group.cells++;
		else alike.set(key, { own, around: other, cells: 1 });
	}
	const groups = [...alike.values()];
	const most = counts.reduce((a, b) => Math.max(a, b), 0);
	let best: Prior = { shape: 1, blend: 9 };
	let highest = -Infinity;
	for (const shape of SHAPES) {
		const rising = risingLogs(shape, most);
		for (const blend of BLENDS) {
			let sum = 0;
			for (const { own, around: other, cells } of groups) {
				const m = priorMean(other, mean, blend);
				sum += cells * ((rising[own] ?? 0) + own * Math.log(m / (m + shape)) + shape * Math.log(shape / (m + shape)));
			}
			if (sum > highest) [highest, best] = [sum, { shape, blend }];
		}
	}
	return best;
}

/** log(shape · (shape + 1) · … · (shape + n − 1)) for n = 0 … most. */
function risingLogs(shape: number, most: number): Float64Array {
	const logs = new Float64Array(most + 1);
	for (let n = 1; n <= most; n++) logs[n] = (logs[n - 1] ?? 0) + Math.log(shape + n - 1);
	return logs;
}

/** 95 % credible interval of a hexagon's rate. Quantiles depend on the shape alone, which many hexagons share: a cache makes a whole map cheap. */
export function intervals({ shape, rate }: Estimate): { low: Float64Array; high: Float64Array } {
	const low = new Float64Array(shape.length);
	const high = new Float64Array(shape.length);
	const known = new Map<number, readonly [number, number]>();
	for (let i = 0; i < shape.length; i++) {
		const own = shape[i] ?? 0;
		if (!rate[i]) continue;
		const ends = known.get(own) ?? [gammaQuantile(0.025, own), gammaQuantile(0.975, own)];
		known.set(own, ends);
		low[i] = ends[0] / (rate[i] ?? 1);
		high[i] = ends[1] / (rate[i] ?? 1);
	}
	return { low, high };
}

/** Mean and 95 % credible interval of the summed rate of some hexagons: a gamma of the same mean and variance as the sum. */
export function sumInterval({ shape: shapes, rate }: Estimate, cells: readonly number[]): { mean: number; low: number; high: number } {
	let mean = 0;
	let variance = 0;
	for (const i of cells) {
		if (!rate[i]) continue;
		const a = shapes[i] ?? 0;
		mean += a / (rate[i] ?? 1);
		variance += a / (rate[i] ?? 1) ** 2;
	}
	if (mean === 0) return { mean: 0, low: 0, high: 0 };
	const shape = mean ** 2 / variance;
	const scale = variance / mean;
	return { mean, low: gammaQuantile(0.025, shape) * scale, high: gammaQuantile(0.975, shape) * scale };
}
