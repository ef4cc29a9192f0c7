/** Land and water of the offline basemap. */
import type { Box } from './filter';

/** The offline basemap as static/basemap/land.json holds it: loops in steps, by tile of one degree ("west,south"). */
export interface LandFile {
	/** Steps per degree. */
	readonly scale: number;
	readonly west: number;
	readonly south: number;
	readonly east: number;
	readonly north: number;
	/** Polygons, each a coast and its inland waters; first corner of a loop absolute, the others as differences. */
	readonly tiles: Readonly<Record<string, readonly (readonly (readonly number[])[])[]>>;
}

/** Names of the tiles that touch a box. */
export function tilesIn(file: LandFile, box: Box): string[] {
	const names: string[] = [];
	for (let x = Math.max(file.west, Math.floor(box.west)); x < Math.min(file.east, box.east); x++)
		for (let y = Math.max(file.south, Math.floor(box.south)); y < Math.min(file.north, box.north); y++) {
			const name = `${String(x)},${String(y)}`;
			if (file.tiles[name] !== undefined) names.push(name);
		}
	return names;
}

/** Coasts and inland waters of one tile: longitude and latitude in turn, degrees. */
export function landTile(file: LandFile, name: string): Float64Array[] {
	return (file.tiles[name] ?? []).flat().map((steps) => {
		const loop = new Float64Array(steps.length);
		let [x, y] = [0, 0];
		for (let i = 0; i < steps.length; i += 2) {
			x += steps[i] ?? 0;
			y += steps[i + 1] ?? 0;
			loop[i] = x / file.scale;
			loop[i + 1] = y / file.scale;
		}
		return loop;
	});
}

/** Points of an outline in a part of the land: longitude and latitude in turn, degrees, not closed. */
export type LandRing = readonly number[];

/** Detail that is kept: so many steps over the longer side of a box. */
const STEPS = 4000;
const DIGITS = 1e4;

/** Outlines of the land inside a box, tile by tile, to be filled together by the even-odd rule. */
export function landWithin(file: LandFile, box: Box): LandRing[] {
	const finest = Math.max(box.east - box.west, box.north - box.south) / STEPS;
	return tilesIn(file, box).flatMap((name) =>
		landTile(file, name).flatMap((loop) => {
			const ring = thinned(clipped(loop, box), finest);
			return ring.length >= 6 ? [ring] : [];
		})
	);
}

/** The part of a ring inside a box (Sutherland–Hodgman, side by side). */
function clipped(loop: ArrayLike<number>, { west, south, east, north }: Box): number[] {
	const sides = [
		[0, west, 1],
		[0, east, -1],
		[1, south, 1],
		[1, north, -1]
	] as const;
	return sides.reduce<number[]>((ring, [axis, limit, sign]) => cut(ring, axis, limit, sign), Array.from(loop));
}

/** What of a ring lies on the side of a limit that the sign tells. */
function cut(ring: readonly number[], axis: 0 | 1, limit: number, sign: 1 | -1): number[] {
	const out: number[] = [];
	for (let i = 0; i < ring.length; i += 2) {
		const last = (i + ring.length - 2) % ring.length;
		const [from, to] = [
			[ring[last] ?? 0, ring[last + 1] ?? 0],
			[ring[i] ?? 0, ring[i + 1] ?? 0]
		] as const;
		const [was, is] = [(from[axis] - limit) * sign >= 0, (to[axis] - limit) * sign >= 0];
		if (was !== is) {
			const share = (limit - from[axis]) / (to[axis] - from[axis]);
			out.push(from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share);
		}
		if (is) out.push(to[0], to[1]);
	}
	return out;
}

/** Without points too near to the one before; those on the border of a tile all stay, so that neighbours meet without a gap. */
function thinned(ring: readonly number[], finest: number): number[] {
	const out: number[] = [];
	let last: readonly [number, number] = [Infinity, Infinity];
	for (let i = 0; i < ring.length; i += 2) {
		const [x = 0, y = 0] = [ring[i], ring[i + 1]];
		const border = Number.isInteger(x) || Number.isInteger(y);
		if (!border && Math.abs(x - last[0]) + Math.abs(y - last[1]) < finest) continue;
		out.push(Math.round(x * DIGITS) / DIGITS, Math.round(y * DIGITS) / DIGITS);
		last = [x, y];
	}
	return out;
}
