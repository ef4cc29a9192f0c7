import { breathe } from '../../core/breathe';
import { metresBetween } from '../coverage/nearby';
import { DETOUR } from '../coverage/reach';
import { ACCESS, accessTo, areJoined, type Access } from './access';
import type { StreetNetwork } from './network';
import { ShortestWays } from './shortest';

/** Which ways are asked for. Structured-clone-able. */
export interface WalkRequest {
	/** Streets loaded by the user; null for straight lines × 1.3 throughout. */
	readonly network: StreetNetwork | null;
	/** Longitude and latitude in turn, degrees. */
	readonly from: Float64Array;
	readonly to: Float64Array;
	/** Metres beyond which a way is Infinity; none by default. Makes large tables fast. */
	readonly within?: number;
	/** Metres from a place to the nearest street at most, beyond which it is off the network: 200. */
	readonly access?: number;
}

/** Ways from each place to each place. */
export interface WalkTable {
	/** Walking metres from place a to place b at a × (number of `to`) + b. Not always free of shorter ways round where some are straight lines. */
	readonly metres: Float64Array;
	/** 1 where the way is a straight line × 1.3: no network, no street near, or no connection. */
	readonly straight: Uint8Array;
}

/** Usual walking speed, km/h. */
const WALKING_KMH = 4.8;
/** Sources between two pauses. */
const STRIDE = 16;

/** Walking metres as minutes. @param kmh walking speed */
export const minutesOf = (metres: Float64Array, kmh = WALKING_KMH): Float64Array => metres.map((m) => (m * 60) / (kmh * 1000));

/**
 * Walking distances: a straight line × 1.3 to the nearest street, along the streets by the shortest way, and again to the place. Places
 * nearer to each other than to any street, off the network, or in parts of it that do not meet are joined by a straight line × 1.3.
 * @param onProgress part done, 0–1
 */
export async function walkTable(request: WalkRequest, signal?: AbortSignal, onProgress?: (done: number) => void): Promise<WalkTable> {
	const { network, from, to, within = Infinity, access = ACCESS } = request;
	const [rows, columns] = [from.length / 2, to.length / 2];
	const metres = new Float64Array(rows * columns);
	const straight = new Uint8Array(rows * columns);
	const reach = network && accessTo(network, access);
	const ways = network && new ShortestWays(network);
	const targets = Array.from({ length: columns }, (_, b) => reach?.(to, b) ?? null);
	for (let a = 0; a < rows; a++) {
		if (a % STRIDE === 0) {
			onProgress?.(a / Math.max(1, rows));
			await breathe(signal);
		}
		const own = reach?.(from, a) ?? null;
		if (own) ways?.from(own.ends, within);
		for (let b = 0; b < columns; b++) {
			const direct = DETOUR * metresBetween(from[2 * a] ?? 0, from[2 * a + 1] ?? 0, to[2 * b] ?? 0, to[2 * b + 1] ?? 0);
			const other = targets[b] ?? null;
			const joined = own && other && network && areJoined(network, own, other, direct);
			const way = joined && ways ? along(ways, own, other) : direct;
			straight[a * columns + b] = joined ? 0 : 1;
			metres[a * columns + b] = way <= within ? way : Infinity;
		}
	}
	return { metres, straight };
}

/** The shortest way by either end of the target's street, or along it where both stand on the same. */
function along(ways: ShortestWays, own: Access, other: Access): number {
	const byEnds = Math.min(...other.ends.map(([node, metres]) => (ways.metres[node] ?? Infinity) + metres));
	if (own.segment !== other.segment) return byEnds;
	return Math.min(byEnds, own.metres + Math.abs(own.along - other.along) + other.metres);
}
