import { breathe } from '../../core/breathe';
import { parentOf } from '../../core/cells';
import { HexbeatError } from '../../core/errors';
import { mergeAreas } from '../hotspot/areas';
import { evidenceOf, isHot, SOME_Q } from '../hotspot/evidence';
import { hotness } from '../hotspot/gi-star';
import { moran, type Moran } from '../hotspot/moran';
import type { OnProgress } from './index';
import {
	factsOf,
	FEWEST_CELLS,
	onStudy,
	reachOf,
	sameGround,
	studyOf,
	type CellValues,
	type Study,
	type StudyFacts,
	type StudyRequest
} from './study';

/** Fewest incidents that are tested. */
export const FEWEST_INCIDENTS = 20;

/** A question for hot spots: where, within how many steps, and what was counted. */
export interface HotSpotsRequest {
	readonly study: StudyRequest;
	/** Steps of the neighbourhood that is compared with the whole: 1 (the hexagon and its six) or 2. */
	readonly steps: 1 | 2;
	/** Incidents by hexagon of the study's resolution. */
	readonly counts: CellValues;
	/** The same incidents by hexagons one size larger and one smaller; null where that size is not to be had. */
	readonly coarser: CellValues | null;
	readonly finer: CellValues | null;
}

/** Share of an area's incidents that lie in hot hexagons of another test too, 0–1; null where that test was not made. */
export interface Checks {
	readonly coarser: number | null;
	readonly finer: number | null;
	/** With the other neighbourhood: two steps instead of one, or one instead of two. */
	readonly otherSteps: number | null;
}

/** Hot hexagons that share an edge. */
export interface HotArea {
	/** Places in the study's cells, ascending. */
	readonly cells: Uint32Array;
	readonly incidents: number;
	/** Its hexagon with the most incidents. */
	readonly peak: number;
	readonly checks: Checks;
}

export interface HotSpotsResult {
	readonly facts: StudyFacts;
	/** Incidents, z, p, q and class (as the fills `significance`) of each hexagon. */
	readonly counts: Uint32Array;
	readonly z: Float64Array;
	readonly p: Float64Array;
	readonly q: Float64Array;
	readonly evidence: Uint8Array;
	/** Incidents inside the study area, and located ones outside it. */
	readonly inside: number;
	readonly outside: number;
	/** Hexagons with a raw p below .05, before the correction for testing so many. */
	readonly raw: number;
	readonly moran: Moran;
	/** Most incidents first. */
	readonly areas: readonly HotArea[];
}

/** Evidence at every hexagon of a study area. */
async function tested(
	counts: CellValues,
	study: Study,
	steps: number,
	signal?: AbortSignal
): Promise<{ counts: Float64Array; evidence: Uint8Array }> {
	const { inside } = onStudy(counts, study);
	const { z, q } = hotness(inside, await reachOf(study, steps, signal));
	return { counts: inside, evidence: evidenceOf(z, q) };
}

/** Of every area, the share of its incidents for which `hot` holds; null where it has none. */
function sharesOf(areas: number, areaOf: (i: number) => number, counts: ArrayLike<number>, hot: (i: number) => boolean): (number | null)[] {
	const [all, held] = [new Float64Array(areas), new Float64Array(areas)];
	for (let i = 0; i < counts.length; i++) {
		const area = areaOf(i);
		if (area < 0) continue;
		const count = counts[i] ?? 0;
		all[area] = (all[area] ?? 0) + count;
		if (hot(i)) held[area] = (held[area] ?? 0) + count;
	}
	return Array.from(all, (sum, area) => (sum > 0 ? (held[area] ?? 0) / sum : null));
}

