import { cellsAt } from '../../core/cells';
import { MOST_CELLS, type EvaluationSettings } from '../settings/evaluation';

/**
 * The settings of a test whose target is a ranked hot spot: `situations.change({ evaluation: hotTarget(…), lens: { …, check: 'before-after' } })`.
 * The test then says that the target was chosen for being a peak.
 */
export function hotTarget(settings: EvaluationSettings, cells: readonly string[], resolution: number): EvaluationSettings {
	const size = resolution >= 10 ? 10 : resolution <= 8 ? 8 : 9;
	const target = (size === resolution ? [...cells] : cellsAt(cells, size)).slice(0, MOST_CELLS);
	return { ...settings, resolution: size, target, hot: true, control: null };
}
