import { cellsWithin, withRings } from '../../core/cells';
import { onlyPlaces, reachOf, type Reach } from '../coverage/reach';
import type { Pause } from '../pause';
import { placesReached } from '../siting/cover';
import type { Siting } from '../siting/siting';
import type { WeekDemand } from './expect';
import { smallCover } from './smallCover';
import type { WeekRequest } from './week';

/** Areas planned for at most, where none are named: as many as a table on a page holds. */
const MOST_AREAS = 12;

/** One area of the plan: its hexagons as places in the lattice, and what a patrol at each of them reaches, by places in `cells`. */
export interface Ground {
	readonly cells: Uint32Array;
	readonly reach: Reach;
}

/** The best posts of one area on one shift, for 0 … most patrols. */
export interface Block {
	readonly curve: readonly Siting[];
	/** Places in `Ground.cells` that each set reaches. */
	readonly reached: readonly Uint32Array[];
}

/** Incidents recorded in each area, by its place in the request. @param by area of each hexagon of the request */
export function recordedBy({ areas, cell, count }: WeekRequest, by: Int32Array): Uint32Array {
	const recorded = new Uint32Array(areas.length);
	cell.forEach((at, i) => {
		const area = by[at] ?? -1;
		if (area >= 0) recorded[area] = (recorded[area] ?? 0) + (count[i] ?? 0);
	});
	return recorded;
}

/** Incidents recorded in the chosen areas where patrols keep out. */
export const countBarred = (
	{ cells, cell, count }: WeekRequest,
	by: Int32Array,
	chosen: readonly number[],
	barred: ReadonlySet<string>
): number => cell.reduce((all, at, i) => all + (barred.has(cells[at] ?? '') && chosen.includes(by[at] ?? -1) ? (count[i] ?? 0) : 0), 0);

/** Incidents recorded in the chosen areas by civil hour of the week. */
export function hourlyIn({ cell, slot, count }: WeekRequest, by: Int32Array, chosen: readonly number[]): Uint32Array {
	const hourly = new Uint32Array(168);
	cell.forEach((at, i) => {
		const hour = slot[i] ?? 0;
		if (chosen.includes(by[at] ?? -1)) hourly[hour] = (hourly[hour] ?? 0) + (count[i] ?? 0);
	});
	return hourly;
}

/** Rings around the areas whose records still say something of them. */
const RINGS = 2;

/** The request with the records of its areas and of their surroundings alone. */
export function onlyNear(request: WeekRequest, by: Int32Array, chosen: readonly number[]): WeekRequest {
	const near = new Set(
		withRings(
			request.cells.filter((_, at) => chosen.includes(by[at] ?? -1)),
			RINGS
		)
	);
	const kept = Array.from(request.cell.keys()).filter((i) => near.has(request.cells[request.cell[i] ?? 0] ?? ''));
	return {
		...request,
		cell: Uint32Array.from(kept, (i) => request.cell[i] ?? 0),
		slot: Uint8Array.from(kept, (i) => request.slot[i] ?? 0),
		count: Uint32Array.from(kept, (i) => request.count[i] ?? 0)
	};
}

/** The areas to plan for, in the order of the request: those named, else the busiest. Areas without a record have nothing to plan. */
export function chooseAreas({ areas, wanted }: WeekRequest, recorded: Uint32Array): number[] {
	const known = Array.from(areas.keys()).filter((at) => (recorded[at] ?? 0) > 0);
	const named = known.filter((at) => wanted?.includes(areas[at]?.name ?? ''));
	if (named.length > 0) return named.slice(0, MOST_AREAS);
	const busiest = known.toSorted((a, b) => (recorded[b] ?? 0) - (recorded[a] ?? 0) || a - b).slice(0, MOST_AREAS);
	return known.filter((at) => busiest.includes(at));
}

/** Hexagons whose centre lies in a zone that patrols keep out of. */
export const barredIn = ({ excluded = [], resolution }: WeekRequest): ReadonlySet<string> =>
	new Set(excluded.flatMap(({ polygons }) => cellsWithin(polygons, resolution)));

/** @param barred hexagons without a post, and that no patrol goes to from elsewhere */
export function groundOf(
	{ lattice, counts }: WeekDemand,
	{ by, area, barred }: { readonly by: Int32Array; readonly area: number; readonly barred: ReadonlySet<string> },
	radiusMetres: number
): Ground {
	const cells = Uint32Array.from(Array.from(by.keys()).filter((i) => by[i] === area));
	const centres = new Float64Array(2 * cells.length);
	cells.forEach((i, at) => {
		centres.set(lattice.centres.subarray(2 * i, 2 * i + 2), 2 * at);
	});
	const open = (at: number): boolean => !barred.has(lattice.ids[cells[at] ?? 0] ?? '');
	const candidates = Array.from(cells.keys()).filter((at) => open(at) && counts.some((own) => (own[cells[at] ?? 0] ?? 0) > 0));
	return { cells, reach: onlyPlaces(reachOf(centres, Uint32Array.from(candidates), radiusMetres), open) };
}

/** Blocks by shift, then area. */
export async function solveBlocks({ expected }: WeekDemand, grounds: readonly Ground[], most: number, pause: Pause): Promise<Block[]> {
	const blocks: Block[] = [];
	for (const own of expected)
		for (const { cells, reach } of grounds) {
			const weight = Float64Array.from(cells, (i) => own[i] ?? 0);
			const curve = smallCover({ reach, weight }, most);
			blocks.push({ curve, reached: curve.map(({ sites }) => placesReached(reach, sites)) });
			await pause(blocks.length / (expected.length * grounds.length));
		}
	return blocks;
}
