import type { Grid } from '../../core/answers';

/**
 * Hexagons as triangles for the graphics card, fixed while the grid stays. A fan around the centre makes each: first the centre, then the
 * corners. Lengths are in widths of the Web Mercator world, y to the north.
 */
export interface HexagonMesh {
	/** Number of cells. */
	readonly length: number;
	/** First vertex of each cell, and the number of vertices at the end. */
	readonly starts: Uint32Array;
	/** What positions count from, so that 32 bits are exact enough. */
	readonly origin: readonly [x: number, y: number];
	/** x and y of each vertex. */
	readonly positions: Float32Array;
	/**
	 * For each vertex, how far it moves when each side moves outwards by one (x, y; 0 for centres), and its distance from the sides (0 for
	 * corners).
	 */
	readonly rims: Float32Array;
	/** Three vertices a triangle. */
	readonly indices: Uint32Array;
}

const worldX = (lng: number): number => lng / 360 + 0.5;
const worldY = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI) + 0.5;

/** Builds the mesh of a grid; about 1 µs a corner. */
export function hexagonMesh({ cells, corners, starts, centres }: Grid): HexagonMesh {
	const length = cells.length;
	const total = (starts[length] ?? 0) + length;
	const mesh = {
		length,
		starts: starts.map((start, cell) => start + cell),
		origin: [worldX(centres[0] ?? 0), worldY(centres[1] ?? 0)] as const,
		positions: new Float32Array(total * 2),
		rims: new Float32Array(total * 3),
		indices: new Uint32Array((total - length) * 3)
	};
	const ring = new Float64Array(64);
	let at = 0;
	for (let cell = 0; cell < length; cell++) {
		const first = starts[cell] ?? 0;
		const count = Math.min(ring.length / 2, (starts[cell + 1] ?? 0) - first);
		for (let i = 0; i < count; i++) {
			ring[i * 2] = worldX(corners[(first + i) * 2] ?? 0) - mesh.origin[0];
			ring[i * 2 + 1] = worldY(corners[(first + i) * 2 + 1] ?? 0) - mesh.origin[1];
		}
		const vertex = first + cell;
		addCell(mesh, ring, count, vertex);
		for (let i = 0; i < count; i++) {
			mesh.indices[at++] = vertex;
			mesh.indices[at++] = vertex + 1 + i;
			mesh.indices[at++] = vertex + 1 + ((i + 1) % count);
		}
	}
	return mesh;
}

/** Writes the vertices of one cell: its centre, then its corners, each moving along the bisector of its two sides. */
function addCell({ positions, rims }: HexagonMesh, ring: Float64Array, count: number, vertex: number): void {
	let [cx, cy] = [0, 0];
	for (let i = 0; i < count; i++) {
		cx += (ring[i * 2] ?? 0) / count;
		cy += (ring[i * 2 + 1] ?? 0) / count;
	}
	const turn = signedArea(ring, count) < 0 ? -1 : 1;
	let depth = 0;
	for (let i = 0; i < count; i++) {
		const [ax, ay] = outward(ring, (i + count - 1) % count, i, turn);
		const [bx, by] = outward(ring, i, (i + 1) % count, turn);
		const x = ring[i * 2] ?? 0;
		const y = ring[i * 2 + 1] ?? 0;
		const spread = Math.max(0.2, 1 + ax * bx + ay * by);
		depth += ((x - cx) * bx + (y - cy) * by) / count;
		positions.set([x, y], (vertex + 1 + i) * 2);
		rims.set([(ax + bx) / spread, (ay + by) / spread, 0], (vertex + 1 + i) * 3);
	}
	positions.set([cx, cy], vertex * 2);
	rims.set([0, 0, depth], vertex * 3);
}

function signedArea(ring: Float64Array, count: number): number {
	let sum = 0;
	for (let i = 0, p = count - 1; i < count; p = i++)
		sum += (ring[p * 2] ?? 0) * (ring[i * 2 + 1] ?? 0) - (ring[i * 2] ?? 0) * (ring[p * 2 + 1] ?? 0);
	return sum;
}

/** Unit normal of a side that points out of the polygon. */
function outward(ring: Float64Array, from: number, to: number, turn: number): readonly [number, number] {
	const dx = (ring[to * 2] ?? 0) - (ring[from * 2] ?? 0);
	const dy = (ring[to * 2 + 1] ?? 0) - (ring[from * 2 + 1] ?? 0);
	const size = Math.hypot(dx, dy) || 1;
	return [(dy / size) * turn, (-dx / size) * turn];
}
