import { isoDay } from '../../core/time';
import type { Codec } from './codec';

/** What a before-and-after test compares. */
export interface EvaluationSettings {
	/** H3 resolution of the areas: 10 is about 125 m from hexagon to hexagon, 9 about 330 m, 8 about 860 m. */
	readonly resolution: 8 | 9 | 10;
	/** H3 indexes where something was done. */
	readonly target: readonly string[];
	/** The target was handed over as a hot spot, so it was chosen for being a peak. */
	readonly hot: boolean;
	/** Steps of hexagons around the target where crime may have moved to; 0 looks at none. */
	readonly rings: 0 | 1 | 2 | 3;
	/** H3 indexes of the control areas picked by hand; null has them proposed. */
	readonly control: readonly string[] | null;
	/** Proposed control hexagons for each of the target's. */
	readonly perTarget: 1 | 2 | 3;
	/** First day after the intervention began, days since 1970; null before one is chosen. */
	readonly date: number | null;
	/** Length of the period after, months. */
	readonly after: number;
	/** Length of the period right before, months; null is the same months a year earlier. */
	readonly before: number | null;
	/** Count months that look like a gap in loading as well. */
	readonly gaps: boolean;
	/** Weigh incidents by harm as well. */
	readonly harm: boolean;
}

export const MOST_MONTHS = 36;
/** Hexagons of an area that a link carries. */
export const MOST_CELLS = 400;

const start: EvaluationSettings = {
	resolution: 9,
	target: [],
	hot: false,
	rings: 1,
	control: null,
	perTarget: 1,
	date: null,
	after: 12,
	before: null,
	gaps: false,
	harm: false
};

/** Digits of H3 indexes without the ones that all share and without the filling at their end. */
function writeCells(cells: readonly string[]): string {
	const short = cells.map((cell) => cell.replace(/f+$/, ''));
	const [first = ''] = short;
	let shared = 0;
	while (shared < first.length && short.every((cell) => cell[shared] === first[shared])) shared++;
	return [first.slice(0, shared), ...short.map((cell) => cell.slice(shared))].join('.');
}

function readCells(text: string, resolution: number): string[] {
	const [shared = '', ...rest] = text.split('.');
	const cells = rest.map((own) => `${shared}${own}`.padEnd(15, 'f'));
	const begins = `8${resolution.toString(16)}`;
	return [...new Set(cells.filter((cell) => /^8[0-9a-f]{14}$/.test(cell) && cell.startsWith(begins)))].slice(0, MOST_CELLS);
}

const one = <T extends number>(text: string | undefined, of: readonly T[], otherwise: T): T =>
	of.find((n) => String(n) === text) ?? otherwise;
const months = (text: string | undefined): number | null => {
	const n = /^\d{1,2}$/.test(text ?? '') ? Number(text) : 0;
	return n >= 1 && n <= MOST_MONTHS ? n : null;
};
function readDate(text: string | undefined): number | null {
	const days = /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? Date.parse(`${text ?? ''}T00:00:00Z`) / 86_400_000 : NaN;
	return Number.isInteger(days) ? days : null;
}

export const evaluation: Codec<EvaluationSettings> = {
	start,
	write: ({ resolution, target, hot, rings, control, perTarget, date, after, before, gaps, harm }) =>
		[
			resolution,
			rings,
			perTarget,
			date === null ? '' : isoDay(date),
			after,
			before ?? 'year',
			`${hot ? 'h' : ''}${gaps ? 'g' : ''}${harm ? 'w' : ''}`,
			writeCells(target),
			control === null ? '' : control.length === 0 ? '-' : writeCells(control)
		].join('_'),
	read: (text) => {
		const [size, rings, per, date, after, before, flags = '', target = '', control = ''] = text.split('_');
		const resolution = one(size, [8, 9, 10], start.resolution);
		const cells = readCells(target, resolution);
		return {
			resolution,
			target: cells,
			hot: flags.includes('h') && cells.length > 0,
			rings: one(rings, [0, 1, 2, 3], start.rings),
			control: control === '' ? null : readCells(control, resolution).filter((cell) => !cells.includes(cell)),
			perTarget: one(per, [1, 2, 3], start.perTarget),
			date: readDate(date),
			after: months(after) ?? start.after,
			before: months(before),
			gaps: flags.includes('g'),
			harm: flags.includes('w')
		};
	}
};
