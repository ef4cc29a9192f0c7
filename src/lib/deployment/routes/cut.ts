import { metresBetween } from '../coverage/nearby';
import type { Route } from './contract';

/** A stretch of a route. */
export interface Stretch {
	readonly route: number;
	/** From 1. */
	readonly number: number;
	/** Metres from the start of the route. */
	readonly from: number;
	readonly to: number;
	/** Longitude and latitude in turn, degrees. */
	readonly line: Float64Array;
}

/** Length of a line on the ground, metres. */
export function lengthOf(line: Float64Array): number {
	let sum = 0;
	for (let i = 2; i + 1 < line.length; i += 2) sum += legOf(line, i);
	return sum;
}

const legOf = (line: Float64Array, i: number): number => metresBetween(line[i - 2] ?? 0, line[i - 1] ?? 0, line[i] ?? 0, line[i + 1] ?? 0);

/** Cuts each line of a route into equal pieces of about a length, at least one; lines without a length are left out. */
export function cut(routes: readonly Route[], metres: number): Stretch[] {
	return routes.flatMap(({ lines }, route) => {
		const pieces: Stretch[] = [];
		let start = 0;
		for (const line of lines) {
			const length = lengthOf(line);
			if (length <= 0) continue;
			const n = Math.max(1, Math.round(length / metres));
			for (let i = 0; i < n; i++)
				pieces.push({
					route,
					number: pieces.length + 1,
					from: start + (length * i) / n,
					to: start + (length * (i + 1)) / n,
					line: part(line, (length * i) / n, (length * (i + 1)) / n)
				});
			start += length;
		}
		return pieces;
	});
}

/** Positions along the lines of a route about so many metres apart, in the middle of equal pieces. */
export const along = (routes: readonly Route[], metres: number): { lng: number; lat: number; route: number; at: number }[] =>
	cut(routes, metres).map(({ route, from, to, line }) => {
		const [lng, lat] = pointAt(line, lengthOf(line) / 2);
		return { lng, lat, route, at: (from + to) / 2 };
	});

/** The position so many metres along a line. */
export function pointAt(line: Float64Array, metres: number): readonly [lng: number, lat: number] {
	let left = metres;
	for (let i = 2; i + 1 < line.length; i += 2) {
		const leg = legOf(line, i);
		if (left <= leg && leg > 0) {
			const t = Math.max(0, left) / leg;
			const [x, y] = [line[i - 2] ?? 0, line[i - 1] ?? 0];
			return [x + t * ((line[i] ?? 0) - x), y + t * ((line[i + 1] ?? 0) - y)];
		}
		left -= leg;
	}
	return [line.at(-2) ?? 0, line.at(-1) ?? 0];
}

/** The part of a line between two distances from its start, metres. */
function part(line: Float64Array, from: number, to: number): Float64Array {
	const corners: number[] = [...pointAt(line, from)];
	let done = 0;
	for (let i = 2; i + 1 < line.length; i += 2) {
		done += legOf(line, i);
		if (done > from + 1e-6 && done < to - 1e-6) corners.push(line[i] ?? 0, line[i + 1] ?? 0);
	}
	corners.push(...pointAt(line, to));
	return Float64Array.from(corners);
}
