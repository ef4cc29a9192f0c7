import type { Overlay } from '../../core/overlay';
import type { Projection } from './camera';
import { overlayPoints, type OverlayPoint } from './overlay-paths';

/** Points of overlays in view, by the mark that stands for each. */
export interface OverlayMarks {
	/** Refuges, where their shields fit beside each other. */
	readonly shields: readonly OverlayPoint[];
	readonly dots: readonly OverlayPoint[];
}

/** Layers whose points offer help, by their names. */
const REFUGE = /refuge|safe|haven|shelter|help/i;
/** Room of a shield, CSS pixels. */
const SHIELD = 26;
/** Shields are drawn once no more than this share of them would touch another. */
const TOUCHING = 0.25;
/** Beyond this many in view, dots stand for shields. */
const MOST_SHIELDS = 150;

const known = new WeakMap<Overlay, { readonly points: readonly OverlayPoint[]; readonly apart: number }>();

/** The points of an overlay and how far apart they are, degrees of longitude. */
function read(overlay: Overlay): { readonly points: readonly OverlayPoint[]; readonly apart: number } {
	const found = known.get(overlay);
	if (found !== undefined) return found;
	const points = overlayPoints(overlay);
	const distances = nearest(points).sort((a, b) => a - b);
	const made = { points, apart: distances[Math.floor(distances.length * TOUCHING)] ?? Infinity };
	known.set(overlay, made);
	return made;
}

/** Distance from each point to its nearest neighbour, degrees of longitude at its latitude; infinite for a lone point. */
function nearest(points: readonly OverlayPoint[]): Float64Array {
	const sorted = [...points].sort((a, b) => a.lng - b.lng);
	return Float64Array.from(sorted, (from, at) => {
		const cos = Math.cos((from.lat * Math.PI) / 180);
		let best = Infinity;
		for (const step of [-1, 1])
			for (let i = at + step; ; i += step) {
				const to = sorted[i];
				const east = to === undefined ? Infinity : Math.abs(to.lng - from.lng);
				if (to === undefined || east >= best) break;
				best = Math.min(best, Math.hypot(east, (to.lat - from.lat) / cos));
			}
		return best;
	});
}

/** Shields where those of a layer fit beside each other at this scale, dots otherwise and for other layers. */
export function overlayMarks(overlays: readonly Overlay[], projection: Projection): OverlayMarks {
	const box = projection.box(0.02);
	const perDegree = projection.x(1) - projection.x(0);
	const out: { shields: OverlayPoint[]; dots: OverlayPoint[] } = { shields: [], dots: [] };
	for (const overlay of overlays) {
		if (overlay.kind !== 'points') continue;
		const { points, apart } = read(overlay);
		const seen = points.filter(({ lng, lat }) => lng > box.west && lng < box.east && lat > box.south && lat < box.north);
		const shields = REFUGE.test(overlay.name) && seen.length <= MOST_SHIELDS && apart * perDegree >= SHIELD;
		out[shields ? 'shields' : 'dots'].push(...seen);
	}
	return out;
}
