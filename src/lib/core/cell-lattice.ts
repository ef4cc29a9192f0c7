/**
 * Which positions share a hexagon, without asking H3 for each of them. H3 lays a flat lattice of hexagons on every face of an
 * icosahedron (gnomonic projection about the face's centre) and names the hexagon from the face and the place in the lattice;
 * two positions with the same face and place are in the same hexagon, pentagons included. The faces are found from H3's own
 * pentagons, which sit on their corners. Source: H3, "Coordinate systems" (face-centred hex2d and IJK).
 */
import { pentagonCentres } from './cells';

type Vector = readonly [number, number, number];

const RADIANS = Math.PI / 180;
/** Class III resolutions (odd) are turned by this against Class II. */
const TURN = Math.asin(Math.sqrt(3 / 28));
/** Corners of the icosahedron are neighbours when the cosine between them is 1/√5, else it is less. */
const NEIGHBOURS = 0.4;
/** Hexagon spacings from its edge within which rounding may put a position on the other side. */
const EDGE = 1e-5;
/** Cosines closer than this leave the face open. */
const TIE = 1e-9;
/** So near a face's centre (cosine) H3 itself takes an inverse cosine of almost 1; about 9 km. */
const CENTRE = 1 - 1e-6;
/** Every place in a lattice lies between − and + this, at every resolution. */
const REACH = 2 ** 23;
const SPAN = 2 * REACH;

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const mix = (a: Vector, s: number, b: Vector, t: number): Vector => [a[0] * s + b[0] * t, a[1] * s + b[1] * t, a[2] * s + b[2] * t];
const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const unit = (a: Vector): Vector => mix(a, 1 / Math.sqrt(dot(a, a)), a, 0);

function vectorOf(lng: number, lat: number): Vector {
	const flat = Math.cos(lat * RADIANS);
	return [flat * Math.cos(lng * RADIANS), flat * Math.sin(lng * RADIANS), Math.sin(lat * RADIANS)];
}

/** Centre of each face, and its two axes, as long as one hexagon spacing of resolution 0 takes. Nine numbers a face. */
function facesOf(corners: readonly Vector[]): Float64Array {
	const faces: number[] = [];
	for (const [i, a] of corners.entries())
		for (const [j, b] of corners.entries())
			for (const [k, c] of corners.entries()) {
				if (!(i < j && j < k) || Math.min(dot(a, b), dot(b, c), dot(a, c)) < NEIGHBOURS) continue;
				const centre = unit(mix(mix(a, 1, b, 1), 1, c, 1));
				// A corner lies two spacings from the centre of its face, on an axis of the lattice.
				const spoke = mix(a, 1 / dot(a, centre), centre, -1);
				const spacing = Math.sqrt(dot(spoke, spoke)) / 2;
				const x = mix(spoke, 0.5 / spacing ** 2, spoke, 0);
				faces.push(...centre, ...x, ...cross(centre, x));
			}
	return Float64Array.from(faces);
}

let known: Float64Array | null = null;

/**
 * A number for the hexagon that holds a position at a resolution: the same number, the same hexagon. A hexagon across the edge of
 * a face has a number on either side. NaN where rounding might decide, so that H3 must be asked, and for what is no position.
 */
export function cellLattice(resolution: number): (lng: number, lat: number) => number {
	const faces = (known ??= facesOf(pentagonCentres().map(([lng, lat]) => vectorOf(lng, lat))));
	const at = (i: number): number => faces[i] ?? NaN;
	const scale = Math.sqrt(7) ** resolution;
	const turn = resolution % 2 === 1 ? TURN : 0;
	const cos = scale * Math.cos(turn);
	const sin = scale * Math.sin(turn);
	return (lng, lat) => {
		const flat = Math.cos(lat * RADIANS);
		const x = flat * Math.cos(lng * RADIANS);
		const y = flat * Math.sin(lng * RADIANS);
		const z = Math.sin(lat * RADIANS);
		let face = 0;
		let near = -1;
		let next = -1;
		for (let f = 0; f < faces.length; f += 9) {
			const to = at(f) * x + at(f + 1) * y + at(f + 2) * z;
			if (to > near) {
				next = near;
				near = to;
				face = f;
			} else if (to > next) next = to;
		}
		if (!(near - next > TIE) || near > CENTRE) return NaN;
		const along = (at(face + 3) * x + at(face + 4) * y + at(face + 5) * z) / near;
		const across = (at(face + 6) * x + at(face + 7) * y + at(face + 8) * z) / near;
		return placeIn(along * cos + across * sin, across * cos - along * sin, face / 9);
	};
}

/** Nearest point of the lattice with axes 120° apart, by its three hexagon coordinates u + v + w = 0. */
function placeIn(x: number, y: number, face: number): number {
	const v = (-y * 2) / Math.sqrt(3);
	const u = x - v / 2;
	const w = -u - v;
	let i = Math.round(u);
	let j = Math.round(v);
	const k = Math.round(w);
	const du = u - i;
	const dv = v - j;
	const dw = w - k;
	// Rounded apart they may not add up to nothing: the one rounded furthest gives way.
	const rest = i + j + k;
	const furthest = Math.max(Math.abs(du), Math.abs(dv), Math.abs(dw));
	let [eu, ev, ew] = [du, dv, dw];
	if (rest !== 0)
		if (Math.abs(du) === furthest) {
			i -= rest;
			eu += rest;
		} else if (Math.abs(dv) === furthest) {
			j -= rest;
			ev += rest;
		} else ew += rest;
	if (Math.max(Math.abs(eu - ev), Math.abs(ev - ew), Math.abs(ew - eu)) > 1 - EDGE) return NaN;
	return (face * SPAN + i + REACH) * SPAN + j + REACH;
}
