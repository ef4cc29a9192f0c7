import { unitsNeeded, type WeekCurves } from '../../deployment';

/** Share of moments in which enough units are free. */
const STAFFED = 0.9;

/**
 * Units that the calls of each shift need: enough nine times in ten, and busy 60 % of the time at most, at the shift's mean rate over all
 * areas of the plan.
 * @param minutes that one incident takes a unit
 */
export function unitsByShift({ shifts, areas, expected }: Pick<WeekCurves, 'shifts' | 'areas' | 'expected'>, minutes: number): number[] {
	return shifts.map(({ hours }, s) => {
		const own = expected.subarray(s * areas.length, (s + 1) * areas.length).reduce((sum, e) => sum + e, 0);
		return unitsNeeded({ perHour: own / hours, minutesEach: minutes, rule: { by: 'busy', quantile: STAFFED } }).units;
	});
}
