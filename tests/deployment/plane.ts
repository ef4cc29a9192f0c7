import type { Reach } from '../../src/lib/deployment/coverage/reach';
import type { Problem } from '../../src/lib/deployment/siting/cover';

/** Places on a plane, each of them a candidate unless `candidates` says which. */
export function plane(
	xy: readonly (readonly [number, number])[],
	radius: number,
	weight: readonly number[],
	candidates = xy.map((_, i) => i)
): Problem {
	const starts = [0];
	const places: number[] = [];
	const metres: number[] = [];
	for (const c of candidates) {
		const [cx, cy] = xy[c] ?? [0, 0];
		xy.forEach(([x, y], i) => {
			const d = Math.hypot(x - cx, y - cy);
			if (d > radius) return;
			places.push(i);
			metres.push(d);
		});
		starts.push(places.length);
	}
	const reach: Reach = {
		candidates: Uint32Array.from(candidates),
		starts: Uint32Array.from(starts),
		places: Uint32Array.from(places),
		metres: Float32Array.from(metres)
	};
	return { reach, weight: Float64Array.from(weight) };
}

/** Every choice of k from 0 … n − 1. */
export function subsets(n: number, k: number, from = 0): number[][] {
	if (k === 0) return [[]];
	return Array.from({ length: Math.max(0, n - from) }, (_, i) => from + i).flatMap((first) =>
		subsets(n, k - 1, first + 1).map((rest) => [first, ...rest])
	);
}
