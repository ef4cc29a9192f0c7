import { cellsAt } from '../../core/cells';
import type { Plan } from '../../deployment';
import { MOST_CELLS, type EvaluationSettings } from '../settings/evaluation';

/** Marks a hexagon that no post reaches. */
const NOBODY = 255;

/**
 * The settings of a test whose target is a ranked hot spot: `situations.change({ evaluation: hotTarget(…), lens: { …, check: 'before-after' } })`.
 * The test then says that the target was chosen for being a peak.
 */
export function hotTarget(settings: EvaluationSettings, cells: readonly string[], resolution: number): EvaluationSettings {
	const size = resolution >= 10 ? 10 : resolution <= 8 ? 8 : 9;
	const target = (size === resolution ? [...cells] : cellsAt(cells, size)).slice(0, MOST_CELLS);
	return { ...settings, resolution: size, target, hot: true, control: null };
}

/**
 * The settings of a test of a plan once it has been walked: the ground that it reaches as the target, at the size of hexagon that such
 * tests take, with one ring and proposed controls.
 * @param date first day of the tasking, days since 1970-01-01; null leaves the date to the user
 */
export function planTarget(settings: EvaluationSettings, { cells }: Plan, date: number | null): EvaluationSettings {
	const reached = cells.ids.filter((_, at) => cells.reachedBy[at] !== NOBODY);
	return { ...settings, resolution: 9, target: cellsAt(reached, 9).slice(0, MOST_CELLS), rings: 1, hot: true, control: null, date };
}
