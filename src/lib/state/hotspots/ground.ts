/** Where hot spots are looked for: fixed before anything is counted, so that the filters cannot move it. */
import type { StudyRequest } from '../../analysis/jobs';
import { NO_FILTER, polygonsOf, type Box, type Filter } from '../../core/filter';
import type { Grid, Holdings } from '../../core/answers';
import type { Store } from '../../store';

/** What the study area follows from, in words' terms. */
export type GroundKind = 'recorded' | 'areas' | 'boundary' | 'drawn' | 'boundary-drawn';

export interface Ground {
	readonly kind: GroundKind;
	readonly request: StudyRequest;
	/** Equal for equal ground. */
	readonly key: string;
	/** Hexagons with a record that lie too far out to belong. */
	readonly outliers: number;
}

/** Part of its size by which the middle extent is widened on each side: outskirts belong, points in another county do not. */
const WIDENED = 0.1;
/** Most occupied hexagons at which the finer size is the default. */
const MANY = { snapped: 5_000, exact: 20_000 };

function within(extent: Box): (lng: number, lat: number) => boolean {
	const [x, y] = [WIDENED * (extent.east - extent.west), WIDENED * (extent.north - extent.south)];
	return (lng, lat) => lng >= extent.west - x && lng <= extent.east + x && lat >= extent.south - y && lat <= extent.north + y;
}

/** Hexagons of a grid where anything was ever recorded, whatever the filter but for chosen area names, without far outliers. */
async function recorded(
	store: Store,
	grid: Grid,
	{ areas }: Filter,
	extent: Box | null,
	signal: AbortSignal
): Promise<{ cells: string[]; outliers: number }> {
	const held = areas === null ? null : (await store.cells({ ...NO_FILTER, areas }, grid.resolution, signal)).counts;
	const belongs = extent === null ? () => true : within(extent);
	const cells: string[] = [];
	let outliers = 0;
	grid.cells.forEach((cell, i) => {
		if (held && !held[i]) return;
		if (belongs(grid.centres[2 * i] ?? 0, grid.centres[2 * i + 1] ?? 0)) cells.push(cell);
		else outliers++;
	});
	return { cells, outliers };
}

/** The study area of a filter: the boundary or shape that it names, else the ground around everything loaded. */
export async function groundOf(
	store: Store,
	holdings: Holdings,
	filter: Filter,
	resolution: number,
	rings: number,
	signal: AbortSignal
): Promise<Ground> {
	const boundary = filter.boundary && filter.boundary.polygons.length > 0 ? filter.boundary.polygons : null;
	const drawn = filter.drawn && polygonsOf(filter.drawn);
	if (boundary ?? drawn) {
		const shapes = [boundary, drawn].filter((shape) => shape !== null);
		const kind = boundary && drawn ? 'boundary-drawn' : boundary ? 'boundary' : 'drawn';
		return { kind, request: { resolution, ground: { kind: 'shape', shapes } }, key: JSON.stringify([resolution, shapes]), outliers: 0 };
	}
	const grid = await store.grid(resolution, signal);
	const { cells, outliers } = await recorded(store, grid, filter, holdings.extent, signal);
	return {
		kind: filter.areas === null ? 'recorded' : 'areas',
		request: { resolution, ground: { kind: 'recorded', cells, rings } },
		key: JSON.stringify([resolution, grid.version, filter.areas, rings]),
		outliers
	};
}

/** Size of hexagons that suits the data: 9, or 10 for exact points of one town; 8 for shared points of a whole county. */
export async function naturalResolution(store: Store, holdings: Holdings, signal: AbortSignal): Promise<number> {
	const snapped = holdings.sources.some((source) => source.snapped);
	const finest = holdings.finest ?? 11;
	if (snapped) return (await store.grid(9, signal)).cells.length > MANY.snapped ? 8 : 9;
	return finest >= 10 && (await store.grid(10, signal)).cells.length <= MANY.exact ? 10 : 9;
}
