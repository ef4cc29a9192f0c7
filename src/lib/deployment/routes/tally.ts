import { NO_SLOT } from '../../core/incident';
import type { RoutesRequest } from './contract';
import type { Stretch } from './cut';
import type { Weighted } from './marshals';
import { NearestPiece } from './nearestPiece';

/** Incidents within the buffer by the piece that they lie nearest to. */
export interface Tally {
	/** One for each piece. */
	readonly counts: Uint32Array;
	/** Piece × 24 + hour of the day; incidents of unknown hour are in none. */
	readonly hours: Uint32Array;
	readonly incidents: number;
	readonly shared: number;
	readonly untimed: number;
	readonly leftUntimed: number;
	readonly coarse: number;
	/** Incidents that count, wherever they are. */
	readonly total: number;
	/** Distinct places within the buffer. */
	readonly places: Weighted;
}

/** Counts each incident once, at the piece nearest to it. */
export function tallyPieces(
	{ incidents, bufferMetres, window }: RoutesRequest,
	pieces: readonly Stretch[],
	slots: readonly number[]
): Tally {
	const nearest = new NearestPiece(
		pieces.map(({ line }) => line),
		bufferMetres
	);
	const wanted = new Set(slots);
	const counts = new Uint32Array(pieces.length);
	const hours = new Uint32Array(24 * pieces.length);
	const places = new Map<string, { lng: number; lat: number; weight: number }>();
	const sums = { incidents: 0, shared: 0, untimed: 0, leftUntimed: 0, coarse: 0, total: 0 };
	for (let i = 0; i < incidents.lng.length; i++) {
		const [lng, lat, n] = [incidents.lng[i] ?? NaN, incidents.lat[i] ?? NaN, incidents.count[i] ?? 0];
		const slot = incidents.slot[i] ?? NO_SLOT;
		const timed = slot !== NO_SLOT;
		if (timed && !wanted.has(slot)) continue;
		const found = nearest.find(lng, lat);
		if (!timed && window !== null) {
			if (found.line >= 0) sums.leftUntimed += n;
			continue;
		}
		sums.total += n;
		if (found.line < 0) continue;
		counts[found.line] = (counts[found.line] ?? 0) + n;
		if (timed) hours[24 * found.line + (slot % 24)] = (hours[24 * found.line + (slot % 24)] ?? 0) + n;
		else sums.untimed += n;
		sums.incidents += n;
		if (incidents.coarse[i]) sums.coarse += n;
		if (new Set([...found.all].map((piece) => pieces[piece]?.route)).size > 1) sums.shared += n;
		const key = `${String(lng)} ${String(lat)}`;
		places.set(key, { lng, lat, weight: n + (places.get(key)?.weight ?? 0) });
	}
	const list = [...places.values()].sort((a, b) => a.lng - b.lng || a.lat - b.lat);
	const centres = new Float64Array(2 * list.length);
	list.forEach(({ lng, lat }, at) => {
		centres.set([lng, lat], 2 * at);
	});
	return { counts, hours, ...sums, places: { centres, weight: Float64Array.from(list, ({ weight }) => weight) } };
}
