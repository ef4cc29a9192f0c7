import { HexbeatError } from '../../core/errors';

/** Distances from every candidate to every place, any one unit. */
export interface Distances {
	readonly candidates: number;
	readonly places: number;
	/** Row c × places … holds candidate c's; ≥ 0 and finite. */
	readonly values: Float64Array;
}

/** A table without its fixed sites: no place is further off than the nearest of those. */
export interface Truncated {
	readonly distances: Distances;
	/** Position in the whole table of each candidate that is left. */
	readonly kept: readonly number[];
	/** Distance of each place from its nearest fixed site; Infinity without any. */
	readonly nearest: Float64Array;
}

/** @param fixed positions among the candidates of sites that stay */
export function beyondFixed(distances: Distances, fixed: readonly number[]): Truncated {
	const { candidates, places } = distances;
	const staying = new Set(fixed);
	const kept = Array.from({ length: candidates }, (_, c) => c).filter((c) => !staying.has(c));
	const nearest = nearestOf(distances, fixed);
	if (fixed.length === 0) return { distances, kept, nearest };
	const values = new Float64Array(kept.length * places);
	kept.forEach((c, at) => {
		for (let i = 0; i < places; i++)
			values[at * places + i] = Math.min(distances.values[c * places + i] ?? Infinity, nearest[i] ?? Infinity);
	});
	return { distances: { candidates: kept.length, places, values }, kept, nearest };
}

/** Distance of each place from the nearest of the sites; Infinity without any. */
export function nearestOf({ places, values }: Distances, sites: readonly number[]): Float64Array {
	const nearest = new Float64Array(places).fill(Infinity);
	for (const c of sites)
		for (let i = 0, e = c * places; i < places; i++, e++) nearest[i] = Math.min(nearest[i] ?? Infinity, values[e] ?? Infinity);
	return nearest;
}

/** @throws HexbeatError `siting-distances`, `siting-none` */
export function checkDistances({ candidates, places, values }: Distances, sites: number): void {
	if (values.length !== candidates * places || !values.every((d) => d >= 0 && d < Infinity))
		throw new HexbeatError(
			'siting-distances',
			'A distance between a candidate and a place is missing or not finite.',
			'Leave out places that nothing can reach.'
		);
	if (sites < 1 || candidates === 0)
		throw new HexbeatError('siting-none', 'There is no site to measure distances from.', 'Allow at least one site, new or existing.');
}
