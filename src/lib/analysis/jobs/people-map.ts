import { breathe } from '../../core/breathe';
import { cellsWithin, parentOf } from '../../core/cells';
import type { Polygons } from '../../core/filter';

export interface PeopleRequest {
	/** Hexagons of one resolution. */
	readonly cells: readonly string[];
	readonly resolution: number;
	/** Areas that do not overlap, each with its residents, students or footfall. */
	readonly areas: readonly { readonly polygons: Polygons; readonly people: number }[];
}

export interface PeopleResult {
	/** People of each hexagon; 0 where no area reaches. */
	readonly people: Float64Array;
	/** People of the areas that live in none of the hexagons. */
	readonly outside: number;
}

/** Steps by which an area is divided more finely than into hexagons: 49 parts each, so that an area's edge runs through a hexagon. */
const FINER = 2;
const FINEST = 15;

/**
 * People by hexagon: those of an area spread evenly over it. Nobody is lost: the hexagons and `outside` add up to the areas.
 *
 * Source: areal weighting, Goodchild & Lam (1980).
 */
export async function peopleMap({ cells, resolution, areas }: PeopleRequest, signal?: AbortSignal): Promise<PeopleResult> {
	const at = new Map(cells.map((cell, i) => [cell, i]));
	const people = new Float64Array(cells.length);
	let outside = 0;
	for (const { polygons, people: all } of areas) {
		const parts = cellsWithin(polygons, Math.min(FINEST, resolution + FINER));
		const share = all / parts.length;
		for (const part of parts) {
			const place = at.get(parentOf(part, resolution));
			if (place === undefined) outside += share;
			else people[place] = (people[place] ?? 0) + share;
		}
		await breathe(signal);
	}
	return { people, outside };
}
