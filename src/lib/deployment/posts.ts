import type { Assessment, Choice } from './assess';
import { intervals, sumInterval } from './demand/estimate';
import { firmnessOf } from './firmness';
import type { ExpectedCells, Post } from './plan';

/** Post index of a hexagon that none reaches. */
const OUT_OF_REACH = 255;

/** A, B, C, …: one letter per patrol. */
const unitLetter = (patrol: number): string => String.fromCharCode(65 + patrol);

/** First post that reaches each hexagon. */
function firstReached({ reach, lattice, curve, patrols }: Choice): Uint8Array {
	const by = new Uint8Array(lattice.ids.length).fill(OUT_OF_REACH);
	(curve[patrols]?.sites ?? []).forEach((site, at) => {
		for (let e = reach.starts[site] ?? 0; e < (reach.starts[site + 1] ?? 0); e++) {
			const place = reach.places[e] ?? 0;
			if (by[place] === OUT_OF_REACH) by[place] = at;
		}
	});
	return by;
}

/** The posts of a plan, largest contribution first. @param occurrences occurrences per bin */
export function postsOf(choice: Choice, { chosen }: Assessment, occurrences: number): Post[] {
	const { reach, lattice, demand, score, curve, patrols } = choice;
	const by = firstReached(choice);
	return (curve[patrols]?.sites ?? []).map((site, at) => {
		const place = reach.candidates[site] ?? 0;
		const own = Array.from(by.keys()).filter((i) => by[i] === at);
		const { mean, low, high } = sumInterval(demand, own);
		return {
			label: `${unitLetter(at)}1`,
			cell: lattice.ids[place] ?? '',
			lng: lattice.centres[2 * place] ?? 0,
			lat: lattice.centres[2 * place + 1] ?? 0,
			expected: mean / occurrences,
			low: low / occurrences,
			high: high / occurrences,
			share: own.reduce((sum, i) => sum + (score.expected[i] ?? 0), 0) / score.total,
			recorded: own.reduce((sum, i) => sum + (demand.counts[i] ?? 0), 0),
			chosen: chosen[at] ?? 0,
			firmness: firmnessOf(chosen[at] ?? 0)
		};
	});
}

/** Hexagons with an expectation, for the map. */
export function expectedCells(choice: Choice, { reaching }: Assessment, occurrences: number): ExpectedCells {
	const { lattice, demand, score } = choice;
	const by = firstReached(choice);
	const kept = Array.from(lattice.ids.keys()).filter((i) => (demand.expected[i] ?? 0) > 0);
	const { low, high } = intervals(demand);
	const per = (values: Float64Array): Float64Array => Float64Array.from(kept, (i) => (values[i] ?? 0) / occurrences);
	const centres = new Float64Array(2 * kept.length);
	kept.forEach((i, at) => centres.set(lattice.centres.subarray(2 * i, 2 * i + 2), 2 * at));
	return {
		ids: kept.map((i) => lattice.ids[i] ?? ''),
		centres,
		expected: per(demand.expected),
		low: per(low),
		high: per(high),
		recorded: Uint32Array.from(kept, (i) => demand.counts[i] ?? 0),
		share: Float64Array.from(kept, (i) => (score.expected[i] ?? 0) / score.total),
		reaching: Float64Array.from(kept, (i) => reaching[i] ?? 0),
		reachedBy: Uint8Array.from(kept, (i) => by[i] ?? OUT_OF_REACH)
	};
}
