import { Cover, type Problem } from '../siting/cover';
import { meetRequired } from './meetRequired';
import { roomFor, unmet, type Rules } from './rules';

/** Rounds of swaps at most, for each site. */
const MOST_ROUNDS = 200;

/**
 * k sites with one in each area that needs one, as far as k allows, and no area above its limit: areas first, then greedily, then swaps
 * that keep the rules. Deterministic. A heuristic: its value lies below the bound of the problem without rules.
 * @param from sites to begin with, which keep the limits of k sites
 */
export function locateRuled(problem: Problem, k: number, rules: Rules, from: readonly number[] = []): number[] {
	const cover = new Cover(problem, from);
	const room = roomFor(rules, k);
	const most = Math.min(k, problem.reach.candidates.length);
	const first = from.length === 0 ? meetRequired(rules, most, (c) => cover.gain(c)) : null;
	for (const site of first ?? []) cover.add(site);
	for (let open = unmet(rules.required, cover.sites); open.length > 0 && cover.sites.length < most;) {
		const next = bestOf(cover, (c) => open.some((area) => area.includes(c)) && room(cover.sites, c));
		if (next < 0) break;
		cover.add(next);
		open = unmet(rules.required, cover.sites);
	}
	while (cover.sites.length < most) {
		const next = bestOf(cover, (c) => room(cover.sites, c));
		if (next < 0) break;
		cover.add(next);
	}
	improve(cover, rules, room);
	return [...cover.sites];
}

function improve(cover: Cover, { required }: Rules, room: ReturnType<typeof roomFor>): void {
	for (let round = 0, stuck = 0; round < MOST_ROUNDS * cover.sites.length && stuck < cover.sites.length; round++) {
		const site = cover.sites[0];
		if (site === undefined) return;
		const before = unmet(required, cover.sites);
		cover.remove(site);
		// The one that joins must serve every area that the one that leaves served alone.
		const lost = unmet(required, cover.sites).filter((area) => !before.includes(area));
		const other = bestOf(cover, (c) => lost.every((area) => area.includes(c)) && room(cover.sites, c));
		const better = other >= 0 && cover.exceeds(cover.gain(other), cover.gain(site));
		cover.add(better ? other : site);
		stuck = better ? 0 : stuck + 1;
	}
}

/** The candidate that adds most among those allowed; ties go to the lowest index. −1 when there is none. */
function bestOf(cover: Cover, allowed: (candidate: number) => boolean): number {
	let best = -1;
	for (let c = 0; c < cover.problem.reach.candidates.length; c++) {
		if (cover.has(c) || (best >= 0 && !cover.exceeds(cover.gain(c), cover.gain(best)))) continue;
		if (allowed(c)) best = c;
	}
	return best;
}
