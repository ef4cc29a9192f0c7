import { dayOf } from '../../core/time';
import type { WallTime } from '../../deployment';

const LONDON = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/London',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});

/** What the clocks of Europe/London show. @param now milliseconds since 1970 (UTC) */
export function londonNow(now: number): WallTime {
	const parts = new Map(LONDON.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
	const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
	return { day: dayOf(part('year'), part('month'), part('day')), minute: part('hour') * 60 + part('minute') };
}
