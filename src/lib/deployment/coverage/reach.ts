import { nearby } from './nearby';

/** Walked metres for each metre in a straight line, where no street network is loaded. */
export const DETOUR = 1.3;

/** Which places each candidate post reaches: candidate c has entries starts[c] … starts[c+1]−1. */
export interface Reach {
	/** Place of each candidate, ascending. */
	readonly candidates: Uint32Array;
	readonly starts: Uint32Array;
	/** Places within reach, the candidate's own first. */
	readonly places: Uint32Array;
	/** Walking metres from the candidate to each, straight line × 1.3. */
	readonly metres: Float32Array;
}

/**
 * Places whose centre a patrol reaches within `radiusMetres` on foot. Without a street network a walk is taken as 1.3 times the
 * straight line, so the reach is a circle of radius ÷ 1.3 between centres of hexagons; a candidate always reaches its own.
 */
export function reachOf(centres: Float64Array, candidates: Uint32Array, radiusMetres: number): Reach {
	const { starts, index, metres } = nearby(centres, radiusMetres / DETOUR, candidates);
	return { candidates, starts, places: index, metres: metres.map((m) => m * DETOUR) };
}

/** The same reach with some candidates only, by their position in `reach.candidates`. */
export function onlyCandidates(reach: Reach, keep: (candidate: number) => boolean): Reach {
	const kept = Array.from(reach.candidates.keys()).filter(keep);
	const starts = new Uint32Array(kept.length + 1);
	kept.forEach((c, at) => (starts[at + 1] = (starts[at] ?? 0) + (reach.starts[c + 1] ?? 0) - (reach.starts[c] ?? 0)));
	const places = new Uint32Array(starts[kept.length] ?? 0);
	const metres = new Float32Array(places.length);
	kept.forEach((c, at) => {
		places.set(reach.places.subarray(reach.starts[c], reach.starts[c + 1]), starts[at]);
		metres.set(reach.metres.subarray(reach.starts[c], reach.starts[c + 1]), starts[at]);
	});
	return { candidates: Uint32Array.from(kept, (c) => reach.candidates[c] ?? 0), starts, places, metres };
}
