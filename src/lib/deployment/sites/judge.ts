import type { Distances } from '../siting/distances';
import type { Coverage, SiteHour } from './contract';
import type { Weighed } from './openNow';

/** Walks from every candidate to every hexagon, metres: row c × cells. */
export type WalkTable = Distances;

/** Metres from each hexagon to the nearest of some candidates; Infinity for none. */
export function nearestNew({ places, values }: WalkTable, sites: readonly number[]): Float64Array {
	const least = new Float64Array(places).fill(Infinity);
	for (const site of sites)
		for (let i = 0, e = site * places; i < places; i++, e++) least[i] = Math.min(least[i] ?? Infinity, values[e] ?? Infinity);
	return least;
}

/** Coverage and walks with new points at given distances beside the existing ones. */
export function coverageWith(entries: readonly Weighed[], fresh: Float64Array, radius: number): Coverage {
	let [covered, sum, total, furthest] = [0, 0, 0, 0];
	for (const { cell, count, walk } of entries) {
		const metres = Math.min(walk, fresh[cell] ?? Infinity);
		if (metres <= radius) covered += count;
		sum += count * metres;
		total += count;
		furthest = Math.max(furthest, metres);
	}
	return { covered, meanMetres: total === 0 ? 0 : sum / total, furthestMetres: furthest };
}

/** The hours of the day in which something was recorded, 00:00 first. */
export function hoursOf(entries: readonly Weighed[], fresh: Float64Array, radius: number): SiteHour[] {
	const byHour = Array.from({ length: 24 }, (): Weighed[] => []);
	for (const entry of entries) if (entry.slot < 168) byHour[entry.slot % 24]?.push(entry);
	return byHour.flatMap((some, hour): SiteHour[] => {
		if (some.length === 0) return [];
		const after = (entry: Weighed): number => Math.min(entry.walk, fresh[entry.cell] ?? Infinity);
		const covered = (walk: (entry: Weighed) => number): number =>
			some.reduce((sum, entry) => sum + (walk(entry) <= radius ? entry.count : 0), 0);
		return [
			{
				hour,
				incidents: some.reduce((sum, { count }) => sum + count, 0),
				coveredBefore: covered(({ walk }) => walk),
				coveredAfter: covered(after),
				walkBefore: median(some.map((entry) => [entry.walk, entry.count])),
				walkAfter: median(some.map((entry) => [after(entry), entry.count]))
			}
		];
	});
}

/** The smallest value that at least half of the weight does not exceed. */
export function median(values: readonly (readonly [value: number, weight: number])[]): number {
	const sorted = [...values].sort((a, b) => a[0] - b[0]);
	const half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
	let sum = 0;
	for (const [value, weight] of sorted) if ((sum += weight) >= half) return value;
	return Infinity;
}
