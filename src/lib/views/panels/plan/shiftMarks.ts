import type { Box } from '../../../core/filter';
import type { Draft, Plan, Post, ShiftTours } from '../../../deployment';
import type { PlanMark } from '../../map/marks';

/** What the map shows of a plan: posts while it is being doubted or without tours, else stops, ways and grounds. */
export function shiftMarks(plan: Plan | null, draft: Draft | null, tours: ShiftTours | null): PlanMark | null {
	const posts = draft ? draft.posts : plan?.posts;
	if (!posts) return null;
	if (draft || !plan || !tours || tours.tours.length === 0)
		return {
			posts: posts.map((post, unit) => ({ lng: post.lng, lat: post.lat, label: post.label, unit })),
			radius: plan?.reachMetres ?? 0
		};
	return {
		posts: tours.tours.flatMap(({ unit, places }) => places.map(({ lng, lat }, i) => ({ lng, lat, label: String(i + 1), unit }))),
		radius: 0,
		tours: tours.tours.map(({ unit, way }) => ({ unit, path: way })),
		depots: tours.tours.map(({ depot }) => depot),
		patches: tours.tours.map(({ unit, post }) => ({ unit, cells: plan.cells.ids.filter((_, i) => plan.cells.reachedBy[i] === post) }))
	};
}

/** Posts further apart than this (degrees of longitude, some 5 km) are seen one by one: together their tours could not be read. */
const APART = 0.07;

/** Posts that fit on one map that can be read. */
export const togetherOnMap = (posts: readonly Pick<Post, 'lng' | 'lat'>[]): boolean => {
	const { west, east, south, north } = aroundPosts(posts);
	return east - west <= APART && north - south <= APART;
};

/** A view on all posts with their surroundings. */
export function aroundPosts(posts: readonly Pick<Post, 'lng' | 'lat'>[]): Box {
	const lngs = posts.map(({ lng }) => lng);
	const lats = posts.map(({ lat }) => lat);
	const pad = { lng: 0.006, lat: 0.004 };
	return {
		west: Math.min(...lngs) - pad.lng,
		east: Math.max(...lngs) + pad.lng,
		south: Math.min(...lats) - pad.lat,
		north: Math.max(...lats) + pad.lat
	};
}
