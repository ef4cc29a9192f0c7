import { positionOf, type Ground, type Series } from './history';

/**
 * Incidents before a day per hexagon, each counting half as much for every half-life (days) that it lies back. An infinite
 * half-life counts all alike.
 */
export function remembered(series: Series, at: number, halfLife: number, cells: number): Float64Array {
	const weights = new Float64Array(cells);
	const end = positionOf(series, at);
	let day = NaN;
	let weight = 1;
	for (let e = 0; e < end; e++) {
		if (series.day[e] !== day) {
			day = series.day[e] ?? 0;
			weight = 0.5 ** ((at - day) / halfLife);
		}
		const cell = series.cell[e] ?? 0;
		weights[cell] = (weights[cell] ?? 0) + weight;
	}
	return weights;
}

/**
 * Weights spread over touching hexagons: in each step a hexagon shares out evenly among itself and the six around it, and keeps what
 * would leave the area. After n steps the spread is a kernel with a standard deviation of about √(3n ÷ 7) spacings.
 * @param steps ascending; one array is answered for each
 */
export function diffused({ touching }: Ground, weights: Float64Array, steps: readonly number[]): Float64Array[] {
	const found: Float64Array[] = [];
	let now = weights;
	for (let step = 1; found.length < steps.length; step++) {
		const next = new Float64Array(now.length);
		for (let i = 0; i < now.length; i++) {
			let sum = now[i] ?? 0;
			for (let j = 6 * i; j < 6 * i + 6; j++) sum += now[touching[j] ?? i] ?? 0;
			next[i] = sum / 7;
		}
		now = next;
		if (step === steps[found.length]) found.push(now);
	}
	return found;
}
