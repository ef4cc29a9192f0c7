import { metresBetween } from '../coverage/nearby';
import type { Alternative, CandidatePoint, Coverage, SiteModel } from './contract';
import { coverageWith, nearestNew, type WalkTable } from './judge';
import type { Weighed } from './openNow';

/** Alternatives that are named. */
const MOST = 3;

interface Choice {
	readonly model: SiteModel;
	readonly entries: readonly Weighed[];
	readonly walks: WalkTable;
	readonly candidates: readonly CandidatePoint[];
	/** Places of the proposed sites among the candidates. */
	readonly sites: readonly number[];
	readonly radius: number;
	/** Metres that an alternative keeps from a proposed site and from another alternative. */
	readonly apart: number;
}

/**
 * The next best: every other candidate in the place of the site that it replaces best, by the model's own measure. Those beside a proposed
 * site, or beside a better alternative, are the same place in all but name and left out.
 */
export function alternativesTo(choice: Choice, after: Coverage): Alternative[] {
	const { candidates, sites, apart } = choice;
	const near = (a: number, b: number): boolean => {
		const [p, q] = [candidates[a], candidates[b]];
		return p !== undefined && q !== undefined && metresBetween(p.lng, p.lat, q.lng, q.lat) < apart;
	};
	const measure = measureOf(choice);
	const others = [...candidates.keys()].filter((c) => !sites.includes(c) && !sites.some((site) => near(site, c)));
	const ranked = others.map((c) => ({ c, ...measure.best(c) })).sort((a, b) => a.cost - b.cost || a.c - b.c);
	const kept: typeof ranked = [];
	for (const one of ranked) {
		if (kept.length === MOST) break;
		if (!kept.some(({ c }) => near(c, one.c))) kept.push(one);
	}
	return kept.flatMap(({ c, insteadOf }) => {
		const point = candidates[c];
		if (!point) return [];
		const set = sites.map((site, at) => (at === insteadOf ? c : site));
		const { covered, meanMetres, furthestMetres } = coverageWith(choice.entries, nearestNew(choice.walks, set), choice.radius);
		return [{ ...point, insteadOf, covered, difference: covered - after.covered, meanMetres, furthestMetres }];
	});
}

/** What a set costs in the model's measure: less is better. */
function measureOf({ model, entries: all, walks, sites, radius }: Choice): {
	best(candidate: number): { cost: number; insteadOf: number };
} {
	const entries = merged(all);
	const rests = sites.map((_, at) =>
		nearestNew(
			walks,
			sites.filter((__, other) => other !== at)
		)
	);
	const cost = (rest: Float64Array, candidate: number): number => {
		let [sum, furthest] = [0, 0];
		for (const { cell, count, walk } of entries) {
			const metres = Math.min(walk, rest[cell] ?? Infinity, walks.values[candidate * walks.places + cell] ?? Infinity);
			if (model === 'cover') sum -= metres <= radius ? count : 0;
			else if (model === 'median') sum += count * metres;
			else furthest = Math.max(furthest, metres);
		}
		return model === 'centre' ? furthest : sum;
	};
	return {
		best(candidate) {
			const costs = rests.map((rest) => cost(rest, candidate));
			const least = Math.min(...costs);
			return { cost: least, insteadOf: costs.indexOf(least) };
		}
	};
}

/** Hours at which a hexagon has the same walk count together. */
function merged(entries: readonly Weighed[]): Weighed[] {
	const byKey = new Map<string, Weighed>();
	for (const entry of entries) {
		const key = `${String(entry.cell)} ${String(entry.walk)}`;
		byKey.set(key, { ...entry, count: entry.count + (byKey.get(key)?.count ?? 0) });
	}
	return [...byKey.values()];
}