/** The three other tests that each area must stand. */
async function checksOf(
	request: HotSpotsRequest,
	study: Study,
	counts: Float64Array,
	areaOf: Int32Array,
	areas: number,
	signal?: AbortSignal
): Promise<Checks[]> {
	const { resolution } = study;
	const none = Array.from({ length: areas }, () => null);
	const own = (i: number): number => areaOf[i] ?? -1;
	const other = await tested(request.counts, study, request.steps === 1 ? 2 : 1, signal);
	const otherSteps = sharesOf(areas, own, counts, (i) => isHot(other.evidence[i]));
	await breathe(signal);
	const { coarser: coarse, finer: fine } = request;
	const wide = coarse ? await sameGround(study, resolution - 1, signal) : null;
	const wider = coarse && wide ? await tested(coarse, wide, request.steps, signal) : null;
	const coarser =
		wide && wider
			? sharesOf(areas, own, counts, (i) => isHot(wider.evidence[wide.place.get(parentOf(study.cells[i] ?? '', resolution - 1)) ?? -1]))
			: none;
	await breathe(signal);
	const close = fine ? await sameGround(study, resolution + 1, signal) : null;
	const closer = fine && close ? await tested(fine, close, request.steps, signal) : null;
	const finer =
		close && closer
			? sharesOf(
					areas,
					(i) => own(study.place.get(parentOf(close.cells[i] ?? '', resolution)) ?? -1),
					closer.counts,
					(i) => isHot(closer.evidence[i])
				)
			: none;
	return Array.from({ length: areas }, (_, at) => ({
		coarser: coarser[at] ?? null,
		finer: finer[at] ?? null,
		otherSteps: otherSteps[at] ?? null
	}));
}

function refuse(study: Study, incidents: number): void {
	if (study.cells.length < FEWEST_CELLS)
		throw new HexbeatError(
			'study-too-small',
			`The study area has only ${String(study.cells.length)} hexagons: too few to tell what stands out (${String(FEWEST_CELLS)} at least).`,
			'Choose smaller hexagons or a larger area.'
		);
	if (incidents < FEWEST_INCIDENTS)
		throw new HexbeatError(
			'too-few-incidents',
			`Only ${String(incidents)} incidents lie in the study area: too few to tell a hot spot from chance (${String(FEWEST_INCIDENTS)} at least).`,
			'Take a longer period, more categories or a larger area.'
		);
}

/**
 * Getis–Ord Gi* of every hexagon of the study area with Benjamini–Hochberg over all of them, hot hexagons merged into areas, how firm each
 * area is under three other tests, and Moran's I of the whole.
 *
 * @throws HexbeatError study-too-large, study-too-small, too-few-incidents.
 */
export async function hotSpots(request: HotSpotsRequest, signal?: AbortSignal, onProgress?: OnProgress): Promise<HotSpotsResult> {
	const study = await studyOf(request.study, signal);
	const { inside: counts, outside } = onStudy(request.counts, study);
	const inside = counts.reduce((sum, count) => sum + count, 0);
	refuse(study, inside);
	onProgress?.(0.3);
	await breathe(signal);
	const { z, p, q } = hotness(counts, await reachOf(study, request.steps, signal));
	const evidence = evidenceOf(z, q);
	const { of, cells } = mergeAreas(
		evidence.map((at) => (isHot(at) ? 1 : 0)),
		study.touching
	);
	onProgress?.(0.5);
	const checks = await checksOf(request, study, counts, of, cells.length, signal);
	const count = (i: number): number => counts[i] ?? 0;
	const areas = cells
		.map((members, at): HotArea => ({
			cells: members,
			incidents: members.reduce((sum, i) => sum + count(i), 0),
			peak: members.reduce((best, i) => (count(i) > count(best) ? i : best)),
			checks: checks[at] ?? { coarser: null, finer: null, otherSteps: null }
		}))
		.sort((a, b) => b.incidents - a.incidents);
	return {
		facts: factsOf(study),
		counts: Uint32Array.from(counts),
		z,
		p,
		q,
		evidence,
		inside,
		outside,
		raw: p.reduce((sum, value) => sum + (value < SOME_Q ? 1 : 0), 0),
		moran: moran(counts, study.touching),
		areas
	};
}
