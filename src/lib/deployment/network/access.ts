import { DETOUR } from '../coverage/reach';
import type { StreetNetwork } from './network';
import { planeOf, SegmentGrid } from './plane';

/** Metres from a place to the nearest street at most, beyond which it is off the network. */
export const ACCESS = 200;
const SQUARE = 50;

/** Where a place meets the streets. */
export interface Access {
	readonly segment: number;
	/** Both ends of the segment, with the metres from the place to each. */
	readonly ends: readonly (readonly [node: number, metres: number])[];
	/** Metres from the place to the street (straight line × 1.3) and from the segment's first end to where it meets it. */
	readonly metres: number;
	readonly along: number;
}

/** Whether the way between two places is along streets: they meet, and are nearer than the places are to each other. @param direct metres of the straight line × 1.3 */
export const areJoined = ({ part }: StreetNetwork, a: Access, b: Access, direct: number): boolean =>
	part[a.ends[0]?.[0] ?? 0] === part[b.ends[0]?.[0] ?? 0] && direct > a.metres + b.metres;

/** The nearest street of each place; null off the network. */
export function accessTo(network: StreetNetwork, most: number): (places: Float64Array, at: number) => Access | null {
	const { nodes, segments, metres } = network;
	const plane = planeOf(nodes);
	const grid = new SegmentGrid(plane.xy, segments, SQUARE);
	return (places, at) => {
		const foot = grid.nearest(plane.project(places[2 * at] ?? 0, places[2 * at + 1] ?? 0), most);
		if (!foot) return null;
		const off = DETOUR * foot.distance;
		const length = metres[foot.segment] ?? 0;
		const along = foot.along * length;
		const ends = [
			[segments[2 * foot.segment] ?? 0, off + along],
			[segments[2 * foot.segment + 1] ?? 0, off + length - along]
		] as const;
		return { segment: foot.segment, ends, metres: off, along };
	};
}
