import type { Pause } from '../pause';
import { beyondFixed, checkDistances, nearestOf, type Distances, type Truncated } from './distances';
import { coverAll, rowsOf } from './setCover';
import type { Siting } from './siting';

/** Work of one covering search, words compared: enough to decide a few hundred places exactly. */
const MOST_WORK = 15_000_000;

/** Whether a set reaches every place within a distance. */
interface Trial {
	readonly found: 'set' | 'none' | 'unknown';
	readonly sites: readonly number[];
}

/**
 * The k sites from which the furthest place is nearest: the worst case (Minieka 1970, SIAM Review 12:138–139: binary search over the
 * distances, a set covering at each). Exact while every search ends; otherwise the bound is the least distance not proved too short.
 * Deterministic. `value` and `bound` are distances; the bound lies below.
 * @param fixed positions among the candidates of sites that stay: present in the value, not counted in k
 * @throws HexbeatError `siting-distances`, `siting-none`
 */
export async function pCentre(distances: Distances, k: number, pause: Pause, fixed: readonly number[] = []): Promise<Siting> {
	checkDistances(distances, k + fixed.length);
	const left = beyondFixed(distances, fixed);
	const furthest = (sites: readonly number[]): number =>
		nearestOf(distances, [...fixed, ...sites]).reduce((most, d) => Math.max(most, d), 0);
	if (k === 0 || left.kept.length === 0) return { sites: [], value: furthest([]), bound: furthest([]) };
	const size = Math.min(k, left.kept.length);
	const steps = Float64Array.from(new Set([...left.distances.values, ...left.nearest.filter((d) => d < Infinity)])).sort();
	const tried = new Map<number, Trial>();
	const trial = async (at: number): Promise<Trial> => {
		await pause(tried.size / (2 * Math.log2(steps.length + 1)));
		const known = tried.get(at) ?? within(left, size, steps[at] ?? 0);
		tried.set(at, known);
		return known;
	};
	const reached = await firstWhere(steps.length - 1, async (at) => (await trial(at)).found === 'set');
	const possible = await firstWhere(reached, async (at) => (await trial(at)).found !== 'none');
	const sites = filled((await trial(reached)).sites, size, left.kept.length).map((c) => left.kept[c] ?? 0);
	const value = furthest(sites);
	return { sites, value, bound: Math.min(value, steps[possible] ?? 0) };
}

/** Least position 0 … last at which a condition holds that holds from somewhere on, at the last for certain. */
async function firstWhere(last: number, holds: (at: number) => Promise<boolean>): Promise<number> {
	let [low, high] = [0, last];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (await holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

function within({ distances, nearest }: Truncated, k: number, reach: number): Trial {
	const { candidates, places, values } = distances;
	const open = Array.from({ length: places }, (_, i) => i).filter((i) => (nearest[i] ?? Infinity) > reach);
	const rows = rowsOf(candidates, open.length, (c, at) => (values[c * places + (open[at] ?? 0)] ?? Infinity) <= reach);
	const answer = coverAll(rows, k, MOST_WORK);
	return { found: answer.found, sites: answer.found === 'set' ? answer.sites : [] };
}

/** A set brought up to its size with the first candidates that are free: more sites never lengthen a way. */
function filled(sites: readonly number[], size: number, candidates: number): number[] {
	const set = new Set(sites);
	for (let c = 0; c < candidates && set.size < size; c++) set.add(c);
	return [...set];
}
