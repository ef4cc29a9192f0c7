import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { weigh } from '../siting/cover';
import type { Pause } from '../pause';
import type { Block, Ground } from './blocks';
import type { WeekDemand } from './expect';
import type { WeekCurves } from './week';

/** Resamples behind the intervals. */
const RESAMPLES = 200;

interface Chosen {
	readonly demand: WeekDemand;
	readonly grounds: readonly Ground[];
	/** By shift, then area. */
	readonly blocks: readonly Block[];
	/** What is expected in each area is multiplied by. */
	readonly factors: readonly number[];
	readonly most: number;
	readonly seed: number;
}

/**
 * Draws the records of each shift anew, one by one with replacement, and estimates again with the prior held: what is expected in each
 * area, and at the places that each set of posts reaches.
 */
export async function drawAgain(
	{ demand, grounds, blocks, factors, most, seed }: Chosen,
	pause: Pause
): Promise<Pick<WeekCurves, 'resamples' | 'drawnExpected' | 'drawnValue'>> {
	const random = xoroshiro128plus(seed);
	const wide = most + 1;
	const drawnExpected = new Float32Array(RESAMPLES * blocks.length);
	const drawnValue = new Float32Array(RESAMPLES * blocks.length * wide);
	const shifts = demand.expected.length;
	for (let shift = 0; shift < shifts; shift++) {
		const incidents = incidentsOf(demand.sourceOf(shift));
		const counts = new Uint32Array(demand.lattice.ids.length);
		for (let r = 0; r < RESAMPLES; r++) {
			counts.fill(0);
			for (let i = 0; i < incidents.length; i++) {
				const cell = incidents[uniformInt(random, 0, incidents.length - 1)] ?? 0;
				counts[cell] = (counts[cell] ?? 0) + 1;
			}
			const expected = demand.again(shift, counts);
			grounds.forEach(({ cells }, area) => {
				const block = shift * grounds.length + area;
				const at = r * blocks.length + block;
				const own = Float64Array.from(cells, (i) => expected[i] ?? 0);
				drawnExpected[at] = (factors[area] ?? 1) * own.reduce((all, e) => all + e, 0);
				blocks[block]?.reached.forEach((places, k) => (drawnValue[at * wide + k] = weigh(places, own)));
			});
		}
		await pause((shift + 1) / shifts);
	}
	return { resamples: RESAMPLES, drawnExpected, drawnValue };
}

/** The hexagon of each incident. */
function incidentsOf(counts: Uint32Array): Uint32Array {
	const cells = new Uint32Array(counts.reduce((all, n) => all + n, 0));
	let at = 0;
	counts.forEach((n, cell) => {
		cells.fill(cell, at, (at += n));
	});
	return cells;
}
