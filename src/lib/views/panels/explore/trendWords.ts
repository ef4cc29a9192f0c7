import type { Series } from '../../../core/answers';
import { binStart, type TrendReading } from '../../../state/reading';
import { monthOf } from '../../../core/time';
import { count, day, month } from '../../../core/format';

const UNIT = { month: 'month', week: 'week', day: 'day' } as const;

/** The finding of the trend chart: where it peaks. */
export function trendTitle({ bin, start, counts }: Series): string {
	const most = Math.max(0, ...counts);
	if (most === 0) return 'No incident in any ' + UNIT[bin];
	const first = binStart(start + counts.indexOf(most), bin);
	const when = bin === 'month' ? `in ${month(monthOf(first))}` : bin === 'week' ? `in the week of ${day(first)}` : `on ${day(first)}`;
	return `Highest ${when}: ${count(most)}`;
}

/** The measure, and what the marks mean where there are any. */
export function trendSubtitle({ bin }: Series, reading: TrendReading): string {
	const marks = [
		reading.outside.some(Boolean) ? `circles are ${UNIT[bin]}s outside the usual range` : '',
		reading.gaps.length > 0 ? 'flagged months look like a loading gap' : '',
		reading.partial.length > 0 ? `hollow ${UNIT[bin]}s are not whole` : ''
	].filter((text) => text !== '');
	return [`Incidents per ${UNIT[bin]}`, ...marks].join('; ');
}
