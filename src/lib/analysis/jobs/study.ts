import { breathe } from '../../core/breathe';
import {
	averageAreaKm2,
	cellAreaKm2,
	cellsTouching,
	childrenOf,
	neighbours,
	outlinesOf,
	parentOf,
	withoutHoles,
	withRings
} from '../../core/cells';
import { HexbeatError } from '../../core/errors';
import type { Polygons } from '../../core/filter';
import { mergeAreas } from '../hotspot/areas';
import { degree, neighboursOf, type Neighbours } from '../hotspot/neighbours';

/** What fixes a study area before anything is counted. */
export interface StudyRequest {
	readonly resolution: number;
	/**
	 * `recorded`: the cells where anything was ever recorded, so many rings around them, and what they enclose;
	 * `shape`: every cell that a boundary or drawn shape touches; with several, the cells that all of them touch.
	 */
	readonly ground:
		| { readonly kind: 'recorded'; readonly cells: readonly string[]; readonly rings: number }
		| { readonly kind: 'shape'; readonly shapes: readonly Polygons[] };
}

/** A fixed area of cells of one resolution, zero cells included. */
export interface Study {
	readonly resolution: number;
	/** H3 indexes in ascending order. */
	readonly cells: readonly string[];
	readonly place: ReadonlyMap<string, number>;
	/** Cells that share an edge. */
	readonly touching: Neighbours;
}

/** What is told of a study area. */
export interface StudyFacts {
	readonly cells: readonly string[];
	/** As in core/answers Grid. */
	readonly corners: Float64Array;
	readonly starts: Uint32Array;
	readonly centres: Float64Array;
	/** Pieces that touch nowhere. */
	readonly parts: number;
	/** Cells with fewer than six neighbours. */
	readonly edge: number;
	readonly areaKm2: number;
}

/** Fewest and most hexagons that are tested together. */
export const FEWEST_CELLS = 30;
export const MOST_CELLS = 150_000;
const SLICE = 4_096;

/** Cells of a set with their neighbours within so many steps. */
async function linked(
	cells: readonly string[],
	place: ReadonlyMap<string, number>,
	steps: number,
	signal?: AbortSignal
): Promise<Neighbours> {
	const lists: number[][] = [];
	for (const [i, cell] of cells.entries()) {
		if (i % SLICE === SLICE - 1) await breathe(signal);
		lists.push(neighbours(cell, steps).flatMap((other) => place.get(other) ?? []));
	}
	return neighboursOf(lists);
}

async function laidOut(found: readonly string[], resolution: number, signal?: AbortSignal): Promise<Study> {
	if (found.length > MOST_CELLS)
		throw new HexbeatError(
			'study-too-large',
			`The study area has ${found.length.toLocaleString('en-GB')} hexagons; ${MOST_CELLS.toLocaleString('en-GB')} can be tested together.`,
			'Choose larger hexagons, or draw a smaller area.'
		);
	const cells = [...found].sort();
	const place = new Map(cells.map((cell, i) => [cell, i]));
	return { resolution, cells, place, touching: await linked(cells, place, 1, signal) };
}

function found({ resolution, ground }: StudyRequest): readonly string[] {
	if (ground.kind === 'shape') {
		const [first = [], ...others] = ground.shapes.map((polygons) => cellsTouching(polygons, resolution));
		return others.reduce((cells, other) => {
			const both = new Set(other);
			return cells.filter((cell) => both.has(cell));
		}, first);
	}
	return withoutHoles(withRings(ground.cells, ground.rings));
}

/** The newest study areas stay, with what was worked out for them: a filter changes the counts, not the ground. */
const KEPT = 3;
interface Kept {
	readonly key: string;
	readonly study: Study;
	readonly reach: Map<number, Neighbours>;
	readonly other: Map<number, Study | null>;
	facts: StudyFacts | null;
}
let kept: readonly Kept[] = [];

/** The study area of a request. @throws HexbeatError study-too-large. */
export async function studyOf(request: StudyRequest, signal?: AbortSignal): Promise<Study> {
	const key = JSON.stringify(request);
	const known = kept.find((one) => one.key === key);
	if (known) return known.study;
	const study = await laidOut(found(request), request.resolution, signal);
	kept = [{ key, study, reach: new Map(), other: new Map(), facts: null }, ...kept].slice(0, KEPT);
	return study;
}

const keptOf = (study: Study): Kept =>
	kept.find((one) => one.study === study) ?? { key: '', study, reach: new Map(), other: new Map(), facts: null };

/** Neighbours within one or two steps. */
export async function reachOf(study: Study, steps: number, signal?: AbortSignal): Promise<Neighbours> {
	if (steps === 1) return study.touching;
	const { reach } = keptOf(study);
	const known = reach.get(steps) ?? (await linked(study.cells, study.place, steps, signal));
	reach.set(steps, known);
	return known;
}

/** The same ground in hexagons of another size; null where they would be too many. */
export async function sameGround(study: Study, resolution: number, signal?: AbortSignal): Promise<Study | null> {
	const { other } = keptOf(study);
	const known = other.get(resolution);
	if (known !== undefined) return known;
	const finer = resolution > study.resolution;
	const cells = new Set(study.cells.flatMap((cell) => (finer ? childrenOf(cell, resolution) : [parentOf(cell, resolution)])));
	const made = cells.size > MOST_CELLS ? null : await laidOut([...cells], resolution, signal);
	other.set(resolution, made);
	return made;
}

/** Shapes and size of a study area. */
export function factsOf(study: Study): StudyFacts {
	const held = keptOf(study);
	return (held.facts ??= {
		cells: study.cells,
		...outlinesOf(study.cells),
		parts: mergeAreas(new Uint8Array(study.cells.length).fill(1), study.touching).cells.length,
		edge: study.cells.reduce((sum, _, i) => sum + (degree(study.touching, i) < 6 ? 1 : 0), 0),
		areaKm2: study.cells.length * (study.cells[0] === undefined ? averageAreaKm2(study.resolution) : cellAreaKm2(study.cells[0]))
	});
}

/** Values by cell name. */
export interface CellValues {
	readonly cells: readonly string[];
	readonly values: ArrayLike<number>;
}

/** Values in the order of the study area, 0 where none is given, and the sum of those that lie outside it. */
export function onStudy({ cells, values }: CellValues, { cells: own, place }: Study): { inside: Float64Array; outside: number } {
	const inside = new Float64Array(own.length);
	let outside = 0;
	cells.forEach((cell, i) => {
		const value = values[i] ?? 0;
		const at = place.get(cell);
		if (at === undefined) outside += value;
		else inside[at] = value;
	});
	return { inside, outside };
}
