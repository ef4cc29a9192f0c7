import { breathe } from '../../core/breathe';
import { normalBandwidth, quartic } from './kernel';

const EARTH_M = 6_371_008.8;
const RAD = Math.PI / 180;
/** Incidents that set the rule of thumb; of more, evenly spaced ones do. */
const ENOUGH = 100_000;
const SLICE = 512;

/** Centres of cells on the plane, metres, x and y in turn. */
export function onPlane(centres: Float64Array): Float64Array {
	const scale = Math.cos((centres[1] ?? 0) * RAD);
	return centres.map((degree, i) => degree * RAD * EARTH_M * (i % 2 === 0 ? scale : 1));
}

/**
 * Bandwidth in metres by the rule of thumb on both axes, averaged, of incidents counted by cell. Cells of different parts are first moved
 * onto a common middle: towns far apart would else set the bandwidth by the distance between them.
 *
 * Source: {@link normalBandwidth}.
 */
export function cellBandwidth(points: Float64Array, counts: ArrayLike<number>, part: ArrayLike<number>): number {
	const all = Array.from(counts).reduce((sum, count) => sum + count, 0);
	const every = Math.max(1, all / ENOUGH);
	const middles = new Map<number, { x: number; y: number; n: number }>();
	for (let i = 0; i < counts.length; i++) {
		const middle = middles.get(part[i] ?? 0) ?? { x: 0, y: 0, n: 0 };
		const n = counts[i] ?? 0;
		middles.set(part[i] ?? 0, { x: middle.x + n * (points[2 * i] ?? 0), y: middle.y + n * (points[2 * i + 1] ?? 0), n: middle.n + n });
	}
	const [xs, ys]: [number[], number[]] = [[], []];
	for (let i = 0, passed = 0, next = 0; i < counts.length; i++) {
		const { x, y, n } = middles.get(part[i] ?? 0) ?? { x: 0, y: 0, n: 1 };
		passed += counts[i] ?? 0;
		for (; next < passed; next += every) {
			xs.push((points[2 * i] ?? 0) - x / n);
			ys.push((points[2 * i + 1] ?? 0) - y / n);
		}
	}
	const thinned = (xs.length / Math.max(1, all)) ** 0.2;
	return (thinned * (normalBandwidth(xs) + normalBandwidth(ys))) / 2;
}

/** Cells by squares as wide as the bandwidth, so that what is near is in nine of them. */
function squares(points: Float64Array, width: number): { at: (x: number, y: number) => readonly number[] } {
	const held = new Map<string, number[]>();
	const key = (x: number, y: number): string => `${String(x)} ${String(y)}`;
	for (let i = 0; 2 * i < points.length; i++) {
		const name = key(Math.floor((points[2 * i] ?? 0) / width), Math.floor((points[2 * i + 1] ?? 0) / width));
		const list = held.get(name);
		if (list) list.push(i);
		else held.set(name, [i]);
	}
	return { at: (x, y) => held.get(key(x, y)) ?? [] };
}

/**
 * Incidents per km² at each cell: the incidents of every cell spread over the cells within the bandwidth by the quartic kernel of the
 * distance between centres. What would fall outside the study area is shared among the cells inside (renormalised at the edge), so that
 * density × area adds up to the incidents.
 *
 * @param areaKm2 of one cell.
 */
export async function cellDensity(
	points: Float64Array,
	counts: ArrayLike<number>,
	bandwidth: number,
	areaKm2: number,
	signal?: AbortSignal
): Promise<Float64Array> {
	const density = new Float64Array(counts.length);
	const near = squares(points, bandwidth);
	for (let i = 0; i < counts.length; i++) {
		if (i % SLICE === SLICE - 1) await breathe(signal);
		const count = counts[i] ?? 0;
		if (count === 0) continue;
		const [x, y] = [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
		const [column, row] = [Math.floor(x / bandwidth), Math.floor(y / bandwidth)];
		const reached: number[] = [];
		const weights: number[] = [];
		let all = 0;
		for (let c = column - 1; c <= column + 1; c++)
			for (let r = row - 1; r <= row + 1; r++)
				for (const other of near.at(c, r)) {
					const weight = quartic(Math.hypot((points[2 * other] ?? 0) - x, (points[2 * other + 1] ?? 0) - y), bandwidth);
					if (weight === 0) continue;
					reached.push(other);
					weights.push(weight);
					all += weight;
				}
		reached.forEach((other, k) => {
			density[other] = (density[other] ?? 0) + (count * (weights[k] ?? 0)) / (all * areaKm2);
		});
	}
	return density;
}
