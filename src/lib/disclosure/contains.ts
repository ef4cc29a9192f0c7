/** Whether one selection lies in another, as far as can be known without the rows. */
import { cellsAt, cellsTouching } from '../core/cells';
import { isBox, slotsOf, type Box, type Filter, type Polygons } from '../core/filter';

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

function polygonsOf(drawn: Box | Polygons): Polygons {
	if (!isBox(drawn)) return drawn;
	const { west, south, east, north } = drawn;
	return [
		[
			[
				[west, south],
				[east, south],
				[east, north],
				[west, north],
				[west, south]
			]
		]
	];
}

/** Whether every row of the inner selection is surely or possibly one of the outer, too: shapes are compared by the hexagons they touch. */
export function mayContain({ filter: outer, reach: outerReach }: Placing, { filter: inner, reach: innerReach }: Placing): boolean {
	if (outer.period && !(inner.period && inner.period.from >= outer.period.from && inner.period.to <= outer.period.to)) return false;
	if (outer.week && !(inner.week && within(slotsOf(inner.week), slotsOf(outer.week)))) return false;
	for (const clause of ['categories', 'sources', 'outcomes', 'origins'] as const) {
		const [all, own] = [outer[clause], inner[clause]];
		if (all && !(own && within<string>(own, all))) return false;
	}
	if (outerReach && !(innerReach ? within(innerReach, outerReach) : inner.areas)) return false;
	if (!outer.areas) return true;
	return inner.areas ? inner.areas.every((area) => outer.areas?.some((other) => isPartOf(area, other))) : innerReach !== null;
}

/** A name also stands for its LSOAs. */
const isPartOf = (area: string, other: string): boolean => area === other || area.startsWith(`${other} `);

function within<T>(inner: Iterable<T>, outer: Iterable<T>): boolean {
	const all = new Set(outer);
	return [...inner].every((one) => all.has(one));
}
