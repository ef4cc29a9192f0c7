import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Pause } from '../pause';
import { poisson } from '../poisson';
import { placesReached, weigh, type Problem } from '../siting/cover';
import { locate } from '../siting/locate';
import type { SiteShare } from './contract';

export const RESAMPLES = 200;
const STRIDE = 20;

/** Incidents that existing points reach, and the problem of the rest. */
export interface Resampled {
	readonly problem: Problem;
	/** Incidents within reach of an existing point. */
	readonly held: number;
	readonly sites: readonly number[];
	/** Whether two candidates are the same place or lie beside each other. */
	readonly beside: (a: number, b: number) => boolean;
}

/** Shares within reach before and after with their intervals, and how often each site, or one beside it, is chosen again. */
export interface Doubt {
	readonly before: SiteShare;
	readonly after: SiteShare;
	readonly chosen: readonly number[];
}

/**
 * Draws the incidents again (Poisson bootstrap by hexagon: incidents taken as independent) and chooses again by greedy and swaps.
 * Percentile intervals.
 */
export async function resampled({ problem, held, sites, beside }: Resampled, choose: boolean, seed: number, pause: Pause): Promise<Doubt> {
	const random = xoroshiro128plus(seed);
	const { reach, weight } = problem;
	const reached = placesReached(reach, sites);
	const total = held + weight.reduce((sum, w) => sum + w, 0);
	const shares = { before: new Float64Array(RESAMPLES), after: new Float64Array(RESAMPLES) };
	const chosen = sites.map(() => 0);
	for (let r = 0; r < RESAMPLES; r++) {
		if (r % STRIDE === 0) await pause(r / RESAMPLES);
		const drawn = weight.map((w) => poisson(w, random));
		const before = poisson(held, random);
		const all = Math.max(1, before + drawn.reduce((sum, w) => sum + w, 0));
		shares.before[r] = before / all;
		shares.after[r] = (before + weigh(reached, drawn)) / all;
		if (!choose) continue;
		const again = locate({ reach, weight: drawn }, sites.length);
		sites.forEach((site, at) => {
			if (again.some((other) => beside(site, other))) chosen[at] = (chosen[at] ?? 0) + 1;
		});
	}
	return {
		before: around(held / total, shares.before),
		after: around((held + weigh(reached, weight)) / total, shares.after),
		chosen: chosen.map((n) => n / RESAMPLES)
	};
}

function around(value: number, draws: Float64Array): SiteShare {
	const sorted = draws.slice().sort();
	const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] ?? value;
	return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)) };
}
