import type { Distances } from '../siting/distances';
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

/** The same reach without some places: nobody goes there. */
export function onlyPlaces({ candidates, starts, places, metres }: Reach, keep: (place: number) => boolean): Reach {
	const ends = new Uint32Array(starts.length);
	const kept: number[] = [];
	for (let c = 0; c < candidates.length; c++) {
		for (let e = starts[c] ?? 0; e < (starts[c + 1] ?? 0); e++) if (keep(places[e] ?? 0)) kept.push(e);
		ends[c + 1] = kept.length;
	}
	return {
		candidates,
		starts: ends,
		places: Uint32Array.from(kept, (e) => places[e] ?? 0),
		metres: Float32Array.from(kept, (e) => metres[e] ?? 0)
	};
}

/** Which candidates reach each place: place i has entries starts[i] … starts[i+1]−1. */
export interface ReachedBy {
	readonly starts: Uint32Array;
	/** Positions among the candidates, ascending for each place. */
	readonly candidates: Uint32Array;
}

const turned = new WeakMap<Reach, ReachedBy>();

/** The same reach seen from the places; made once for each reach. */
export function transposed(reach: Reach, places: number): ReachedBy {
	const known = turned.get(reach);
	if (known?.starts.length === places + 1) return known;
	const starts = new Uint32Array(places + 1);
	for (const place of reach.places) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
	for (let i = 0; i < places; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
	const next = starts.slice();
	const candidates = new Uint32Array(reach.places.length);
	for (let c = 0, e = 0; c < reach.candidates.length; c++)
		for (const end = reach.starts[c + 1] ?? 0; e < end; e++) {
			const place = reach.places[e] ?? 0;
			const at = next[place] ?? 0;
			candidates[at] = c;
			next[place] = at + 1;
		}
	const made = { starts, candidates };
	turned.set(reach, made);
	return made;
}

/** What each candidate reaches by a table of distances, e.g. along streets. */
export function reachWithin({ candidates, places, values }: Distances, radius: number): Reach {
	const starts = new Uint32Array(candidates + 1);
	const reached: number[] = [];
	const metres: number[] = [];
	for (let c = 0; c < candidates; c++) {
		for (let i = 0; i < places; i++) {
			const d = values[c * places + i] ?? Infinity;
			if (d > radius) continue;
			reached.push(i);
			metres.push(d);
		}
		starts[c + 1] = reached.length;
	}
	return {
		candidates: Uint32Array.from({ length: candidates }, (_, c) => c),
		starts,
		places: Uint32Array.from(reached),
		metres: Float32Array.from(metres)
	};
}
