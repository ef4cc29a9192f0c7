import { unitsNeeded, type WeekCurves } from '../../deployment';
import type { WeekPlanSettings } from '../settings/planWeek';

/** What calls ask of patrols. */
export type Calls = Pick<WeekPlanSettings, 'met' | 'within' | 'busy'> & {
	/** That one incident takes a patrol. */ readonly minutes: number;
};

/** Units that the calls of each shift need at its mean rate over all areas of the plan. */
export function unitsByShift({ shifts, areas, expected }: Pick<WeekCurves, 'shifts' | 'areas' | 'expected'>, calls: Calls): number[] {
	const share = calls.met / 100;
	const rule =
		calls.within === null ? ({ by: 'busy', quantile: share } as const) : ({ by: 'waiting', share, minutes: calls.within } as const);
	return shifts.map(({ hours }, s) => {
		const own = expected.subarray(s * areas.length, (s + 1) * areas.length).reduce((sum, e) => sum + e, 0);
		return unitsNeeded({ perHour: own / hours, minutesEach: calls.minutes, utilisation: calls.busy / 100, rule }).units;
	});
}
