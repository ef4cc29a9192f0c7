import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { countsOf, type Lattice } from '../demand/lattice';

/** Below this many bins whole bins are too few to draw from: single incidents are drawn instead. */
const FEWEST_TO_DRAW = 8;

/**
 * Counts per hexagon of bootstrap resamples, drawn with replacement: whole bins, which keeps what happens together together.
 * @param layers kinds of incidents on one lattice, drawn together; the counts come in their order
 */
export function* resamples(layers: readonly Lattice[], from: number, to: number, number: number, seed: number): Generator<Uint32Array[]> {
	const random = xoroshiro128plus(seed);
	const bins = to - from;
	const incidents = drawsBins(bins) ? null : layers.map((lattice) => incidentsOf(countsOf(lattice, from, to)));
	for (let r = 0; r < number; r++) {
		if (incidents) {
			yield drawIncidents(incidents, layers[0]?.ids.length ?? 0, random);
			continue;
		}
		const weight = new Uint32Array(to);
		for (let b = 0; b < bins; b++) {
			const drawn = from + uniformInt(random, 0, bins - 1);
			weight[drawn] = (weight[drawn] ?? 0) + 1;
		}
		yield layers.map((lattice) => countsOf(lattice, from, to, weight));
	}
}

export const drawsBins = (bins: number): boolean => bins >= FEWEST_TO_DRAW;

/** As many incidents as there are, of whatever kind. @param incidents the hexagon of each incident, by kind */
function drawIncidents(incidents: readonly Uint32Array[], cells: number, random: RandomGenerator): Uint32Array[] {
	const drawn = incidents.map(() => new Uint32Array(cells));
	const all = incidents.flatMap((list, kind) => Array.from(list, (cell) => ({ kind, cell })));
	for (let i = 0; i < all.length; i++) {
		const one = all[uniformInt(random, 0, all.length - 1)];
		const counts = one && drawn[one.kind];
		if (counts) counts[one.cell] = (counts[one.cell] ?? 0) + 1;
	}
	return drawn;
}

/** The hexagon of each incident. */
function incidentsOf(counts: Uint32Array): Uint32Array {
	const cells: number[] = [];
	counts.forEach((n, cell) => {
		for (let i = 0; i < n; i++) cells.push(cell);
	});
	return Uint32Array.from(cells);
}
