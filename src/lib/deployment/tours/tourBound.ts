import type { TourProblem } from './rounds';

/**
 * A score that no rounds can exceed: each visit costs at least its dwell and half the ways from and to its two nearest neighbours,
 * each round half the shortest way from its start and to its end; with that, the fractional knapsack over the time of all units
 * (Dantzig 1957). Stops that no unit can reach and return from are left out. Valid, though often far above the best.
 */
export function tourBound(problem: TourProblem): number {
	const { walk, score, dwell, units } = problem;
	const n = score.length;
	const ends = new Set(units.flatMap(({ start, end }) => [start, end]));
	const way = (a: number, b: number): number => walk[a * n + b] ?? Infinity;
	const able = (stop: number): boolean =>
		units.some(({ start, end, budget }) => way(start, stop) + (dwell[stop] ?? 0) + way(stop, end) <= budget * (1 + 1e-12));
	const stops = Array.from(score.keys()).filter((stop) => !ends.has(stop) && (score[stop] ?? 0) > 0 && able(stop));
	const near = [...stops, ...ends];
	const costs = stops.map((stop) => {
		// A round from and to one depot may use the same way out and back.
		const ways = [...near.filter((other) => other !== stop), ...ends].map((other) => way(stop, other)).sort((a, b) => a - b);
		return (dwell[stop] ?? 0) + ((ways[0] ?? 0) + (ways[1] ?? 0)) / 2;
	});
	const least = (end: number): number => Math.min(...stops.map((stop) => way(end, stop)), Infinity) / 2;
	const time = units.reduce((sum, { start, end, budget }) => sum + Math.max(0, budget - Math.min(least(start) + least(end), budget)), 0);
	return knapsack(
		stops.map((stop, at) => ({ score: score[stop] ?? 0, cost: costs[at] ?? 0 })),
		time
	);
}

function knapsack(items: readonly { readonly score: number; readonly cost: number }[], room: number): number {
	let left = room * (1 + 1e-9);
	let sum = 0;
	for (const { score, cost } of [...items].sort((a, b) => b.score * a.cost - a.score * b.cost)) {
		if (cost > left) return sum + (score * left) / cost;
		left -= cost;
		sum += score;
	}
	return sum;
}
