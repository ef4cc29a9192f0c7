import { cellOf, centresOf } from '../core/cells';
import { metresBetween } from './coverage/nearby';
import { DETOUR } from './coverage/reach';
import type { Lattice } from './demand/lattice';
import type { Ground } from './ground';
import type { PlanRequest, UsualPosts } from './plan';

/** The posts of today on a lattice. */
export interface UsualGround {
	readonly posts: UsualPosts['posts'];
	/** Places that they reach, ascending. */
	readonly places: readonly number[];
}

/**
 * The hexagons in which patrols stand today, each once, and the places that they reach as a suggested post would: from the middle of
 * the hexagon, whether or not it holds a record. Places that patrols keep out of count for neither. Null without such posts.
 */
export function usualOn({ ids, centres }: Lattice, ground: Ground, request: PlanRequest): UsualGround | null {
	const { usual = [], demand, radiusMetres } = request;
	const cells = [...new Set(usual.map(({ lng, lat }) => cellOf(lng, lat, demand.resolution)))];
	if (cells.length === 0) return null;
	const middles = centresOf(cells);
	const posts = cells.map((cell, at) => ({ cell, lng: middles[2 * at] ?? 0, lat: middles[2 * at + 1] ?? 0 }));
	const within = radiusMetres / DETOUR;
	const near = (place: number): boolean =>
		posts.some(
			({ cell, lng, lat }) => cell === ids[place] || metresBetween(lng, lat, centres[2 * place] ?? 0, centres[2 * place + 1] ?? 0) <= within
		);
	return { posts, places: [...ids.keys()].filter((place) => !ground.barred(place) && near(place)) };
}
