/** Reference files about local time: moments in UTC and Europe/London, and how often each hour and weekday came in a year. */
import { localTime, weekHourExposure } from '../../analysis/temporal';
import { dayOf, isoDay, isoMonth, monthOf, weekdayOf } from '../../core/time';
import { casesOf, checkCases, merge } from './cases';
import type { Finding, JsonObject } from './compare';

const two = (n: number): string => String(n).padStart(2, '0');

const at = (c: JsonObject): ReturnType<typeof localTime> => localTime(Date.parse(typeof c.utc === 'string' ? c.utc : ''));

/** ISO year and week, from the Thursday of the week. */
function isoWeek(day: number): string {
	const thursday = day - weekdayOf(day) + 3;
	const year = Number(isoDay(thursday).slice(0, 4));
	return `${String(year)}-W${two(Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1)}`;
}

const yearExposure = (year: number): Uint32Array => weekHourExposure({ from: dayOf(year, 1, 1), to: dayOf(year + 1, 1, 1) });

const byHour = (year: number): number[] =>
	Array.from({ length: 24 }, (_, hour) => yearExposure(year).reduce((sum, n, slot) => (slot % 24 === hour ? sum + n : sum), 0));

/** Noon comes once a day, whatever the clocks do. */
const byWeekday = (year: number): number[] => Array.from({ length: 7 }, (_, weekday) => yearExposure(year)[weekday * 24 + 12] ?? 0);

export function checkTemporal(file: JsonObject): Finding {
	const years = Object.keys(file).flatMap((name): [string, () => unknown][] => {
		const [, what, year] = /^(hour_exposure|weekday_days)_(\d{4})(?:_mon_first)?$/.exec(name) ?? [];
		return year === undefined ? [] : [[name, () => (what === 'hour_exposure' ? byHour(Number(year)) : byWeekday(Number(year)))]];
	});
	const moments = checkCases(
		casesOf(file, 'timestamps'),
		{
			inputs: ['utc'],
			fields: {
				local: (c) => {
					const { day, second } = at(c);
					return `${isoDay(day)}T${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
				},
				offset_min: (c) => at(c).offset,
				iso_weekday: (c) => weekdayOf(at(c).day) + 1,
				hour: (c) => Math.floor(at(c).second / 3600),
				iso_year_week: (c) => isoWeek(at(c).day),
				month: (c) => isoMonth(monthOf(at(c).day))
			}
		},
		'timestamps'
	);
	return merge(moments, checkCases([file], { inputs: ['timestamps'], fields: Object.fromEntries(years) }, 'file'));
}
