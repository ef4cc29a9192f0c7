import { HexbeatError } from '../../core/errors';
import { cellBandwidth, cellDensity, onPlane } from '../hotspot/cell-density';
import { mergeAreas } from '../hotspot/areas';
import { factsOf, onStudy, studyOf, type CellValues, type StudyFacts, type StudyRequest } from './study';

export interface DensityRequest {
	readonly study: StudyRequest;
	readonly counts: CellValues;
	/** Metres; null takes the rule of thumb. */
	readonly bandwidth: number | null;
}

export interface DensityResult {
	readonly facts: StudyFacts;
	readonly counts: Uint32Array;
	/** Incidents per km². */
	readonly density: Float64Array;
	/** Metres used, and those of the rule of thumb. */
	readonly bandwidth: number;
	readonly rule: number;
	readonly inside: number;
	readonly outside: number;
}

/** Fewest incidents of which a density is drawn. */
const FEWEST = 20;
/** Metres to which the rule of thumb is rounded. */
const STEP = 50;

/**
 * Kernel density of incidents on the hexagons of the study area.
 *
 * @throws HexbeatError too-few-incidents, study-too-large.
 */
export async function densityMap(
	{ study: wanted, counts: given, bandwidth }: DensityRequest,
	signal?: AbortSignal
): Promise<DensityResult> {
	const study = await studyOf(wanted, signal);
	const facts = factsOf(study);
	const { inside: counts, outside } = onStudy(given, study);
	const inside = counts.reduce((sum, count) => sum + count, 0);
	if (inside < FEWEST)
		throw new HexbeatError(
			'too-few-incidents',
			`Only ${String(inside)} incidents lie in the study area: too few for a density (${String(FEWEST)} at least).`,
			'Take a longer period, more categories or a larger area.'
		);
	const points = onPlane(facts.centres);
	const area = facts.areaKm2 / facts.cells.length;
	const part = mergeAreas(new Uint8Array(facts.cells.length).fill(1), study.touching).of;
	// A kernel narrower than a hexagon would only redraw the counts.
	const least = Math.ceil((1.1 * Math.sqrt(area) * 1000) / STEP) * STEP;
	const rule = Math.max(least, Math.round(cellBandwidth(points, counts, part) / STEP) * STEP);
	const used = Math.max(least, bandwidth ?? rule);
	const density = await cellDensity(points, counts, used, area, signal);
	return { facts, counts: Uint32Array.from(counts), density, bandwidth: used, rule, inside, outside };
}
