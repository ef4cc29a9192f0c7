import { cellsWithin } from '../core/cells';
import { insideTest } from '../core/inside';
import { onlyPlaces, type Reach } from './coverage/reach';
import type { Lattice } from './demand/lattice';
import type { NamedArea, PlanRequest } from './plan';
import { locateRuled } from './rules/locateRuled';
import { ruled, type Rules } from './rules/rules';
import type { Problem } from './siting/cover';
import { locate } from './siting/locate';

/** An area by the places of a lattice that it holds. */
interface AreaPlaces {
	readonly name: string;
	readonly places: ReadonlySet<number>;
}

/** Where patrols may go, and must, on a lattice. */
export interface Ground {
	readonly barred: (place: number) => boolean;
	/** Areas that need a post. */
	readonly areas: readonly AreaPlaces[];
	/** Areas of one layer of which none may have more than a share of the hours, 0–1; null without such a rule. */
	readonly cap: {
		readonly share: number;
		readonly layer: string;
		readonly areas: readonly AreaPlaces[];
		/** See `Rules`. */
		readonly hours: readonly number[];
	} | null;
}

/** A hexagon belongs to an area when its centre lies inside. */
export function groundOf(lattice: Lattice, { excluded = [], minimum = [], cap, demand }: PlanRequest): Ground {
	const at = new Map(lattice.ids.map((id, place) => [id, place]));
	const placesOf = ({ polygons }: NamedArea): number[] =>
		cellsWithin(polygons, demand.resolution).flatMap((cell) => {
			const place = at.get(cell);
			return place === undefined ? [] : [place];
		});
	const barred = new Set(excluded.flatMap(placesOf));
	return {
		barred: (place) => barred.has(place),
		areas: minimum.map((area) => ({ name: area.name, places: new Set(placesOf(area).filter((place) => !barred.has(place))) })),
		cap: cap ? cappedBy(lattice, cap) : null
	};
}

/** The first layer of which more than one area holds a hexagon: a single one cannot have too much of anything. */
function cappedBy({ ids, centres }: Lattice, { share, layers, hours = [] }: NonNullable<PlanRequest['cap']>): Ground['cap'] {
	const longestFirst = [...hours].sort((a, b) => b - a);
	for (const { layer, areas } of layers) {
		const held = areas.map(({ name, polygons }) => {
			const inside = insideTest(polygons);
			return { name, places: new Set([...ids.keys()].filter((i) => inside(centres[2 * i] ?? 0, centres[2 * i + 1] ?? 0))) };
		});
		const some = held.filter(({ places }) => places.size > 0);
		if (some.length > 1) return { share, layer, areas: some, hours: longestFirst };
	}
	return null;
}

/** Without the places that patrols keep out of. */
export const openOf = (reach: Reach, { barred }: Ground): Reach => onlyPlaces(reach, (place) => !barred(place));

/** The rules of a ground by candidates; an area without one plays no part. */
export function rulesOf({ candidates }: Reach, { areas, cap }: Pick<Ground, 'areas' | 'cap'>): Rules {
	const all = Array.from(candidates.keys());
	const sitesIn = ({ places }: AreaPlaces): number[] => all.filter((c) => places.has(candidates[c] ?? -1));
	const capped = (cap?.areas ?? [])
		.map((area) => ({ name: area.name, sites: new Set(sitesIn(area)) }))
		.filter(({ sites }) => sites.size > 0);
	return {
		required: areas.map(sitesIn).filter((list) => list.length > 0),
		capped: capped.length > 1 ? capped : [],
		share: cap?.share ?? 1,
		hours: cap?.hours ?? []
	};
}

/** Chooses k sites on this ground. */
export const chooserOf =
	(ground: Ground) =>
	(problem: Problem, k: number): number[] => {
		const rules = rulesOf(problem.reach, ground);
		return ruled(rules) ? locateRuled(problem, k, rules) : locate(problem, k);
	};
