/** Mean Earth radius (IUGG), metres. */
const EARTH = 6_371_008.8;

/** Points near each point: point i has entries starts[i] … starts[i+1]−1 of `index`, itself first, and their distance in metres. */
export interface Nearby {
	readonly starts: Uint32Array;
	readonly index: Uint32Array;
	readonly metres: Float32Array;
}

interface Globe {
	readonly xyz: Float64Array;
	readonly column: Int32Array;
	readonly row: Int32Array;
	readonly buckets: ReadonlyMap<number, readonly number[]>;
	/** Columns to look at on either side, by row distance 0–1. */
	readonly reach: Int32Array;
}

const RAD = Math.PI / 180;
const keyOf = (row: number, column: number): number => (row + 0x100000) * 0x800000 + column + 0x400000;

/** Great-circle distance between two points, metres. @param radius of the Earth, metres */
export function metresBetween(lngA: number, latA: number, lngB: number, latB: number, radius = EARTH): number {
	const h =
		Math.sin(((latB - latA) * RAD) / 2) ** 2 + Math.cos(latA * RAD) * Math.cos(latB * RAD) * Math.sin(((lngB - lngA) * RAD) / 2) ** 2;
	return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * All pairs of points at most `metres` apart on the great circle, by a grid of latitude rows one distance high. Pairs across the
 * 180th meridian are not seen.
 * @param centres longitude and latitude in turn, degrees
 * @param from indexes of the points to start from; all of them by default
 */
export function nearby(centres: Float64Array, metres: number, from?: Uint32Array): Nearby {
	const n = centres.length / 2;
	const globe = bucketed(centres, metres);
	const chord = 2 * Math.sin(Math.min(Math.PI, metres / EARTH) / 2);
	const starts = new Uint32Array((from?.length ?? n) + 1);
	const index: number[] = [];
	const distance: number[] = [];
	const seekers = from ?? Uint32Array.from({ length: n }, (_, i) => i);
	seekers.forEach((i, at) => {
		index.push(i);
		distance.push(0);
		collect(globe, i, chord, index, distance);
		starts[at + 1] = index.length;
	});
	return { starts, index: Uint32Array.from(index), metres: Float32Array.from(distance) };
}

function bucketed(centres: Float64Array, metres: number): Globe {
	const n = centres.length / 2;
	const step = Math.max(1e-9, metres / EARTH / RAD);
	const xyz = new Float64Array(3 * n);
	const column = new Int32Array(n);
	const row = new Int32Array(n);
	const reach = new Int32Array(n);
	const buckets = new Map<number, number[]>();
	for (let i = 0; i < n; i++) {
		const lng = centres[2 * i] ?? 0;
		const lat = centres[2 * i + 1] ?? 0;
		const cos = Math.cos(lat * RAD);
		xyz.set([cos * Math.cos(lng * RAD), cos * Math.sin(lng * RAD), Math.sin(lat * RAD)], 3 * i);
		row[i] = Math.floor(lat / step);
		column[i] = Math.floor(lng / step);
		// Degrees of longitude shrink with the cosine: look as many columns aside as the nearest pole-ward row needs.
		const narrow = Math.max(0.01, Math.cos(Math.min(89.4, Math.abs(lat) + step) * RAD));
		reach[i] = Math.ceil(1 / narrow);
		const key = keyOf(row[i] ?? 0, column[i] ?? 0);
		const bucket = buckets.get(key);
		if (bucket) bucket.push(i);
		else buckets.set(key, [i]);
	}
	return { xyz, column, row, buckets, reach };
}

function collect({ xyz, column, row, buckets, reach }: Globe, i: number, chord: number, index: number[], distance: number[]): void {
	const at = row[i] ?? 0;
	const col = column[i] ?? 0;
	const aside = reach[i] ?? 1;
	for (let r = at - 1; r <= at + 1; r++)
		for (let c = col - aside; c <= col + aside; c++)
			for (const j of buckets.get(keyOf(r, c)) ?? []) {
				if (j === i) continue;
				const gap = chordOf(xyz, i, j);
				if (gap > chord) continue;
				index.push(j);
				distance.push(2 * EARTH * Math.asin(gap / 2));
			}
}

function chordOf(xyz: Float64Array, i: number, j: number): number {
	const dx = (xyz[3 * i] ?? 0) - (xyz[3 * j] ?? 0);
	const dy = (xyz[3 * i + 1] ?? 0) - (xyz[3 * j + 1] ?? 0);
	const dz = (xyz[3 * i + 2] ?? 0) - (xyz[3 * j + 2] ?? 0);
	return Math.sqrt(dx * dx + dy * dy + dz * dz);
}
