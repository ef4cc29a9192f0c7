import { reachOf } from '../coverage/reach';
import type { Pause } from '../pause';
import { valueOf, type Problem } from '../siting/cover';
import { coverageCurve } from '../siting/curve';

import type { MarshalPost, Route, RoutesFigures } from './contract';
import { along } from './cut';

/** Metres between positions looked at. */
const STEP = 50;

/** Places with their incidents, one entry each. */
export interface Weighted {
	/** Longitude and latitude in turn, degrees. */
	readonly centres: Float64Array;
	readonly weight: Float64Array;
}

/** Positions along the routes, every 50 m, from which most of the incidents lie within a walk: maximal covering. */
export async function placeMarshals(
	routes: readonly Route[],
	places: Weighted,
	metres: number,
	marshals: number,
	pause: Pause
): Promise<RoutesFigures['marshals']> {
	const positions = along(routes, STEP);
	const n = places.weight.length;
	const centres = new Float64Array(2 * (n + positions.length));
	centres.set(places.centres);
	positions.forEach(({ lng, lat }, at) => {
		centres.set([lng, lat], 2 * (n + at));
	});
	const weight = new Float64Array(n + positions.length);
	weight.set(places.weight);
	const problem: Problem = {
		reach: reachOf(
			centres,
			Uint32Array.from(positions, (_, at) => n + at),
			metres
		),
		weight
	};
	const chosen = (await coverageCurve(problem, marshals, pause)).at(-1) ?? { sites: [], value: 0, bound: 0 };
	return { posts: postsOf(problem, chosen.sites, positions), reached: chosen.value, bound: chosen.bound };
}

function postsOf(problem: Problem, sites: readonly number[], positions: ReturnType<typeof along>): MarshalPost[] {
	let before = 0;
	return sites.flatMap((site, i) => {
		const position = positions[site];
		const value = valueOf(problem, sites.slice(0, i + 1));
		const adds = value - before;
		before = value;
		return position ? [{ ...position, adds }] : [];
	});
}
