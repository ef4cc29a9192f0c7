/** Areas of hexagons as the rows of the ranked list. Pure. */
import { changeSentence, type ChangeSentence } from '../../analysis';
import type { Checks, HotArea } from '../../analysis/jobs';
import type { MatchedPeriods } from '../matchedPeriods';

/** How many of the other tests an area stands. */
export type Stability = 'firm' | 'moderate' | 'weak';

/** A row of the ranked list. */
export interface HotRow {
	/** From 1, as on the map. */
	readonly rank: number;
	/** H3 index of its busiest hexagon: names the row. */
	readonly id: string;
	/** H3 indexes of all its hexagons. */
	readonly cells: readonly string[];
	/** Places of its hexagons in the grid. */
	readonly places: Uint32Array;
	/** Middle of its incidents, and of its busiest hexagon: longitude and latitude. */
	readonly middle: readonly [lng: number, lat: number];
	readonly peak: readonly [lng: number, lat: number];
	readonly incidents: number;
	/** Of all incidents in the study area, 0–1. */
	readonly share: number;
	/** Incidents by month, oldest first. */
	readonly months: Uint32Array;
	/** Null without an earlier period. */
	readonly change: ChangeSentence | null;
	/** Null where no such test applies. */
	readonly checks: Checks | null;
}

/** Share of an area's incidents that must lie in hot hexagons of another test for it to stand that test. */
export const STANDS = 0.5;

/** Tests made, and tests stood. */
export function stood({ coarser, finer, otherSteps }: Checks): { readonly made: number; readonly stood: number } {
	const made = [coarser, finer, otherSteps].filter((share) => share !== null);
	return { made: made.length, stood: made.filter((share) => share >= STANDS).length };
}

/** Firm: stands every other test, at least two; moderate: all but one; weak: fewer. */
export function stabilityOf(checks: Checks): Stability {
	const { made, stood: held } = stood(checks);
	if (held === made && made >= 2) return 'firm';
	return held >= 1 && held >= made - 1 ? 'moderate' : 'weak';
}

/** What the rows are made from; lists in the order of the grid's cells. */
export interface RowFacts {
	readonly cells: readonly string[];
	readonly centres: Float64Array;
	readonly counts: ArrayLike<number>;
	readonly inside: number;
	/** Incidents of each cell month by month: cell × months + month. */
	readonly series: Uint32Array;
	readonly months: number;
	/** Days compared; null without an earlier period. */
	readonly days: MatchedPeriods['days'] | null;
	/** Incidents of each cell in the two periods, without what was left out. */
	readonly now: ArrayLike<number>;
	readonly before: ArrayLike<number>;
}

const sumOver = (places: Uint32Array, values: ArrayLike<number>): number => places.reduce((sum, i) => sum + (values[i] ?? 0), 0);

function middleOf(places: Uint32Array, { centres, counts }: RowFacts): readonly [number, number] {
	let [x, y, n] = [0, 0, 0];
	for (const i of places) {
		const weight = (counts[i] ?? 0) + 1e-9;
		x += weight * (centres[2 * i] ?? 0);
		y += weight * (centres[2 * i + 1] ?? 0);
		n += weight;
	}
	return [x / n, y / n];
}

function monthsOf(places: Uint32Array, { series, months }: RowFacts): Uint32Array {
	const sums = new Uint32Array(months);
	for (const i of places) for (let m = 0; m < months; m++) sums[m] = (sums[m] ?? 0) + (series[i * months + m] ?? 0);
	return sums;
}

/** Rows of areas, in their order. */
export function rowsOf(
	areas: readonly (Pick<HotArea, 'cells' | 'incidents' | 'peak'> & { readonly checks?: Checks })[],
	facts: RowFacts
): HotRow[] {
	const { days, centres } = facts;
	return areas.map(({ cells: places, incidents, peak, checks }, at): HotRow => ({
		rank: at + 1,
		id: facts.cells[peak] ?? '',
		cells: Array.from(places, (i) => facts.cells[i] ?? ''),
		places,
		middle: middleOf(places, facts),
		peak: [centres[2 * peak] ?? 0, centres[2 * peak + 1] ?? 0],
		incidents,
		share: facts.inside > 0 ? incidents / facts.inside : 0,
		months: monthsOf(places, facts),
		change: days && changeSentence({ now: sumOver(places, facts.now), before: sumOver(places, facts.before), days }),
		checks: checks ?? null
	}));
}
