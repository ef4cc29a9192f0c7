import type { Grid } from '../../core/answers';

/** Hexagons as triangles for the graphics card: fixed while the grid stays. */
export interface HexagonMesh {
	/** Number of cells. */
	readonly length: number;
	/** First vertex of each cell, and the number of vertices at the end. */
	readonly starts: Uint32Array;
	/** Longitude and latitude of each vertex, degrees. */
	readonly positions: Float64Array;
	/** Triangle fans: three vertices a triangle. */
	readonly indices: Uint32Array;
	/** For each vertex, how far it moves on the screen (x right, y up) when each side moves inwards by one pixel. */
	readonly insets: Float32Array;
}

/** Builds the mesh of a grid; about 0.4 µs a corner. */
export function hexagonMesh({ cells, corners, starts }: Grid): HexagonMesh {
	const length = cells.length;
	const vertices = corners.length / 2;
	const indices = new Uint32Array(Math.max(0, vertices - 2 * length) * 3);
	const insets = new Float32Array(vertices * 2);
	const screen = toScreen(corners);
	let at = 0;
	for (let cell = 0; cell < length; cell++) {
		const first = starts[cell] ?? 0;
		const end = starts[cell + 1] ?? vertices;
		for (let v = first + 1; v < end - 1; v++) {
			indices[at++] = first;
			indices[at++] = v;
			indices[at++] = v + 1;
		}
		mitre(screen, first, end, insets);
	}
	return { length, starts, positions: corners, indices, insets };
}

/** Web Mercator in degrees: right and up, angles as on the screen. */
function toScreen(corners: Float64Array): Float64Array {
	const out = new Float64Array(corners.length);
	for (let i = 0; i < corners.length; i += 2) {
		out[i] = corners[i] ?? 0;
		const lat = ((corners[i + 1] ?? 0) * Math.PI) / 180;
		out[i + 1] = (Math.log(Math.tan(Math.PI / 4 + lat / 2)) * 180) / Math.PI;
	}
	return out;
}

/** Moves each corner along the bisector of its two sides, so that both sides move in by the same width. */
function mitre(screen: Float64Array, first: number, end: number, insets: Float32Array): void {
	const turn = Math.sign(signedArea(screen, first, end)) || 1;
	for (let v = first; v < end; v++) {
		const before = v === first ? end - 1 : v - 1;
		const after = v === end - 1 ? first : v + 1;
		const [ax, ay] = inward(screen, before, v, turn);
		const [bx, by] = inward(screen, v, after, turn);
		const spread = Math.max(0.2, 1 + ax * bx + ay * by);
		insets[v * 2] = (ax + bx) / spread;
		insets[v * 2 + 1] = (ay + by) / spread;
	}
}

function signedArea(screen: Float64Array, first: number, end: number): number {
	let sum = 0;
	for (let v = first, p = end - 1; v < end; p = v++)
		sum += (screen[p * 2] ?? 0) * (screen[v * 2 + 1] ?? 0) - (screen[v * 2] ?? 0) * (screen[p * 2 + 1] ?? 0);
	return sum;
}

/** Unit normal of a side that points into the polygon. */
function inward(screen: Float64Array, from: number, to: number, turn: number): readonly [number, number] {
	const dx = (screen[to * 2] ?? 0) - (screen[from * 2] ?? 0);
	const dy = (screen[to * 2 + 1] ?? 0) - (screen[from * 2 + 1] ?? 0);
	const size = Math.hypot(dx, dy) || 1;
	return [(-dy / size) * turn, (dx / size) * turn];
}
