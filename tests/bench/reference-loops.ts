/** The analyses as plain loops over plain lists, straight from their definitions: what the kernels are measured against and must equal. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { twoSidedP } from '../../src/lib/analysis/stats/normal';

export interface Tested {
	readonly z: readonly number[];
	readonly q: readonly number[];
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Gi* with binary weights and the cell itself, then Benjamini–Hochberg. */
export function giStarLoop(values: readonly number[], neighbours: readonly (readonly number[])[]): Tested {
	const n = values.length;
	const mean = sumOf(values) / n;
	const deviation = Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / n);
	const z = values.map((value, i) => {
		const own = [value, ...(neighbours[i] ?? []).map((j) => values[j] ?? 0)];
		return (sumOf(own) - mean * own.length) / (deviation * Math.sqrt((n * own.length - own.length ** 2) / (n - 1)));
	});
	const p = z.map(twoSidedP);
	const order = p.map((_, i) => i).sort((a, b) => (p[b] ?? 0) - (p[a] ?? 0));
	const q = new Array<number>(n).fill(1);
	let least = 1;
	order.forEach((i, rank) => (q[i] = least = Math.min(least, ((p[i] ?? 0) * n) / (n - rank))));
	return { z, q };
}

/** Emerging class from a cell's z and q by bin, as "hot new"; empty for none. */
export function emergingLoop(z: readonly number[], q: readonly number[], alpha: number): string {
	const n = z.length;
	let s = 0;
	for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) s += Math.sign((z[j] ?? 0) - (z[i] ?? 0));
	const sizes = new Map<number, number>();
	for (const value of z) sizes.set(value, (sizes.get(value) ?? 0) + 1);
	const ties = sumOf([...sizes.values()].map((t) => t * (t - 1) * (2 * t + 5)));
	const variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
	const trend = variance > 0 && twoSidedP((s - Math.sign(s)) / Math.sqrt(variance)) <= alpha ? Math.sign(s) : 0;
	for (const sign of [1, -1]) {
		const bins = z.map((value, i) => ((q[i] ?? 1) <= alpha ? Math.sign(value) * sign : 0));
		const hot = bins.filter((bin) => bin > 0).length;
		const lasting = hot >= 0.9 * n;
		const side = sign > 0 ? 'hot' : 'cold';
		const [hotLast, run] = [(bins.at(-1) ?? 0) > 0, n - 1 - bins.findLastIndex((bin) => bin <= 0)];
		if (!hotLast && lasting) return `${side} historical`;
		if (!hotLast) continue;
		if (hot === 1) return `${side} new`;
		if (lasting) return `${side} ${trend * sign > 0 ? 'intensifying' : trend * sign < 0 ? 'diminishing' : 'persistent'}`;
		return `${side} ${run === hot ? 'consecutive' : bins.some((bin) => bin < 0) ? 'oscillating' : 'sporadic'}`;
	}
	return '';
}

export interface KnoxInput {
	readonly points: Float64Array;
	readonly days: Int32Array;
	readonly distances: readonly number[];
	readonly ends: readonly number[];
}

/** Knox: the near pairs are found once, then each reordering counts them anew; the same reorderings as the kernel's. */
export function knoxLoop({ points, days, distances, ends }: KnoxInput, permutations: number, seed: number) {
	const bandOf = (of: readonly number[], value: number): number => {
		for (let band = 0; band + 1 < of.length; band++) if (value >= (of[band] ?? 0) && value < (of[band + 1] ?? 0)) return band;
		return -1;
	};
	const near: { readonly a: number; readonly b: number; readonly row: number }[] = [];
	for (let a = 0; a < days.length; a++)
		for (let b = a + 1; b < days.length; b++) {
			const x = (points[2 * a] ?? 0) - (points[2 * b] ?? 0);
			const y = (points[2 * a + 1] ?? 0) - (points[2 * b + 1] ?? 0);
			const row = bandOf(distances, Math.sqrt(x * x + y * y));
			if (row >= 0) near.push({ a, b, row });
		}
	const count = (on: Int32Array): number[][] => {
		const table = distances.slice(1).map(() => ends.slice(1).map(() => 0));
		for (const { a, b, row } of near) {
			const column = bandOf(ends, Math.abs((on[a] ?? 0) - (on[b] ?? 0)));
			const counts = table[row];
			if (counts && column >= 0) counts[column] = (counts[column] ?? 0) + 1;
		}
		return table;
	};
	const observed = count(days);
	const atLeast = observed.map((row) => row.map(() => 1));
	const shuffled = days.slice();
	const random = xoroshiro128plus(seed);
	for (let done = 0; done < permutations; done++) {
		for (let i = shuffled.length - 1; i > 0; i--) {
			const j = uniformInt(random, 0, i);
			[shuffled[i], shuffled[j]] = [shuffled[j] ?? 0, shuffled[i] ?? 0];
		}
		count(shuffled).forEach((row, i) => {
			row.forEach((n, j) => {
				const own = atLeast[i];
				if (own && n >= (observed[i]?.[j] ?? 0)) own[j] = (own[j] ?? 0) + 1;
			});
		});
	}
	return { observed, p: atLeast.map((row) => row.map((n) => n / (permutations + 1))) };
}
