/** Whether one selection lies in another, as far as can be known without the rows. */
import { cellsAt, cellsTouching } from '../core/cells';
import { polygonsOf, slotsOf, type Filter, type Period } from '../core/filter';

/** A selection with what is needed to compare it. */
export interface Placing {
	readonly filter: Filter;
	/** Every hexagon that it can reach; null where no shape limits it. */
	readonly reach: ReadonlySet<string> | null;
}

/** Resolution at which shapes are compared. */
const RESOLUTION = 9;

export function placingOf(filter: Filter): Placing {
	const { cells, drawn, boundary } = filter;
	const shapes = [
		cells ? cellsAt(cells.ids, RESOLUTION) : null,
		drawn ? cellsTouching(polygonsOf(drawn), RESOLUTION) : null,
		boundary ? cellsTouching(boundary.polygons, RESOLUTION) : null
	].filter((shape) => shape !== null);
	const [first, ...others] = shapes.map((shape) => new Set(shape));
	if (!first) return { filter, reach: null };
	return { filter, reach: new Set([...first].filter((cell) => others.every((other) => other.has(cell)))) };
}

const NAMED = ['categories', 'sources', 'outcomes', 'origins'] as const;

/** All that the loaded rows hold, by the clause that chooses of it: a choice of all is none. */
export type Known = Readonly<Partial<Record<(typeof NAMED)[number] | 'areas', readonly string[]>>> & {
	readonly period?: Period;
	/** Hexagons that hold rows, of one resolution. */
	readonly cells?: readonly string[];
};

/**
 * Whether every row of the inner selection is surely or possibly one of the outer, too. Shapes are compared by the hexagons that they touch;
 * without a choice, all that is known is chosen, and where that is not known, the outer choice may be all of it.
 */
export function mayContain(outer: Placing, inner: Placing, known: Known): boolean {
	const [all, own] = [outer.filter, inner.filter];
	const period = own.period ?? known.period;
	if (all.period && period && !(period.from >= all.period.from && period.to <= all.period.to)) return false;
	if (all.week && !(own.week && within(slotsOf(own.week), slotsOf(all.week)))) return false;
	for (const clause of NAMED) {
		const chosen = own[clause] ?? known[clause];
		if (all[clause] && chosen && !within<string>(chosen, all[clause])) return false;
	}
	const reach = inner.reach ?? (known.cells && !own.areas ? cellsAt(known.cells, RESOLUTION) : null);
	if (outer.reach && reach && !within(reach, outer.reach)) return false;
	const areas = own.areas ?? (inner.reach ? undefined : known.areas);
	return !all.areas || !areas || areas.every((area) => all.areas?.some((other) => isPartOf(area, other)));
}

/** A name also stands for its LSOAs. */
const isPartOf = (area: string, other: string): boolean => area === other || area.startsWith(`${other} `);

function within<T>(inner: Iterable<T>, outer: Iterable<T>): boolean {
	const all = new Set(outer);
	return [...inner].every((one) => all.has(one));
}
