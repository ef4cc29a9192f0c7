import { metresBetween } from '../coverage/nearby';
import { DETOUR } from '../coverage/reach';
import { ACCESS, accessTo, areJoined, type Access } from './access';
import type { StreetNetwork } from './network';
import { ShortestWays } from './shortest';

type LngLat = readonly [lng: number, lat: number];

/** The turns of a way, both ends included; longitude and latitude, degrees. */
export type Way = (from: LngLat, to: LngLat) => LngLat[];

/** The ways whose lengths `walkTable` gives: along streets where both places are near some that meet, else a straight line. */
export function waysAlong(network: StreetNetwork | null): Way {
	if (!network) return (from, to) => [from, to];
	const reach = accessTo(network, ACCESS);
	const ways = new ShortestWays(network);
	return (from, to) => {
		const places = Float64Array.from([...from, ...to]);
		const [own, other] = [reach(places, 0), reach(places, 1)];
		if (!own || !other || !areJoined(network, own, other, DETOUR * metresBetween(...from, ...to))) return [from, to];
		return [from, footOf(network, own), ...nodesBetween(network, ways, own, other), footOf(network, other), to];
	};
}

/** Where a place meets its street. */
function footOf({ nodes, segments, metres }: StreetNetwork, { segment, along }: Access): LngLat {
	const [a, b] = [segments[2 * segment] ?? 0, segments[2 * segment + 1] ?? 0];
	const part = along / Math.max(metres[segment] ?? 0, Number.EPSILON);
	const between = (at: 0 | 1): number => {
		const first = nodes[2 * a + at] ?? 0;
		return first + part * ((nodes[2 * b + at] ?? 0) - first);
	};
	return [between(0), between(1)];
}

/** Corners of the shortest way; none where both stand on one street and it leads straight from one to the other. */
function nodesBetween({ nodes }: StreetNetwork, ways: ShortestWays, own: Access, other: Access): LngLat[] {
	ways.from(own.ends, Infinity);
	const walked = ([node, metres]: readonly [number, number]): number => (ways.metres[node] ?? Infinity) + metres;
	const [end] = [...other.ends].sort((a, b) => walked(a) - walked(b));
	if (!end) return [];
	const straight = own.metres + Math.abs(own.along - other.along) + other.metres;
	if (own.segment === other.segment && straight <= walked(end)) return [];
	const back: LngLat[] = [];
	for (let node = end[0]; ;) {
		back.push([nodes[2 * node] ?? 0, nodes[2 * node + 1] ?? 0]);
		const from = ways.before[node] ?? node;
		if (from === node) return back.reverse();
		node = from;
	}
}
