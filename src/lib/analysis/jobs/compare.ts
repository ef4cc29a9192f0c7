import { breathe } from '../../core/breathe';
import { falseDiscovery } from '../stats/fdr';
import { changeP, rateRatio } from '../stats/rate-ratio';
import type { OnProgress } from './index';

/** Two sides counted over the same places (hexagons, categories or hours). */
export interface CompareRequest {
	/** Incidents of each place, equally long. */
	readonly a: Uint32Array;
	readonly b: Uint32Array;
	/** What each side was counted over: days, or all of its incidents where shares are compared. */
	readonly exposure: { readonly a: number; readonly b: number };
}

/** Class of a place: 0–6 as the diverging fills, 3 where no change is clear; places that were not tested have one of the others. */
export const NOT_CLEAR = 3;
/** Fewer than `FEWEST_TOGETHER` incidents on both sides together. */
export const TOO_FEW = 7;
/** None on either side. */
export const EMPTY = 255;
/** Fewest incidents of both sides together for a test. */
export const FEWEST_TOGETHER = 20;
/** False discovery rate under which a difference counts as clear. */
export const CLEAR_Q = 0.05;

export interface CompareResult {
	/** Class of each place. */
	readonly of: Uint8Array;
	/** Rate of B ÷ rate of A with its exact 95 % interval; NaN where not tested, Infinity where A counted none. */
	readonly ratio: Float64Array;
	readonly low: Float64Array;
	readonly high: Float64Array;
	/** Benjamini–Hochberg over the places tested; NaN elsewhere. */
	readonly q: Float64Array;
	/** Places tested; those whose own interval excludes no change; those that remain after the correction. */
	readonly tested: number;
	readonly unusual: number;
	readonly clear: number;
}

/** Places between two chances to cancel, some 10 ms. */
const SLICE = 256;

/**
 * Class of a clear difference by its size, the same both ways: at most ½, at most ¾, less; more, at least 4⁄3, at least 2. In whole
 * numbers, so that no rounding decides.
 */
function classOfRatio(b: number, a: number): number {
	if (b > a) return b >= 2 * a ? 6 : 3 * b >= 4 * a ? 5 : 4;
	return a >= 2 * b ? 0 : 3 * a >= 4 * b ? 1 : 2;
}

/**
 * The difference at each place: ratio of rates with its exact interval, and which differences stay clear among so many tests.
 *
 * Source: conditional binomial with Clopper–Pearson interval ({@link rateRatio}); p twice the smaller tail, which agrees with the interval;
 * Benjamini & Hochberg (1995) over all places with at least {@link FEWEST_TOGETHER} incidents.
 *
 * @throws RangeError for lists of unequal length or exposures that are not positive.
 */
export async function compare(request: CompareRequest, signal?: AbortSignal, onProgress?: OnProgress): Promise<CompareResult> {
	const { a, b, exposure } = request;
	if (a.length !== b.length) throw new RangeError('Both sides must count the same places.');
	if (!(exposure.a > 0 && exposure.b > 0)) throw new RangeError('An exposure must be positive.');
	const length = a.length;
	const [ratio, low, high, q] = [nan(length), nan(length), nan(length), nan(length)];
	const tested = [...a.keys()].filter((at) => (a[at] ?? 0) + (b[at] ?? 0) >= FEWEST_TOGETHER);
	const p = new Float64Array(tested.length);
	for (let i = 0; i < tested.length; i++) {
		if (i % SLICE === SLICE - 1) {
			onProgress?.(i / tested.length);
			await breathe(signal);
		}
		const at = tested[i] ?? 0;
		const [now, before] = [
			{ count: b[at] ?? 0, exposure: exposure.b },
			{ count: a[at] ?? 0, exposure: exposure.a }
		];
		const found = rateRatio(now, before);
		[ratio[at], low[at], high[at]] = [found.ratio, found.low, found.high];
		p[i] = changeP(now, before).central;
	}
	falseDiscovery(p).forEach((value, i) => {
		q[tested[i] ?? 0] = value;
	});
	const of = Uint8Array.from(a, (count, at) => {
		const other = b[at] ?? 0;
		if (count + other === 0) return EMPTY;
		if (count + other < FEWEST_TOGETHER) return TOO_FEW;
		return (q[at] ?? 1) < CLEAR_Q ? classOfRatio(other * exposure.a, count * exposure.b) : NOT_CLEAR;
	});
	return {
		of,
		ratio,
		low,
		high,
		q,
		tested: tested.length,
		unusual: tested.filter((at) => (low[at] ?? 0) > 1 || (high[at] ?? Infinity) < 1).length,
		clear: tested.filter((at) => of[at] !== NOT_CLEAR).length
	};
}

const nan = (length: number): Float64Array => new Float64Array(length).fill(NaN);
