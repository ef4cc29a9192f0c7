import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { countsOf, type Lattice } from '../demand/lattice';

/** Below this many bins whole bins are too few to draw from: single incidents are drawn instead. */
const FEWEST_TO_DRAW = 8;

/** Counts per hexagon of bootstrap resamples, drawn with replacement: whole bins, which keeps what happens together together. */
export function* resamples(lattice: Lattice, from: number, to: number, number: number, seed: number): Generator<Uint32Array> {
	const random = xoroshiro128plus(seed);
	const bins = to - from;
	const incidents = drawsBins(bins) ? null : incidentsOf(countsOf(lattice, from, to));
	for (let r = 0; r < number; r++) {
		if (incidents) {
			const counts = new Uint32Array(lattice.ids.length);
			for (let i = 0; i < incidents.length; i++) {
				const cell = incidents[uniformInt(random, 0, incidents.length - 1)] ?? 0;
				counts[cell] = (counts[cell] ?? 0) + 1;
			}
			yield counts;
			continue;
		}
		const weight = new Uint32Array(to);
		for (let b = 0; b < bins; b++) {
			const drawn = from + uniformInt(random, 0, bins - 1);
			weight[drawn] = (weight[drawn] ?? 0) + 1;
		}
		yield countsOf(lattice, from, to, weight);
	}
}

export const drawsBins = (bins: number): boolean => bins >= FEWEST_TO_DRAW;

/** The hexagon of each incident. */
function incidentsOf(counts: Uint32Array): Uint32Array {
	const cells: number[] = [];
	counts.forEach((n, cell) => {
		for (let i = 0; i < n; i++) cells.push(cell);
	});
	return Uint32Array.from(cells);
}
