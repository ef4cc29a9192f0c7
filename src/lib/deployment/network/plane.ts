const RAD = Math.PI / 180;
const EARTH = 6_371_008.8;

/** Places on a plane in metres, near enough for snapping within a town. */
export interface Plane {
	/** East and north in turn, metres. */
	readonly xy: Float64Array;
	project(lng: number, lat: number): readonly [x: number, y: number];
}

/** An equirectangular plane about the middle of the given places. @param lngLat longitude and latitude in turn, degrees */
export function planeOf(lngLat: Float64Array): Plane {
	let sum = 0;
	for (let i = 1; i < lngLat.length; i += 2) sum += lngLat[i] ?? 0;
	const cos = Math.cos((sum / Math.max(1, lngLat.length / 2)) * RAD);
	const project = (lng: number, lat: number): readonly [number, number] => [lng * RAD * EARTH * cos, lat * RAD * EARTH];
	const xy = new Float64Array(lngLat.length);
	for (let i = 0; i < lngLat.length; i += 2) xy.set(project(lngLat[i] ?? 0, lngLat[i + 1] ?? 0), i);
	return { xy, project };
}

/** The place on a segment nearest to a point. */
export interface Foot {
	/** Its part of the way from a to b, 0–1. */
	readonly along: number;
	readonly distance: number;
}

export function footOn([px, py]: readonly [number, number], ax: number, ay: number, bx: number, by: number): Foot {
	const [dx, dy] = [bx - ax, by - ay];
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
	return { along, distance: Math.hypot(px - ax - along * dx, py - ay - along * dy) };
}

/** Segments by squares that they touch, to be asked for what is near a place. */
export class SegmentGrid {
	private readonly squares = new Map<string, number[]>();

	/** @param segments pairs of positions in `xy` */
	constructor(
		private readonly xy: Float64Array,
		private readonly segments: ArrayLike<number>,
		private readonly size: number
	) {
		for (let s = 0; s < segments.length / 2; s++) {
			const [ax, ay, bx, by] = this.ends(s);
			const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / size));
			// Each step crosses at most the squares between its ends.
			for (let step = 0; step < steps; step++) {
				const at = (part: number, a: number, b: number): number => Math.floor((a + ((step + part) / steps) * (b - a)) / size);
				const [x0, x1, y0, y1] = [at(0, ax, bx), at(1, ax, bx), at(0, ay, by), at(1, ay, by)];
				for (let x = Math.min(x0, x1); x <= Math.max(x0, x1); x++)
					for (let y = Math.min(y0, y1); y <= Math.max(y0, y1); y++) this.put(`${String(x)},${String(y)}`, s);
			}
		}
	}

	private put(key: string, segment: number): void {
		const square = this.squares.get(key);
		if (!square) this.squares.set(key, [segment]);
		else if (square.at(-1) !== segment) square.push(segment);
	}

	/** x and y of both ends of a segment. */
	ends(segment: number): readonly [number, number, number, number] {
		const [a, b] = [this.segments[2 * segment] ?? 0, this.segments[2 * segment + 1] ?? 0];
		return [this.xy[2 * a] ?? 0, this.xy[2 * a + 1] ?? 0, this.xy[2 * b] ?? 0, this.xy[2 * b + 1] ?? 0];
	}

	/** The nearest segment within some metres, the first of equals; null without one. */
	nearest(
		[x, y]: readonly [number, number],
		within: number,
		wanted: (segment: number) => boolean = () => true
	): (Foot & { segment: number }) | null {
		const [cx, cy] = [Math.floor(x / this.size), Math.floor(y / this.size)];
		let best: (Foot & { segment: number }) | null = null;
		for (let ring = 0; (ring - 1) * this.size <= Math.min(within, best?.distance ?? Infinity); ring++)
			for (const segment of this.ring(cx, cy, ring)) {
				const foot = footOn([x, y], ...this.ends(segment));
				const nearer = !best || foot.distance < best.distance || (foot.distance === best.distance && segment < best.segment);
				if (foot.distance <= within && nearer && wanted(segment)) best = { ...foot, segment };
			}
		return best;
	}

	private *ring(cx: number, cy: number, ring: number): Generator<number> {
		for (let x = cx - ring; x <= cx + ring; x++)
			for (let y = cy - ring; y <= cy + ring; y += Math.abs(x - cx) === ring || ring === 0 ? 1 : 2 * ring)
				yield* this.squares.get(`${String(x)},${String(y)}`) ?? [];
	}
}
