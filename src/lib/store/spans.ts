import type { WeekSpans } from '../core/answers';
import type { Filter } from '../core/filter';
import { NO_SLOT, PRECISIONS } from '../core/incident';
import type { Asking } from './asking';
import { literal } from './sql/dialect';

const DAY_MINUTES = 1440;
const TO_THE_HOUR = PRECISIONS.indexOf('hour');

/** Incidents by the minute of the week at which they start and the minutes to their end. */
export async function spans(asking: Asking, filter: Filter, signal?: AbortSignal): Promise<WeekSpans> {
	const { dialect } = asking.parts;
	const minute = `CASE WHEN second < 0 THEN 0 ELSE ${dialect.quotient(`second % ${literal(3600)}`, 60)} END`;
	// Both terms are whole, so that the difference is exact; NaN stays NaN.
	const length = `floor((until - second) / ${literal(60)}) - day_first * ${literal(DAY_MINUTES)}`;
	const hourly = dialect.countIf(`precision = ${literal(TO_THE_HOUR)}`);
	const list = `slot, ${minute} AS past, ${length} AS span, ${dialect.count} AS n, ${hourly} AS hourly`;
	const rows = await asking.run(filter, (from) => `SELECT ${list} ${from} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, signal);
	const [slot, past, span] = [rows.column('slot'), rows.column('past'), rows.column('span')];
	const [n, whole] = [rows.column('n'), rows.column('hourly')];
	const timed = Array.from({ length: rows.length }, (_, i) => i).filter((i) => slot[i] !== NO_SLOT);
	const all = Array.from(n).reduce((sum, count) => sum + count, 0);
	return {
		start: Uint16Array.from(timed, (i) => (slot[i] ?? 0) * 60 + (past[i] ?? 0)),
		length: Float64Array.from(timed, (i) => span[i] ?? NaN),
		count: Uint32Array.from(timed, (i) => n[i] ?? 0),
		hourly: Uint32Array.from(timed, (i) => whole[i] ?? 0),
		untimed: all - timed.reduce((sum, i) => sum + (n[i] ?? 0), 0)
	};
}
