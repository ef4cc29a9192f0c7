import type { Bin, BoundarySeries } from '../core/answers';
import type { Filter, Polygons } from '../core/filter';
import { monthOf, weekOf } from '../core/time';
import type { Asking } from './asking';
import { locationsIn } from './membership';
import type { Points } from './points';
import { Recent } from './recent';

/** Bin of a day. */
const BINS: Readonly<Record<Bin, (day: number) => number>> = { month: monthOf, week: weekOf, day: (day) => day };
/** Sets of boundaries whose locations stay known. */
const KEPT = 4;

interface Found {
	/** Locations looked at: more may have been loaded since. */
	readonly size: number;
	/** Boundary of each location, −1 for none. */
	readonly area: Int32Array;
	/** 1 for a location in more than one boundary. */
	readonly several: Uint8Array;
}

/** Which of some boundaries each location lies in, found once for all filters. */
export class AreasOfLocations {
	readonly #kept = new Recent<Found>(KEPT);

	async of(boundaries: readonly Polygons[], points: Points, version: number, signal?: AbortSignal): Promise<Found> {
		const key = `${String(version)} ${JSON.stringify(boundaries)}`;
		const known = this.#kept.get(key);
		if (known && known.size === points.size) return known;
		const { size, positions } = points;
		const found = { size, area: new Int32Array(size).fill(-1), several: new Uint8Array(size) };
		for (const [at, polygons] of boundaries.entries())
			for (const location of await locationsIn(polygons, positions, signal))
				if ((found.area[location] ?? -1) < 0) found.area[location] = at;
				else found.several[location] = 1;
		this.#kept.set(key, found);
		return found;
	}
}

interface Asked {
	readonly filter: Filter;
	readonly boundaries: readonly Polygons[];
	readonly bin: Bin;
}

/** Incidents by boundary and bin: the engine counts by location, each of which has its boundary. */
export async function byBoundaries(
	asking: Asking,
	areas: AreasOfLocations,
	{ filter, boundaries, bin }: Asked,
	signal?: AbortSignal
): Promise<BoundarySeries> {
	const { catalogue, dialect } = asking.parts;
	const { points, version } = catalogue;
	const { area, several } = await areas.of(boundaries, points, version, signal);
	const by = `loc, ${bin === 'month' ? 'month' : 'day_first, day_last'}`;
	const rows = await asking.run(filter, (from) => `SELECT ${by}, ${dialect.count} AS n ${from} GROUP BY ${by}`, signal);
	const [loc, n, first] = [rows.column('loc'), rows.column('n'), rows.column(bin === 'month' ? 'month' : 'day_first')];
	const last = bin === 'month' ? first : rows.column('day_last');
	const span = catalogue.span(null);
	const start = span ? BINS[bin](span.first) : 0;
	const bins = span ? BINS[bin](span.last) - start + 1 : 0;
	const totals = new Uint32Array(boundaries.length);
	const counts = new Uint32Array(boundaries.length * bins);
	const sums = { none: 0, unlocated: 0, undated: 0, overlapping: 0, coarse: 0 };
	for (let i = 0; i < rows.length; i++) {
		const at = loc[i] ?? -1;
		const count = n[i] ?? 0;
		if (at < 0) {
			sums.unlocated += count;
			continue;
		}
		if (points.isCoarse(at)) sums.coarse += count;
		const own = area[at] ?? -1;
		if (own < 0) {
			sums.none += count;
			continue;
		}
		totals[own] = (totals[own] ?? 0) + count;
		if (several[at] === 1) sums.overlapping += count;
		if (first[i] !== last[i]) sums.undated += count;
		else {
			const place = own * bins + (bin === 'week' ? weekOf(first[i] ?? 0) : (first[i] ?? 0)) - start;
			counts[place] = (counts[place] ?? 0) + count;
		}
	}
	return { version, bin, start, bins, totals, counts, ...sums };
}
