import type { Boundary } from '../../core/filter';
import { insideTest } from '../../core/inside';
import type { Plan } from '../../deployment';

/** What an area of a loaded layer holds of a plan. */
export interface AreaShare {
	readonly layer: string;
	readonly name: string;
	/** Part of all that is to be covered in hexagons whose centre lies in the area, 0–1, and how much of it the posts reach. */
	readonly share: number;
	readonly reached: number;
	readonly posts: number;
}

/** More areas than this are not looked through: it would hold the page up. */
const MOST = 400;
/** An area with less than this is not named. */
const LEAST = 0.005;
const NOBODY = 255;

/** Areas by their share, the largest first; those with next to nothing are left out. Areas of different layers may overlap. */
export function areaShares({ cells, posts }: Plan, boundaries: readonly Boundary[]): AreaShare[] {
	if (boundaries.length > MOST) return [];
	return boundaries
		.map(({ layer, name, polygons }) => {
			const holds = insideTest(polygons);
			let [share, reached] = [0, 0];
			cells.ids.forEach((_, i) => {
				if (!holds(cells.centres[2 * i] ?? 0, cells.centres[2 * i + 1] ?? 0)) return;
				share += cells.share[i] ?? 0;
				if (cells.reachedBy[i] !== NOBODY) reached += cells.share[i] ?? 0;
			});
			return { layer, name, share, reached, posts: posts.filter(({ lng, lat }) => holds(lng, lat)).length };
		})
		.filter(({ share }) => share >= LEAST)
		.sort((a, b) => b.share - a.share);
}
