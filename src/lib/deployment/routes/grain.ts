import { metresBetween } from '../coverage/nearby';

/** Median distance from a place to the next one, metres; 0 for fewer than two. @param centres longitude and latitude in turn, by longitude */
export function grainOf({ centres }: { readonly centres: Float64Array }): number {
	const n = centres.length / 2;
	if (n < 2) return 0;
	const nearest = Float64Array.from({ length: n }, (_, i) => {
		let least = Infinity;
		for (const step of [-1, 1])
			for (let j = i + step; j >= 0 && j < n; j += step) {
				// Places are in order of longitude: once that alone is too far, the rest is.
				const east = metresBetween(centres[2 * i] ?? 0, centres[2 * i + 1] ?? 0, centres[2 * j] ?? 0, centres[2 * i + 1] ?? 0);
				if (east >= least) break;
				least = Math.min(least, metresBetween(centres[2 * i] ?? 0, centres[2 * i + 1] ?? 0, centres[2 * j] ?? 0, centres[2 * j + 1] ?? 0));
			}
		return least;
	}).sort();
	return nearest[Math.floor((n - 1) / 2)] ?? 0;
}
