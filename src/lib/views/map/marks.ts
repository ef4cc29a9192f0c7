import type { Projection } from './camera';

/** A stop that a plan proposes. */
export interface PlanPost {
	/** Degrees. */
	readonly lng: number;
	readonly lat: number;
	/** As the list beside the map numbers it: "1". */
	readonly label: string;
	/** Unit that stands there, from 0: shape and colour tell units apart, also in greyscale. */
	readonly unit: number;
}

/** A round on foot. */
interface PlanTour {
	readonly unit: number;
	/** Longitude and latitude of its turns in order, degrees. */
	readonly path: readonly (readonly [lng: number, lat: number])[];
}

/** A plan to draw: numbered posts and the ground that each reaches, or the stops and ways of tours. */
export interface PlanMark {
	readonly posts: readonly PlanPost[];
	/** Reach on foot around a post, metres; 0 draws none. */
	readonly radius: number;
	readonly tours?: readonly PlanTour[];
	/** Where tours start and finish, degrees. */
	readonly depots?: readonly { readonly lng: number; readonly lat: number }[];
	/** Ground of each unit, outlined: H3 indexes. */
	readonly patches?: readonly { readonly unit: number; readonly cells: readonly string[] }[];
}

export const UNIT_SHAPES = ['circle', 'square', 'diamond', 'triangle'] as const;
/** No more than four units can be told apart on one map; further ones repeat the shapes. */
export const unitShape = (unit: number): (typeof UNIT_SHAPES)[number] => UNIT_SHAPES[unit % UNIT_SHAPES.length] ?? 'circle';

/** Ways between two places, each once however often it is walked: longitude and latitude of both ends. */
export function legsOf({ path }: PlanTour): (readonly [readonly [number, number], readonly [number, number]])[] {
	const legs = new Map<string, readonly [readonly [number, number], readonly [number, number]]>();
	path.slice(1).forEach((to, i) => {
		const from = path[i];
		if (!from || (from[0] === to[0] && from[1] === to[1])) return;
		const ends = [from, to] as const;
		legs.set(ends.map(String).sort().join(' '), ends);
	});
	return [...legs.values()];
}

/** A numbered place, drawn as a hexagon. */
export interface SpotMark {
	/** Degrees. */
	readonly lng: number;
	readonly lat: number;
	/** As the list beside the map numbers it: "1". */
	readonly label: string;
	/** Drawn larger. */
	readonly chosen: boolean;
}

/** Centres of a numbered mark and another that lie nearer than this hide a number, CSS pixels. */
const ROOM = 22;

/**
 * Numbered places as a scale has room for them: a chosen one first, then by rank; the number of one that would lie under another or
 * under a post waits until the map is nearer.
 */
export function spotsWithRoom(
	spots: readonly SpotMark[],
	posts: readonly PlanPost[],
	projection: Projection
): { readonly numbered: readonly SpotMark[]; readonly small: readonly SpotMark[] } {
	const numbered: SpotMark[] = [];
	const small: SpotMark[] = [];
	const pixel = ({ lng, lat }: SpotMark | PlanPost) => [projection.x(lng), projection.y(lat)] as const;
	const taken = posts.map(pixel);
	for (const spot of [...spots].sort((a, b) => Number(b.chosen) - Number(a.chosen))) {
		const [x, y] = pixel(spot);
		const free = spot.chosen || taken.every(([otherX, otherY]) => Math.hypot(otherX - x, otherY - y) >= ROOM);
		(free ? numbered : small).push(spot);
		if (free) taken.push([x, y]);
	}
	return { numbered, small };
}

/** Where numbered marks and starts of tours stand: no name may cover them. */
export const marked = (plan: PlanMark | null, spots: readonly SpotMark[]): readonly { readonly lng: number; readonly lat: number }[] => [
	...(plan?.posts ?? []),
	...(plan?.depots ?? []),
	...spots
];
