import { breathe } from '../../core/breathe';
import { HexbeatError } from '../../core/errors';
import { COLD_PATTERN, NO_PATTERN } from '../../core/paint';
import { mergeAreas } from '../hotspot/areas';
import { emergingPattern, PATTERNS, type Pattern } from '../hotspot/emerging';
import { SOME_Q } from '../hotspot/evidence';
import { hotness } from '../hotspot/gi-star';
import type { Neighbours } from '../hotspot/neighbours';
import { mannKendall } from '../trend/mann-kendall';
import type { OnProgress } from './index';
import { factsOf, reachOf, studyOf, type StudyFacts, type StudyRequest } from './study';

/** Fewest months in which a pattern can be told. */
export const FEWEST_MONTHS = 10;
/** Patterns of places that came up lately or grow. */
const RISING: readonly Pattern[] = ['new', 'consecutive', 'intensifying'];
/** Patterns of places that were hot for long and cool down. */
const FADING: readonly Pattern[] = ['diminishing', 'historical'];

export interface EmergingRequest {
	readonly study: StudyRequest;
	readonly steps: 1 | 2;
	/** Incidents by place in `cells` and month (bins since the first one loaded), one entry per pair that occurs. */
	readonly series: {
		readonly cells: readonly string[];
		readonly cell: Uint32Array;
		readonly when: Uint32Array;
		readonly count: Uint32Array;
	};
	/** Months tested: from ≤ month < to, in bins of the series. */
	readonly from: number;
	readonly to: number;
}

/** Hexagons with a pattern of the same direction that share an edge. */
export interface PatternArea {
	readonly cells: Uint32Array;
	readonly incidents: number;
	readonly peak: number;
}

export interface EmergingResult {
	readonly facts: StudyFacts;
	readonly months: number;
	/** Incidents of all months tested. */
	readonly counts: Uint32Array;
	/** Class of each cell as the fills `emerging`: place in `PATTERNS`, COLD_PATTERN or NO_PATTERN. */
	readonly pattern: Uint8Array;
	/** Months in which the cell was hot. */
	readonly hotMonths: Uint8Array;
	/** Trend of the cell's z over the months: 1 up, −1 down, 0 not clear (Mann–Kendall, p < .05). */
	readonly trend: Int8Array;
	/** Places that are new or rising, most incidents first. */
	readonly rising: readonly PatternArea[];
	/** Places that were hot and fade: diminishing, historical, or hot in at least half of the months with a falling trend. */
	readonly fading: readonly PatternArea[];
	readonly inside: number;
}

const SLICE = 2_048;

/** z and q of every cell in every month, month by month. */
interface Months {
	readonly z: readonly Float64Array[];
	readonly q: readonly Float64Array[];
}

function classify({ z, q }: Months, cells: number): Pick<EmergingResult, 'pattern' | 'hotMonths' | 'trend'> {
	const [pattern, hotMonths, trend] = [new Uint8Array(cells), new Uint8Array(cells), new Int8Array(cells)];
	const [own, chance] = [new Float64Array(z.length), new Float64Array(z.length)];
	for (let i = 0; i < cells; i++) {
		for (let m = 0; m < z.length; m++) {
			own[m] = z[m]?.[i] ?? 0;
			chance[m] = q[m]?.[i] ?? 1;
			if ((chance[m] ?? 1) <= SOME_Q && (own[m] ?? 0) > 0) hotMonths[i] = (hotMonths[i] ?? 0) + 1;
		}
		const found = emergingPattern(own, chance, SOME_Q);
		pattern[i] = found === null ? NO_PATTERN : found.side === 'cold' ? COLD_PATTERN : PATTERNS.indexOf(found.pattern);
		const { s, p } = mannKendall(own);
		trend[i] = p <= SOME_Q ? Math.sign(s) : 0;
	}
	return { pattern, hotMonths, trend };
}

/** Cells that are wanted, merged where they touch, most incidents first. */
function mergedBy(wanted: (i: number) => boolean, counts: Uint32Array, touching: Neighbours): PatternArea[] {
	const count = (i: number): number => counts[i] ?? 0;
	const { cells } = mergeAreas(
		counts.map((_, i) => (wanted(i) ? 1 : 0)),
		touching
	);
	const areas = cells.map((members): PatternArea => ({
		cells: members,
		incidents: members.reduce((sum, i) => sum + count(i), 0),
		peak: members.reduce((best, i) => (count(i) > count(best) ? i : best))
	}));
	return areas.sort((a, b) => b.incidents - a.incidents);
}

/** Incidents of the study's cells, one list a month. */
function monthly({ series, from, to }: EmergingRequest, place: ReadonlyMap<string, number>, size: number): Float64Array[] {
	const lists = Array.from({ length: to - from }, () => new Float64Array(size));
	const places = series.cells.map((cell) => place.get(cell) ?? -1);
	series.cell.forEach((cell, i) => {
		const at = places[cell] ?? -1;
		const list = lists[(series.when[i] ?? 0) - from];
		if (at >= 0 && list) list[at] = (list[at] ?? 0) + (series.count[i] ?? 0);
	});
	return lists;
}

/**
 * Emerging hot spots: Gi* of every hexagon month by month, each month's hexagons against one another and corrected for their number
 * (Benjamini–Hochberg), and the pattern of those months.
 *
 * Source: classes by {@link emergingPattern}, at q ≤ .05.
 *
 * @throws HexbeatError too-few-months, study-too-large.
 */
export async function emergingSpots(request: EmergingRequest, signal?: AbortSignal, onProgress?: OnProgress): Promise<EmergingResult> {
	const months = request.to - request.from;
	if (months < FEWEST_MONTHS)
		throw new HexbeatError(
			'too-few-months',
			`New and rising places need at least ${String(FEWEST_MONTHS)} whole months; the period holds ${String(Math.max(0, months))}.`,
			'Take a longer period.'
		);
	const study = await studyOf(request.study, signal);
	const reach = await reachOf(study, request.steps, signal);
	const lists = monthly(request, study.place, study.cells.length);
	const tests: { z: Float64Array; q: Float64Array }[] = [];
	for (const [m, list] of lists.entries()) {
		tests.push(hotness(list, reach));
		onProgress?.((0.8 * (m + 1)) / months);
		if (study.cells.length > SLICE) await breathe(signal);
	}
	const counts = new Uint32Array(study.cells.length);
	for (const list of lists) list.forEach((count, i) => (counts[i] = (counts[i] ?? 0) + count));
	const classes = classify({ z: tests.map(({ z }) => z), q: tests.map(({ q }) => q) }, counts.length);
	const areas = (wanted: (i: number) => boolean): PatternArea[] => mergedBy(wanted, counts, study.touching);
	const is = (i: number, names: readonly Pattern[]): boolean => names.includes(PATTERNS[classes.pattern[i] ?? NO_PATTERN] ?? 'sporadic');
	const { hotMonths, trend } = classes;
	return {
		facts: factsOf(study),
		months,
		counts,
		...classes,
		rising: areas((i) => is(i, RISING)),
		fading: areas((i) => is(i, FADING) || ((trend[i] ?? 0) < 0 && 2 * (hotMonths[i] ?? 0) >= months)),
		inside: counts.reduce((sum, n) => sum + n, 0)
	};
}
