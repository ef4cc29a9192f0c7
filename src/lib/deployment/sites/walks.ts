import { metresBetween } from '../coverage/nearby';
import { streetNetwork } from '../network/network';
import { walkTable } from '../network/walkTable';
import type { Distances } from '../siting/distances';
import type { SiteRequest } from './contract';

/** Walks from points to the hexagons of the demand. */
export interface Walks {
	/** Row p × hexagons: metres from point p. */
	readonly table: Distances;
	/** Of each walk, as in the table: 1 where it is a straight line × the detour. */
	readonly straight: Uint8Array;
}

type Position = { readonly lng: number; readonly lat: number };

/** Measures walks on a request's streets, or by straight lines × its detour where it has none. */
export function walker({
	streets,
	detour,
	demand: { centres }
}: SiteRequest): (points: readonly Position[], onProgress: (done: number) => void, signal?: AbortSignal) => Promise<Walks> {
	const network = streets && streets.length > 0 ? streetNetwork(streets) : null;
	const places = centres.length / 2;
	return async (points, onProgress, signal) => {
		const from = Float64Array.from(points.flatMap(({ lng, lat }) => [lng, lat]));
		if (!network) return { table: straightLines(from, centres, detour), straight: new Uint8Array(points.length * places).fill(1) };
		const { metres, straight } = await walkTable({ network, from, to: centres }, signal, onProgress);
		return { table: { candidates: points.length, places, values: metres }, straight };
	};
}

function straightLines(from: Float64Array, to: Float64Array, detour: number): Distances {
	const [candidates, places] = [from.length / 2, to.length / 2];
	const values = new Float64Array(candidates * places);
	for (let p = 0; p < candidates; p++)
		for (let i = 0; i < places; i++)
			values[p * places + i] = detour * metresBetween(from[2 * p] ?? 0, from[2 * p + 1] ?? 0, to[2 * i] ?? 0, to[2 * i + 1] ?? 0);
	return { candidates, places, values };
}
