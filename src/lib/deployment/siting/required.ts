import { Cover, valueOf, type Problem } from './cover';
import { byContribution } from './curve';
import { fill } from './locate';
import type { Siting } from './siting';

/** Rounds of swaps at most, for each site. */
const MOST_ROUNDS = 200;

/** Areas that need a site: positions among the candidates of those that lie in each. */
export type Required = readonly (readonly number[])[];

/** Areas without a site. */
export const unmet = (areas: Required, sites: readonly number[]): Required => areas.filter((area) => !area.some((c) => sites.includes(c)));

/**
 * k sites with at least one in each area, as far as k allows: areas first, then greedily, then swaps that leave no area without its site.
 * Deterministic. A heuristic: its value lies below the bound of the problem without areas.
 * @param from sites to begin with
 */
export function locateWithin(problem: Problem, k: number, areas: Required, from: readonly number[] = []): number[] {
	const cover = new Cover(problem, from);
	const most = Math.min(k, problem.reach.candidates.length);
	for (let open = unmet(areas, cover.sites); open.length > 0 && cover.sites.length < most; open = unmet(areas, cover.sites)) {
		const next = bestOf(cover, new Set(open.flat()));
		if (next < 0) break;
		cover.add(next);
	}
	fill(cover, most);
	improveWithin(cover, areas);
	return [...cover.sites];
}

function improveWithin(cover: Cover, areas: Required): void {
	for (let round = 0, stuck = 0; round < MOST_ROUNDS * cover.sites.length && stuck < cover.sites.length; round++) {
		const site = cover.sites[0];
		if (site === undefined) return;
		const served = areas.length - unmet(areas, cover.sites).length;
		cover.remove(site);
		const open = unmet(areas, cover.sites);
		const losing = areas.length - open.length < served;
		// The one that joins must serve every area that the one that leaves served alone.
		const allowed = losing ? open.filter((area) => area.includes(site)).reduce((both, area) => both.filter((c) => area.includes(c))) : null;
		const other = allowed ? bestOf(cover, new Set(allowed)) : cover.best().candidate;
		const better = other >= 0 && cover.exceeds(cover.gain(other), cover.gain(site));
		cover.add(better ? other : site);
		stuck = better ? 0 : stuck + 1;
	}
}

/** The candidate of some that adds most; ties go to the lowest index. −1 when there is none. */
function bestOf(cover: Cover, allowed: ReadonlySet<number>): number {
	let best = -1;
	for (const c of [...allowed].sort((a, b) => a - b))
		if (!cover.has(c) && (best < 0 || cover.exceeds(cover.gain(c), cover.gain(best)))) best = c;
	return best;
}

/** A curve whose sets serve the areas, as far as their number allows; the bounds stay, being those of more choice. */
export function curveWithin(problem: Problem, free: readonly Siting[], areas: Required): Siting[] {
	const curve: Siting[] = [];
	free.forEach(({ bound }, k) => {
		const before = curve.at(-1)?.sites ?? [];
		const tries = [locateWithin(problem, k, areas), locateWithin(problem, k, areas, before)];
		const served = (sites: readonly number[]): number => areas.length - unmet(areas, sites).length;
		const sites = tries.reduce((a, b) =>
			served(b) > served(a) || (served(b) === served(a) && valueOf(problem, b) > valueOf(problem, a)) ? b : a
		);
		curve.push({ sites: byContribution(problem, sites), value: valueOf(problem, sites), bound });
	});
	return curve;
}
