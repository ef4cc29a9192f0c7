/** Classes of the areas on the map, by what they are coloured by. Pure. */
import { breaks } from '../analysis';
import { classOf, rampStep, type Classes, type ClassMethod } from '../core/classes';
import { NO_FILL, type CellPaint } from '../core/paint';
import type { AreaFigures, AreaRow } from './areaFigures';
import type { AreaColour } from './settings/areas';

export interface AreaPaint {
	readonly paint: CellPaint;
	/** Limits of counts, or of rates in tenths; null for changes, whose classes are fixed. */
	readonly classes: Classes | null;
	/** Areas in each fill. */
	readonly sizes: readonly number[];
}

/** Ends of the classes of change, as shares: clear falls to the left, clear rises to the right of the middle one. */
export const CHANGE_LIMITS = [0.25, 0.5] as const;
const MIDDLE = 3;

function changeClass({ change }: AreaRow): number {
	if (change?.percent === null || change?.percent === undefined) return NO_FILL;
	if (change.kind !== 'rise' && change.kind !== 'fall') return MIDDLE;
	const step = 1 + CHANGE_LIMITS.filter((limit) => Math.abs(change.percent ?? 0) >= limit).length;
	return MIDDLE + (change.kind === 'rise' ? step : -step);
}

const TENTHS = 10;
/** A rate in tenths, as it is shown. */
export const tenths = ({ rate }: AreaRow): number => (rate === null ? 0 : Math.round(rate.value * TENTHS));

export function areaPaint({ rows }: AreaFigures, colour: AreaColour, method: ClassMethod): AreaPaint {
	const of = new Uint8Array(rows.length).fill(NO_FILL);
	const figure = (row: AreaRow): number => (colour === 'rate' ? tenths(row) : row.now);
	const classes = colour === 'change' ? null : breaks(rows.map(figure), method);
	for (const row of rows) {
		const value = figure(row);
		of[row.at] = classes === null ? changeClass(row) : value === 0 ? NO_FILL : rampStep(classOf(value, classes), classes) - 1;
	}
	const sizes = new Array<number>(classes === null ? 2 * MIDDLE + 1 : 6).fill(0);
	for (const at of of) if (at !== NO_FILL) sizes[at] = (sizes[at] ?? 0) + 1;
	return { paint: { fills: classes === null ? 'diverging' : 'sequential', of }, classes, sizes };
}
