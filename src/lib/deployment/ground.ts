import { cellsWithin } from '../core/cells';
import { onlyPlaces, type Reach } from './coverage/reach';
import type { Lattice } from './demand/lattice';
import type { NamedArea, PlanRequest } from './plan';
import type { Problem } from './siting/cover';
import { locate } from './siting/locate';
import { locateWithin, type Required } from './siting/required';

/** Where patrols may go, and must, on a lattice. */
export interface Ground {
	readonly barred: (place: number) => boolean;
	/** Areas that need a post, with their places. */
	readonly areas: readonly { readonly name: string; readonly places: ReadonlySet<number> }[];
}

/** A hexagon belongs to an area when its centre lies inside. */
export function groundOf({ ids }: Lattice, { excluded = [], minimum = [], demand }: PlanRequest): Ground {
	const at = new Map(ids.map((id, place) => [id, place]));
	const placesOf = ({ polygons }: NamedArea): number[] =>
		cellsWithin(polygons, demand.resolution).flatMap((cell) => {
			const place = at.get(cell);
			return place === undefined ? [] : [place];
		});
	const barred = new Set(excluded.flatMap(placesOf));
	return {
		barred: (place) => barred.has(place),
		areas: minimum.map((area) => ({ name: area.name, places: new Set(placesOf(area).filter((place) => !barred.has(place))) }))
	};
}

/** Without the places that patrols keep out of. */
export const openOf = (reach: Reach, { barred }: Ground): Reach => onlyPlaces(reach, (place) => !barred(place));

/** The candidates of each area; an area without one is left out. */
export function requiredOf({ candidates }: Reach, { areas }: Ground): Required {
	return areas
		.map(({ places }) => Array.from(candidates.keys()).filter((c) => places.has(candidates[c] ?? -1)))
		.filter((list) => list.length > 0);
}

/** Chooses k sites on this ground. */
export const chooserOf =
	(ground: Ground) =>
	(problem: Problem, k: number): number[] => {
		const required = requiredOf(problem.reach, ground);
		return required.length === 0 ? locate(problem, k) : locateWithin(problem, k, required);
	};
