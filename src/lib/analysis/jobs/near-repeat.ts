import { breathe } from '../../core/breathe';
import { knoxSteps, type Knox } from '../near-repeat/knox';
import { falseDiscovery } from '../stats/fdr';
import type { OnProgress } from './index';

/** Incidents with a place and a day each, and the bands in which their pairs are counted. */
export interface NearRepeatRequest {
	/** Degrees. */
	readonly lng: Float64Array;
	readonly lat: Float64Array;
	/** Whole days. */
	readonly day: Int32Array;
	/** Ends of the bands [a, b), ascending: metres and days. */
	readonly distances: readonly number[];
	readonly days: readonly number[];
	readonly permutations: number;
	/** The same data and seed give the same result. */
	readonly seed: number;
}

/** The bands in which repeats are shown, taken together: from 0 to some distance and some number of days. */
export interface NearBlock {
	/** Number of bands of distance and of days. */
	readonly rows: number;
	readonly columns: number;
	readonly observed: number;
	readonly expected: number;
}

/** Pairs by distance band (rows) and day band (columns). */
export interface NearRepeatResult extends Knox {
	readonly incidents: number;
	/** p with the false discovery rate of all bands held (Benjamini–Hochberg). */
	readonly q: number[][];
	/** Bands with more pairs than chance alone gives: q below .05. */
	readonly clear: boolean[][];
	/** Null when not even the nearest band has clearly more pairs than chance. */
	readonly near: NearBlock | null;
}

const NEAR_Q = 0.05;

const EARTH_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;
/** Milliseconds of work between two chances to cancel. */
const SLICE_MS = 30;

/** Knox test of near repeats in slices. */
export async function nearRepeat(request: NearRepeatRequest, signal?: AbortSignal, onProgress?: OnProgress): Promise<NearRepeatResult> {
	const { day, distances, days, permutations, seed } = request;
	const steps = knoxSteps({ points: toPlane(request), days: day }, { distances, days, permutations, seed });
	let since = performance.now();
	for (;;) {
		const step = steps.next();
		if (step.done === true) return resultOf(step.value, day.length);
		if (performance.now() - since < SLICE_MS) continue;
		onProgress?.(step.value / permutations);
		await breathe(signal);
		since = performance.now();
	}
}

/** Metres east and north of the middle of the incidents, in turn: true within a per cent for distances inside a district. */
function toPlane({ lng, lat }: NearRepeatRequest): Float64Array {
	const [middleLng, middleLat] = [middle(lng), middle(lat)];
	const east = EARTH_METRES * RADIANS * Math.cos(middleLat * RADIANS);
	const points = new Float64Array(2 * lng.length);
	for (let i = 0; i < lng.length; i++) {
		points[2 * i] = ((lng[i] ?? 0) - middleLng) * east;
		points[2 * i + 1] = ((lat[i] ?? 0) - middleLat) * EARTH_METRES * RADIANS;
	}
	return points;
}

const middle = (values: Float64Array): number => values.toSorted()[values.length >> 1] ?? 0;

function resultOf(result: Knox, incidents: number): NearRepeatResult {
	const width = result.p[0]?.length ?? 0;
	const flat = falseDiscovery(result.p.flat());
	const q = result.p.map((row, i) => row.map((_, j) => flat[i * width + j] ?? 1));
	const clear = q.map((row, i) => row.map((value, j) => value < NEAR_Q && (result.ratio[i]?.[j] ?? 0) > 1));
	return { ...result, incidents, q, clear, near: nearBlock(result, clear) };
}

/** Of the blocks from 0 on in which every band has clearly more pairs than chance, the one with most pairs beyond chance. */
function nearBlock({ observed, expected }: Knox, clear: readonly (readonly boolean[])[]): NearBlock | null {
	let best: NearBlock | null = null;
	let reach = Infinity;
	const excess = (block: NearBlock | null): number => (block === null ? 0 : block.observed - block.expected);
	for (const [at, row] of clear.entries()) {
		const first = row.indexOf(false);
		reach = Math.min(reach, first < 0 ? row.length : first);
		for (let columns = 1; columns <= reach; columns++) {
			const rows = at + 1;
			const block = { rows, columns, observed: sumOf(observed, rows, columns), expected: sumOf(expected, rows, columns) };
			if (excess(block) > excess(best)) best = block;
		}
	}
	return best;
}

const sumOf = (table: readonly (readonly number[])[], rows: number, columns: number): number =>
	table.slice(0, rows).reduce((sum, row) => sum + row.slice(0, columns).reduce((part, n) => part + n, 0), 0);
