import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Timetable } from './timetable';

/** Changes of order tried for each visit. */
const TRIES = 6;
/** Sets this stream apart from that of the search, which begins from the same seed. */
const STREAM = 0x6a09_e667;

/** Minutes by which each unit starts later, 0 … most, whole. */
export function startDelays(units: number, most: number, seed: number): number[] {
	const random = xoroshiro128plus(seed ^ STREAM);
	return Array.from({ length: units }, () => (most < 1 ? 0 : uniformInt(random, 0, Math.floor(most))));
}

/**
 * Changes the order of each round at random, so that a patrol is not to be foretold: stretches are turned round and visits moved,
 * the same stops as often as before, each change only where everything still fits and walking and waiting do not grow by more than `part`.
 */
export function shuffleOrder(table: Timetable, seed: number, part: number): void {
	const random = xoroshiro128plus(~seed);
	if (part <= 0) return;
	table.rounds.forEach((round, unit) => {
		const start = table.patrols.units[unit]?.start ?? 0;
		const stays = round.reduce((sum, stop) => sum + (table.patrols.stay[stop] ?? 0), 0);
		const latest = start + stays + ((table.finishes[unit] ?? 0) - start - stays) * (1 + part);
		for (let t = 0; t < TRIES * round.length; t++) {
			const order = changed(table.rounds[unit] ?? [], random);
			if (table.finish(unit, order) <= latest) table.replace(unit, order);
		}
	});
}

/** A stretch turned round, or one visit moved. */
function changed(round: readonly number[], random: RandomGenerator): number[] {
	const [a, b] = [uniformInt(random, 0, round.length - 1), uniformInt(random, 0, round.length - 1)];
	const [from, to] = [Math.min(a, b), Math.max(a, b)];
	if (uniformInt(random, 0, 1) === 0) return [...round.slice(0, from), ...round.slice(from, to + 1).reverse(), ...round.slice(to + 1)];
	const stop = round[a] ?? 0;
	return round.toSpliced(a, 1).toSpliced(b, 0, stop);
}
