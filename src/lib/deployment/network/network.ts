import { HexbeatError } from '../../core/errors';
import { metresBetween } from '../coverage/nearby';
import { planeOf, SegmentGrid } from './plane';

/** Streets or paths as a graph that can be walked both ways. Structured-clone-able. */
export interface StreetNetwork {
	/** Longitude and latitude in turn of each node, degrees. */
	readonly nodes: Float64Array;
	/** Each segment once, as a pair of nodes. */
	readonly segments: Uint32Array;
	/** Length of each segment, metres on the great circle. */
	readonly metres: Float64Array;
	/** Node n has entries starts[n] … starts[n+1]−1 of `by`: the segments that meet there. */
	readonly starts: Uint32Array;
	readonly by: Uint32Array;
	/** Connected part of each node, numbered by its first node. */
	readonly part: Uint32Array;
}

/** Coordinates of one line: longitude and latitude of each vertex, degrees; more (heights) are ignored. */
export type Line = readonly (readonly number[])[];

/** Ends of lines nearer than this to each other or to a street are taken to meet there, metres. */
const SNAP = 2;
const SQUARE = 50;

/**
 * A graph from lines (GeoJSON coordinates of LineStrings): vertices within `snap` metres are one node, and a line that ends within
 * `snap` of another one joins it there. Lines that cross without a vertex do not meet: one may be a bridge.
 * @throws HexbeatError `network-empty`
 */
export function streetNetwork(lines: readonly Line[], snap = SNAP): StreetNetwork {
	const vertices = lines.map((line) => line.filter(([lng, lat]) => Number.isFinite(lng) && Number.isFinite(lat)));
	const lngLat = Float64Array.from(vertices.flatMap((line) => line.flatMap(([lng = 0, lat = 0]) => [lng, lat])));
	const { xy } = planeOf(lngLat);
	const { node, first } = merged(xy, snap);
	const nodes = Float64Array.from(first.flatMap((v) => [lngLat[2 * v] ?? 0, lngLat[2 * v + 1] ?? 0]));
	const pairs: number[] = [];
	let at = 0;
	for (const line of vertices) {
		for (let v = 1; v < line.length; v++) pairs.push(node[at + v - 1] ?? 0, node[at + v] ?? 0);
		at += line.length;
	}
	const segments = joinedEnds(nodes, distinct(pairs), snap);
	if (segments.length === 0)
		throw new HexbeatError('network-empty', 'The file has no line to walk along.', 'Load streets or paths as GeoJSON lines.');
	return graphOf(nodes, segments);
}

/** The node of each vertex, and the first vertex of each node. */
function merged(xy: Float64Array, snap: number): { node: Uint32Array; first: number[] } {
	const size = Math.max(snap, 1e-3);
	const squares = new Map<string, number[]>();
	const node = new Uint32Array(xy.length / 2);
	const first: number[] = [];
	for (let v = 0; v < node.length; v++) {
		const [x, y] = [xy[2 * v] ?? 0, xy[2 * v + 1] ?? 0];
		const [cx, cy] = [Math.floor(x / size), Math.floor(y / size)];
		let found = -1;
		let least = snap;
		for (let dx = -1; dx <= 1; dx++)
			for (let dy = -1; dy <= 1; dy++)
				for (const n of squares.get(`${String(cx + dx)},${String(cy + dy)}`) ?? []) {
					const other = first[n] ?? 0;
					const gap = Math.hypot(x - (xy[2 * other] ?? 0), y - (xy[2 * other + 1] ?? 0));
					if (gap < least || (gap === least && found < 0)) [found, least] = [n, gap];
				}
		if (found < 0) {
			found = first.push(v) - 1;
			const key = `${String(cx)},${String(cy)}`;
			squares.set(key, [...(squares.get(key) ?? []), found]);
		}
		node[v] = found;
	}
	return { node, first };
}

/** Each segment once, without those of no length. */
function distinct(pairs: readonly number[]): number[] {
	const seen = new Set<string>();
	const kept: number[] = [];
	for (let e = 0; e < pairs.length; e += 2) {
		const [a, b] = [Math.min(pairs[e] ?? 0, pairs[e + 1] ?? 0), Math.max(pairs[e] ?? 0, pairs[e + 1] ?? 0)];
		const key = `${String(a)},${String(b)}`;
		if (a === b || seen.has(key)) continue;
		seen.add(key);
		kept.push(a, b);
	}
	return kept;
}

/** Splits segments where a dead end lies on them. */
function joinedEnds(nodes: Float64Array, segments: readonly number[], snap: number): number[] {
	const { xy } = planeOf(nodes);
	const degree = new Uint32Array(nodes.length / 2);
	for (const n of segments) degree[n] = (degree[n] ?? 0) + 1;
	const grid = new SegmentGrid(xy, segments, SQUARE);
	const splits = new Map<number, { node: number; along: number }[]>();
	degree.forEach((count, node) => {
		if (count !== 1) return;
		const place = [xy[2 * node] ?? 0, xy[2 * node + 1] ?? 0] as const;
		const foot = grid.nearest(place, snap, (s) => segments[2 * s] !== node && segments[2 * s + 1] !== node);
		if (foot) splits.set(foot.segment, [...(splits.get(foot.segment) ?? []), { node, along: foot.along }]);
	});
	const all: number[] = [];
	for (let s = 0; s < segments.length / 2; s++) {
		const between = (splits.get(s) ?? []).sort((a, b) => a.along - b.along).map(({ node }) => node);
		const chain = [segments[2 * s] ?? 0, ...between, segments[2 * s + 1] ?? 0];
		for (let i = 1; i < chain.length; i++) all.push(chain[i - 1] ?? 0, chain[i] ?? 0);
	}
	return distinct(all);
}

function graphOf(nodes: Float64Array, pairs: readonly number[]): StreetNetwork {
	const segments = Uint32Array.from(pairs);
	const place = (n: number): readonly [number, number] => [nodes[2 * n] ?? 0, nodes[2 * n + 1] ?? 0];
	const metres = Float64Array.from({ length: segments.length / 2 }, (_, s) =>
		metresBetween(...place(segments[2 * s] ?? 0), ...place(segments[2 * s + 1] ?? 0))
	);
	const starts = new Uint32Array(nodes.length / 2 + 1);
	for (const n of segments) starts[n + 1] = (starts[n + 1] ?? 0) + 1;
	for (let n = 1; n < starts.length; n++) starts[n] = (starts[n] ?? 0) + (starts[n - 1] ?? 0);
	const next = starts.slice();
	const by = new Uint32Array(segments.length);
	segments.forEach((n, end) => {
		const at = next[n] ?? 0;
		by[at] = end >> 1;
		next[n] = at + 1;
	});
	return { nodes, segments, metres, starts, by, part: partsOf(starts, by, segments) };
}

function partsOf(starts: Uint32Array, by: Uint32Array, segments: Uint32Array): Uint32Array {
	const part = new Uint32Array(starts.length - 1).fill(0xffff_ffff);
	for (let root = 0; root < part.length; root++) {
		if (part[root] !== 0xffff_ffff) continue;
		part[root] = root;
		const queue = [root];
		for (let n = queue.pop(); n !== undefined; n = queue.pop())
			for (let e = starts[n] ?? 0; e < (starts[n + 1] ?? 0); e++) {
				const s = by[e] ?? 0;
				const other = (segments[2 * s] ?? 0) + (segments[2 * s + 1] ?? 0) - n;
				if (part[other] !== 0xffff_ffff) continue;
				part[other] = root;
				queue.push(other);
			}
	}
	return part;
}
